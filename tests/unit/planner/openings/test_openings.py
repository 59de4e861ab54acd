"""What to open, found from a catalogue: each kind of closed thing, ties, and what nothing frees."""

from typing import Any

import pytest
from tests.unit.planner.conftest import COUNTY, ON, PROVINCE, Catalogue

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import LifeEventId, RegionCode, ServiceId
from onevisit.kernel.working_days import Limit, Unit
from onevisit.planner.definitions import Channel, ContactKind, Opened
from onevisit.planner.openings import OpeningKind, Openings, Volume, openings

MATTER = LifeEventId("matter")
DAYS = Limit(5, Unit.WORKING_DAY)


def find(catalogue: Catalogue, k: int = 3, volumes: list[Volume] | None = None, **more: Any) -> Openings:
    counted = [Volume(COUNTY, 10, life_event=MATTER)] if volumes is None else volumes
    return openings(catalogue.edition(), counted, k, ON, **more)


def kinds(found: Openings) -> list[OpeningKind]:
    return [chosen.opening.kind for chosen in found.chosen]


def two_trips(catalogue: Catalogue, *also: Channel, name: str = "licence") -> None:
    """A step with a decision between applying and collecting at the hall; `also`: other ways to collect."""
    hall = catalogue.place("hall")
    apply = catalogue.contact(Channel.HALL)
    collect = catalogue.contact(Channel.HALL, *also, kind=ContactKind.COLLECT)
    opened = [Opened(kind, (Channel.HALL,), (hall,)) for kind in (ContactKind.APPLY, ContactKind.COLLECT)]
    catalogue.step(name, contacts=[apply, collect], opened=opened, promised=DAYS)


def test_sending_the_result_saves_the_second_trip(catalogue: Catalogue) -> None:
    two_trips(catalogue, Channel.ONLINE, Channel.COURIER)
    found = find(catalogue)
    (chosen,) = found.chosen
    assert chosen.opening.kind is OpeningKind.COURIER
    assert chosen.opening.instead == (Channel.ONLINE,)
    assert [freed.goal.visits for freed in chosen.frees] == [2]
    assert (found.already, found.freed, found.bound, found.proved) == (0, 10, 10, True)
    assert chosen.lost_without == 10


def test_a_right_saves_the_trip_for_a_paper(catalogue: Catalogue) -> None:
    hall, other = catalogue.place("hall"), catalogue.place("other")
    catalogue.service("issue", contacts=[catalogue.contact(Channel.HALL)], places=[other], by="registry")
    catalogue.evidence("proof", fetched_from="issue")
    catalogue.dataset("register", "proof")
    demands = [catalogue.demand("proof")]
    catalogue.step("grant", contacts=[catalogue.contact(Channel.HALL)], demands=demands, places=[hall])
    found = find(catalogue, k=1)
    assert {chosen.opening for chosen in found.chosen} | {tie[0] for tie in found.ties}
    (right,) = (o for o in _all(found) if o.kind is OpeningKind.RIGHT)
    assert (right.dataset, right.body, right.evidence, right.region) == (
        "register",
        "office",
        "proof",
        PROVINCE,
    )


def test_a_closed_register_gives_no_right_to_open(catalogue: Catalogue) -> None:
    hall, other = catalogue.place("hall"), catalogue.place("other", Channel.STATION)
    catalogue.service("issue", contacts=[catalogue.contact(Channel.STATION)], places=[other], by="registry")
    catalogue.evidence("proof", fetched_from="issue")
    catalogue.dataset("register", "proof", sharing="closed")
    demands = [catalogue.demand("proof")]
    catalogue.step("grant", contacts=[catalogue.contact(Channel.HALL)], demands=demands, places=[hall])
    found = find(catalogue)
    assert not found.chosen
    (left,) = found.unreachable
    assert left.openings_needed is None
    assert {blame.service for blame in left.blamed} == {"issue", "grant"}


def test_one_place_that_serves_what_another_serves_makes_one_visit(catalogue: Catalogue) -> None:
    for name in ("north", "south"):
        place = catalogue.place(name)
        catalogue.step(name, contacts=[catalogue.contact(Channel.HALL)], places=[place])
    found = find(catalogue)
    assert kinds(found) == [OpeningKind.PLACE]
    assert len(found.ties) == 1, "either place could serve the other's matter"
    assert found.all_ties_known


def test_a_station_that_accepts_what_only_the_hall_did_makes_one_visit(catalogue: Catalogue) -> None:
    hall, station = catalogue.place("hall"), catalogue.place("station", Channel.STATION)
    both = catalogue.contact(Channel.HALL, Channel.STATION)
    catalogue.step("card", contacts=[both], opened=[Opened(ContactKind.APPLY, (Channel.HALL,), (hall,))])
    catalogue.step("register", contacts=[catalogue.contact(Channel.STATION)], places=[station])
    found = find(catalogue)
    (chosen,) = found.chosen
    assert chosen.opening.kind is OpeningKind.ACCEPTANCE
    assert (chosen.opening.service, chosen.opening.place) == ("card", "station")


def test_openings_that_free_only_together_name_each_other(catalogue: Catalogue) -> None:
    two_trips(catalogue, Channel.COURIER)
    two_trips(catalogue, Channel.COURIER, name="permit")
    found = find(catalogue)
    assert kinds(found) == [OpeningKind.COURIER, OpeningKind.COURIER]
    assert [chosen.frees[0].together_with for chosen in found.chosen] == [(1,), (0,)]
    (left,) = find(catalogue, k=1).unreachable
    assert left.openings_needed == 2


def test_each_life_event_and_service_counts_one_case_where_none_are_given(catalogue: Catalogue) -> None:
    two_trips(catalogue, Channel.COURIER)
    found = openings(catalogue.edition(), None, 3, ON)
    assert found.cases == 2
    assert {freed.goal.service for freed in found.chosen[0].frees} == {None, "licence"}


def test_the_region_keeps_to_what_lies_in_it(catalogue: Catalogue) -> None:
    two_trips(catalogue, Channel.COURIER)
    assert openings(catalogue.edition(), None, 3, ON, region=PROVINCE).cases == 2
    volumes = [Volume(PROVINCE, 7, service=ServiceId("licence"))]
    assert find(catalogue, volumes=volumes, region=COUNTY).cases == 0


def test_what_nobody_offers_is_neither_reached_nor_freed(catalogue: Catalogue) -> None:
    two_trips(catalogue, Channel.COURIER)
    found = find(catalogue, volumes=[Volume(PROVINCE, 7, life_event=MATTER)])
    assert (found.already, found.freed, len(found.not_served)) == (0, 0, 1)


@pytest.mark.parametrize(
    ("volume", "code"),
    [
        (Volume(COUNTY, 1, life_event=LifeEventId("mater")), "unknown_life_event"),
        (Volume(COUNTY, 1, service=ServiceId("licens")), "unknown_service"),
        (Volume(RegionCode("99"), 1, life_event=MATTER), "unknown_region"),
        (Volume(COUNTY, 1), "nothing_to_count"),
    ],
)
def test_volumes_of_nothing_are_refused(catalogue: Catalogue, volume: Volume, code: str) -> None:
    two_trips(catalogue)
    with pytest.raises(DomainError) as refused:
        find(catalogue, volumes=[volume])
    assert refused.value.code == code


def _all(found: Openings) -> list[Any]:
    return [chosen.opening for chosen in found.chosen] + [o for tie in found.ties for o in tie]
