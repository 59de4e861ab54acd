"""Which promises got better or worse from one edition to another."""

from typing import Any

import pytest
from tests.unit.planner.conftest import COUNTY, ON, working_days

from onevisit.kernel.ids import ServiceId
from onevisit.planner import api
from onevisit.planner.definitions import Channel, ContactKind
from onevisit.planner.differing.differences import Differences, Matter, Turn

ONLINE, HALL, COLLECT = Channel.ONLINE, Channel.HALL, ContactKind.COLLECT


@pytest.fixture
def before(catalogue: Any) -> Any:
    """One service, online or at the hall, in five days, with one paper and a fee."""
    return filled(catalogue)


def filled(catalogue: Any, *, channels: tuple[Channel, ...] = (ONLINE, HALL), **more: Any) -> Any:
    catalogue.place("hall")
    catalogue.place("annex")
    parts: dict[str, Any] = {
        "contacts": [catalogue.contact(*channels)],
        "places": ["hall"],
        "promised": working_days(5),
        "demands": [catalogue.demand("card")],
        "fees": [catalogue.fee(500)],
    }
    catalogue.step("register", **{**parts, **more})
    return catalogue


def turns(found: Differences) -> set[tuple[Turn, Matter]]:
    return {(change.turn, change.what) for change in found.changes}


def diff(before: Any, after: Any) -> Differences:
    return api.diff(before.edition(), after.edition(), ON)


def test_the_same_promises_make_no_difference(before: Any, new_catalogue: Any) -> None:
    assert diff(before, filled(new_catalogue())).changes == ()


def test_fewer_days_and_fees_are_better(before: Any, new_catalogue: Any) -> None:
    after = new_catalogue()
    filled(after, promised=working_days(3), fees=[after.fee(100)])
    assert turns(diff(before, after)) == {(Turn.BETTER, Matter.DAYS), (Turn.BETTER, Matter.FEES)}
    assert turns(diff(after, before)) == {(Turn.WORSE, Matter.DAYS), (Turn.WORSE, Matter.FEES)}


def test_a_closed_channel_is_worse_and_can_cost_a_visit(before: Any, new_catalogue: Any) -> None:
    found = diff(before, filled(new_catalogue(), channels=(HALL,)))
    assert turns(found) == {(Turn.WORSE, Matter.CHANNELS), (Turn.WORSE, Matter.VISITS)}
    visits = next(change for change in found.changes if change.what is Matter.VISITS)
    assert (visits.before.en, visits.after.en, visits.regions) == ("0", "1", (COUNTY,))


def test_an_open_right_takes_a_paper_away(before: Any, new_catalogue: Any) -> None:
    after = filled(new_catalogue())
    after.dataset("people", "card")
    after.right("people", evidence=["card"], services=["register"])
    found = diff(before, after)
    assert turns(found) == {(Turn.BETTER, Matter.PAPERS)}
    assert (found.changes[0].before.en, found.changes[0].after.en) == ("card", "nothing")


def test_another_place_is_a_change_and_one_more_is_better(before: Any, new_catalogue: Any) -> None:
    assert turns(diff(before, filled(new_catalogue(), places=["annex"]))) == {(Turn.CHANGED, Matter.PLACES)}
    both = filled(new_catalogue(), places=["hall", "annex"])
    assert turns(diff(before, both)) == {(Turn.BETTER, Matter.PLACES)}


def test_offers_and_services_appear_and_vanish(before: Any, new_catalogue: Any) -> None:
    after = filled(new_catalogue())
    after.step("insure", optional=True, contacts=[after.contact(ONLINE)])
    found = diff(before, after)
    assert turns(found) == {(Turn.APPEARED, Matter.OFFER), (Turn.CHANGED, Matter.SERVICES)}
    assert (Turn.VANISHED, Matter.OFFER) in turns(diff(after, before))


def test_the_same_change_in_several_regions_is_told_once(before: Any, new_catalogue: Any) -> None:
    after = filled(new_catalogue(), promised=working_days(9))
    for catalogue in (before, after):
        offers = catalogue.offers[ServiceId("register")]
        offers["3301"] = offers[COUNTY]
    (change,) = diff(before, after).changes
    assert change.regions == ("3301", COUNTY)
