"""The figures that a province publishes, computed instead of declared (design.md section 4)."""

from typing import Any

import msgspec
import pytest
from tests.unit.planner.conftest import CITY, COUNTY, ON, text, working_days

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import RegionCode, ServiceId
from onevisit.planner import api
from onevisit.planner.coverage.figures import Coverage
from onevisit.planner.definitions import Channel, ContactKind, Edition, Opened, Region

OTHER = RegionCode("330123")
APPLY, COLLECT = ContactKind.APPLY, ContactKind.COLLECT


def two_visits(catalogue: Any) -> dict[str, Any]:
    """Apply and collect at a hall, with a week between."""
    return {
        "contacts": [catalogue.contact(Channel.HALL, Channel.ONLINE, kind=k) for k in (APPLY, COLLECT)],
        "opened": [Opened(APPLY, (Channel.HALL,)), Opened(COLLECT, (Channel.HALL,))],
        "promised": working_days(5),
    }


def with_another_county(edition: Edition, *, like: str, opened: tuple[Opened, ...] | None = None) -> Edition:
    """The same service offered in a second county, alike or with other openings."""
    regions = {**edition.regions, OTHER: Region(OTHER, "county", CITY, text("Other"))}
    service = ServiceId(like)
    offer = edition.offers[service][COUNTY]
    offer = msgspec.structs.replace(offer, region=OTHER, opened=opened or offer.opened)
    offers = {**edition.offers, service: {**edition.offers[service], OTHER: offer}}
    return msgspec.structs.replace(edition, regions=regions, offers=offers)


def figures(coverage: Coverage) -> tuple[int, int, int, int]:
    whole = coverage.services.whole.computed
    return whole.zero, whole.one, whole.more, whole.closed


def test_each_offer_counts_once_in_its_worst_case(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.step("online", contacts=[catalogue.contact(Channel.ONLINE)])
    catalogue.step("hall", contacts=[catalogue.contact(Channel.HALL, when="married")])
    catalogue.step("twice", **two_visits(catalogue))
    found = api.coverage(catalogue.edition(), ON)
    assert figures(found) == (1, 1, 1, 0)
    assert found.services.whole.computed.at_most_one == pytest.approx(200 / 3)
    (excess,) = [e for e in found.above_one if e.kind == "service"]
    assert (excess.id, excess.visits, excess.regions) == ("twice", 2, 1)
    assert excess.cause.sentence.code == "visits_wait"


def test_the_trip_to_fetch_a_paper_counts(catalogue: Any) -> None:
    catalogue.evidence("proof", fetched_from="archive")
    catalogue.service("archive", by="archive", contacts=[catalogue.contact(Channel.HALL)])
    catalogue.step("wants", demands=[catalogue.demand("proof")])
    assert figures(api.coverage(catalogue.edition(), ON)) == (0, 2, 0, 0)


def test_counties_that_open_the_same_are_proved_once(catalogue: Any) -> None:
    catalogue.step("twice", **two_visits(catalogue))
    found = api.coverage(with_another_county(catalogue.edition(), like="twice"), ON)
    assert (figures(found), found.weighed) == ((0, 0, 2, 0), 2)
    assert [e.regions for e in found.above_one] == [2, 2]


def test_counties_that_open_other_ways_are_counted_apart(catalogue: Any) -> None:
    catalogue.step("twice", **two_visits(catalogue))
    online = (Opened(APPLY, (Channel.ONLINE,)), Opened(COLLECT, (Channel.HALL,)))
    found = api.coverage(with_another_county(catalogue.edition(), like="twice", opened=online), ON)
    assert figures(found) == (0, 1, 1, 0)
    shares = {share.key: share.computed.at_most_one for share in found.services.by_county}
    assert shares == {COUNTY: 0.0, OTHER: 100.0}
    assert found.services.by_city[0].computed.total == 2
    assert [share.key for share in found.services.by_body] == ["office"]


def test_declared_and_computed_stand_side_by_side(catalogue: Any) -> None:
    catalogue.step("twice", **two_visits(catalogue))
    service = catalogue.services[ServiceId("twice")]
    catalogue.services[ServiceId("twice")] = msgspec.structs.replace(service, visits_declared=1)
    found = api.coverage(catalogue.edition(), ON)
    whole = found.services.whole
    assert (whole.computed.more, whole.declared.one) == (1, 1)
    assert found.life_events.whole.declared.one == 1
    assert found.life_events.whole.computed.more == 1


def test_only_offers_of_the_level_count(catalogue: Any) -> None:
    catalogue.step("a", contacts=[catalogue.contact(Channel.ONLINE)])
    catalogue.step("b", contacts=[catalogue.contact(Channel.ONLINE)], region=CITY)
    assert figures(api.coverage(catalogue.edition(), ON, "city")) == (1, 0, 0, 0)
    assert figures(api.coverage(catalogue.edition(), ON, "county")) == (1, 0, 0, 0)
    with pytest.raises(DomainError, match="unknown_level"):
        api.coverage(catalogue.edition(), ON, "village")
