"""The ways to one visit, against every set of openings there is on small catalogues."""

from itertools import combinations
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.unit.planner.conftest import COUNTY, ON, Catalogue

from onevisit.kernel.ids import LifeEventId, PlaceId
from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.planner.definitions import Channel, ContactDefinition, ContactKind, Edition, Opened
from onevisit.planner.openings.closed import Opening, OpeningKind, with_opened
from onevisit.planner.openings.ways import ways_to_one_visit
from onevisit.planner.proving.matter import Matter
from onevisit.planner.proving.search import Search

PLACES = {"hall": Channel.HALL, "annex": Channel.HALL, "station": Channel.STATION}
DAYS = Limit(3, Unit.WORKING_DAY)

offers = st.fixed_dictionaries(
    {
        "lawful": st.sets(st.sampled_from([Channel.ONLINE, Channel.HALL, Channel.STATION]), min_size=1),
        "at": st.sampled_from(sorted(PLACES)),
        "collects": st.booleans(),
        "waits": st.booleans(),
        "fetches": st.booleans(),
        "follows": st.booleans(),
    }
)


def catalogue_of(parts: list[dict[str, Any]]) -> Catalogue:
    catalogue = Catalogue()
    for name, channel in PLACES.items():
        catalogue.place(name, channel)
    catalogue.dataset("register", "proof")
    catalogue.evidence("proof", fetched_from="issue")
    issue = catalogue.contact(Channel.HALL)
    catalogue.service("issue", contacts=[issue], places=[PlaceId("annex")], by="registry")
    for number, part in enumerate(parts):
        channel = PLACES[part["at"]]
        lawful = tuple(sorted(part["lawful"] | {channel}))
        kinds = [ContactKind.APPLY] + [ContactKind.COLLECT] * part["collects"]
        catalogue.step(
            f"s{number}",
            contacts=[ContactDefinition(kind, lawful) for kind in kinds],
            opened=[Opened(kind, (channel,), (PlaceId(part["at"]),)) for kind in kinds],
            promised=DAYS if part["waits"] else IMMEDIATE,
            demands=[catalogue.demand("proof")] if part["fetches"] else [],
            after=[f"s{number - 1}"] if part["follows"] and number else [],
        )
    return catalogue


def everything_closed(edition: Edition) -> list[Opening]:
    found = [
        Opening(
            OpeningKind.RIGHT,
            edition.regions[COUNTY].code[:2],  # type: ignore[arg-type]
            dataset=next(iter(edition.datasets)),
            body=edition.services[next(s for s in edition.services if s != "issue")].body,
            evidence=next(iter(edition.evidence)),
        )
    ]
    for service in edition.services.values():
        offer = edition.offers[service.id][COUNTY]
        for contact in service.contacts:
            if Channel.ONLINE in contact.channels:
                found.append(Opening(OpeningKind.CHANNEL, COUNTY, service.id, contact.kind, Channel.ONLINE))
        for place in edition.places.values():
            new = all(place.id not in opened.places for opened in offer.opened)
            if new and any(place.channel in contact.channels for contact in service.contacts):
                kind = OpeningKind.PLACE if place.channel is Channel.HALL else OpeningKind.ACCEPTANCE
                found.append(Opening(kind, COUNTY, service.id, place=place.id))
    return found


def visits(edition: Edition, opened: tuple[Opening, ...]) -> int:
    matter = edition.life_events[LifeEventId("matter")]
    worst = Search(Matter(with_opened(edition, opened, ON), matter, edition.regions[COUNTY], ON)).worst()
    return worst.visits if worst else 0


def effect(opening: Opening) -> tuple[object, ...]:
    """What an opening does, whatever it is called."""
    return (
        (opening.evidence,)
        if opening.kind is OpeningKind.RIGHT
        else (opening.service, opening.contact, opening.place)
    )


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(offers, min_size=1, max_size=2))
def test_the_ways_are_exactly_the_smallest_sets_that_make_one_visit(parts: list[dict[str, Any]]) -> None:
    edition = catalogue_of(parts).edition()
    matter = edition.life_events[LifeEventId("matter")]
    found = ways_to_one_visit(edition, matter, edition.regions[COUNTY], ON)
    assert found.is_complete
    ways = [{effect(opening) for opening in way} for way in found.ways]
    in_use = {effect(opening) for way in found.ways for opening in way}
    for size in range(3):
        for opened in combinations(everything_closed(edition), size):
            effects = {effect(opening) for opening in opened}
            holds_a_way = any(way <= effects for way in ways)
            if holds_a_way or effects <= in_use:
                assert (visits(edition, opened) <= 1) == holds_a_way


def test_a_matter_with_too_many_ways_keeps_one_and_says_that_there_may_be_more() -> None:
    part = {"lawful": {Channel.ONLINE, Channel.HALL, Channel.STATION}, "collects": True, "waits": True}
    parts = [{**part, "at": "hall", "fetches": False, "follows": True} for _ in range(7)]
    edition = catalogue_of(parts).edition()
    matter = edition.life_events[LifeEventId("matter")]
    found = ways_to_one_visit(edition, matter, edition.regions[COUNTY], ON)
    assert not found.is_complete
    (way,) = found.ways
    assert visits(edition, tuple(way)) == 1  # type: ignore[arg-type]
    assert all(visits(edition, tuple(way - {opening})) > 1 for opening in way)  # type: ignore[arg-type]
