"""The fewest visits, exactly: against brute force over every grouping (design.md section 4)."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onevisit.kernel.text import say
from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.planner.definitions import Channel, ContactKind, Need
from onevisit.planner.visits import contacts_to_blame, fewest_visits

PLACES = ("a", "b", "c", "d")
FIVE_DAYS = Limit(5, Unit.WORKING_DAY)


def transitive(before: list[int]) -> list[int]:
    """`before` with everything that comes before what comes before; edges go from low to high numbers."""
    closed: list[int] = []
    for earlier in before:
        closed.append(earlier | sum_of(closed[i] for i in range(len(closed)) if earlier >> i & 1))
    return closed


def sum_of(sets: Iterator[int]) -> int:
    result = 0
    for one in sets:
        result |= one
    return result


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[tuple[str, ...]], list[int]]:
    count = draw(st.integers(0, 6))
    places = [
        tuple(sorted(draw(st.sets(st.sampled_from(PLACES), min_size=1, max_size=3)))) for _ in range(count)
    ]
    before = [draw(st.integers(0, (1 << i) - 1)) & draw(st.integers(0, (1 << i) - 1)) for i in range(count)]
    return places, transitive(before)


def groupings(members: list[int]) -> Iterator[list[list[int]]]:
    """Every way to put the members into groups."""
    if not members:
        yield []
        return
    first, rest = members[0], members[1:]
    for grouping in groupings(rest):
        yield [[first], *grouping]
        for i, group in enumerate(grouping):
            yield [*grouping[:i], [first, *group], *grouping[i + 1 :]]


def is_possible(grouping: list[list[int]], places: list[tuple[str, ...]], before: list[int]) -> bool:
    """The definition itself: one place each, no wait inside, and some order of all visits fits."""
    for group in grouping:
        if not set.intersection(*(set(places[i]) for i in group)):
            return False
        if any(before[i] >> j & 1 for i in group for j in group):
            return False
    later = {
        (b, a)
        for a, b in itertools.permutations(range(len(grouping)), 2)
        if comes_before(grouping[b], grouping[a], before)
    }
    return any(
        all((order.index(a) < order.index(b)) for a, b in later)
        for order in itertools.permutations(range(len(grouping)))
    )


def comes_before(group: list[int], other: list[int], before: list[int]) -> bool:
    return any(before[j] >> i & 1 for i in group for j in other)


@settings(max_examples=150, deadline=None)
@given(problems())
def test_no_possible_grouping_has_fewer_visits(problem: tuple[list[tuple[str, ...]], list[int]]) -> None:
    places, before = problem
    stops = fewest_visits(places, before)
    possible = (g for g in groupings(list(range(len(places)))) if is_possible(g, places, before))
    assert len(stops) == min(len(grouping) for grouping in possible)


@given(problems())
def test_the_visits_serve_every_contact_once_where_and_when_it_can_be(
    problem: tuple[list[tuple[str, ...]], list[int]],
) -> None:
    places, before = problem
    done = 0
    for stop in fewest_visits(places, before):
        for contact in stop.contacts:
            assert stop.place in places[contact]
            assert before[contact] & ~done == 0
        done |= sum(1 << contact for contact in stop.contacts)
    assert done == (1 << len(places)) - 1


@given(problems())
def test_where_one_place_serves_all_the_longest_chain_is_the_answer(
    problem: tuple[list[tuple[str, ...]], list[int]],
) -> None:
    _, before = problem
    lengths: list[int] = []
    for earlier in before:
        lengths.append(1 + max((n for i, n in enumerate(lengths) if earlier >> i & 1), default=0))
    assert len(fewest_visits([("hall",)] * len(before), before)) == max(lengths, default=0)


@settings(deadline=None)
@given(problems())
def test_the_blamed_contacts_need_all_the_visits_and_none_is_too_many(
    problem: tuple[list[tuple[str, ...]], list[int]],
) -> None:
    places, before = problem
    blamed = contacts_to_blame(places, before)

    def visits(chosen: list[int]) -> int:
        fresh = {contact: i for i, contact in enumerate(chosen)}
        kept = [sum(1 << fresh[j] for j in chosen if before[i] >> j & 1) for i in chosen]
        return len(fewest_visits([places[i] for i in chosen], kept))

    everything = visits(list(range(len(places))))
    assert visits(list(blamed)) == everything
    for contact in blamed:
        assert visits([other for other in blamed if other != contact]) < everything


def test_many_contacts_at_many_places_are_no_trouble() -> None:
    places = [tuple(f"place{(i * step) % 9}" for step in (1, 2, 5)) for i in range(24)]
    before = transitive([(1 << (i - 6)) if i >= 6 and i % 3 else 0 for i in range(24)])
    assert len(fewest_visits(places, before)) <= 24


def both_in_person(catalogue: Any, *, first: dict[str, Any], second: dict[str, Any]) -> Any:
    hall = catalogue.place("hall")
    catalogue.step("first", contacts=[catalogue.contact(Channel.HALL)], places=[hall], **first)
    catalogue.step("second", contacts=[catalogue.contact(Channel.HALL)], places=[hall], **second)
    return catalogue.plan()


def test_a_step_decided_while_the_person_stands_there_is_no_wait(catalogue: Any) -> None:
    plan = both_in_person(catalogue, first={"promised": IMMEDIATE}, second={"after": ["first"]})
    assert len(plan.visits) == 1


def test_a_wait_makes_a_second_visit_and_is_the_reason(catalogue: Any) -> None:
    plan = both_in_person(catalogue, first={"promised": FIVE_DAYS}, second={"after": ["first"]})
    assert [visit.contacts for visit in plan.visits] == [(0,), (1,)]
    assert say(plan.visits_reason.sentence) == (
        "Offices need time between these, so each needs its own visit: Applying (first), Applying (second)."
    )


def test_an_offers_own_promise_can_remove_the_wait(catalogue: Any) -> None:
    plan = both_in_person(
        catalogue, first={"promised": FIVE_DAYS, "offer_promises": IMMEDIATE}, second={"after": ["first"]}
    )
    assert len(plan.visits) == 1


def test_a_time_that_must_pass_is_a_wait(catalogue: Any) -> None:
    plan = both_in_person(catalogue, first={}, second={"after": ["first"], "wait": Limit(6, Unit.MONTH)})
    assert len(plan.visits) == 2


def test_a_wait_of_a_step_between_separates_too(catalogue: Any) -> None:
    catalogue.step("between", after=["first"], promised=FIVE_DAYS)
    plan = both_in_person(catalogue, first={}, second={"after": ["between"]})
    assert len(plan.visits) == 2


def test_steps_side_by_side_share_a_visit_however_long_they_take(catalogue: Any) -> None:
    plan = both_in_person(catalogue, first={"promised": FIVE_DAYS}, second={"promised": FIVE_DAYS})
    assert len(plan.visits) == 1


def test_a_result_that_takes_time_is_collected_at_another_visit(catalogue: Any) -> None:
    contacts = [catalogue.contact(Channel.HALL), catalogue.contact(Channel.HALL, kind=ContactKind.COLLECT)]
    catalogue.step("card", contacts=contacts, promised=FIVE_DAYS)
    assert len(catalogue.plan().visits) == 2
    catalogue.service("card", contacts=contacts)
    assert len(catalogue.plan().visits) == 1


def test_a_paper_that_may_follow_is_fetched_before_the_result_is_collected(catalogue: Any) -> None:
    hall = catalogue.place("hall")
    collect = catalogue.contact(Channel.HALL, kind=ContactKind.COLLECT)
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.service("prove", contacts=[catalogue.contact(Channel.HALL)], places=[hall], promised=FIVE_DAYS)
    catalogue.step(
        "card", contacts=[collect], places=[hall], demands=[catalogue.demand("proof", need=Need.LATER)]
    )
    assert len(catalogue.plan().visits) == 2
    catalogue.service("prove", contacts=[catalogue.contact(Channel.HALL)], places=[hall])
    assert len(catalogue.plan().visits) == 1


def test_places_and_waits_together_are_named_so(catalogue: Any) -> None:
    hall, station = catalogue.place("hall"), catalogue.place("station", Channel.STATION)
    catalogue.step("a", contacts=[catalogue.contact(Channel.HALL)], places=[hall], promised=FIVE_DAYS)
    catalogue.step("b", contacts=[catalogue.contact(Channel.HALL)], places=[hall], after=["a"])
    catalogue.step("c", contacts=[catalogue.contact(Channel.STATION)], places=[station])
    plan = catalogue.plan()
    assert len(plan.visits) == 3
    assert say(plan.visits_reason.sentence).startswith("Places and waiting times keep these apart: ")


@pytest.mark.parametrize("channel", [Channel.ONLINE, Channel.COURIER])
def test_a_contact_from_afar_separates_nothing_itself(catalogue: Any, channel: Channel) -> None:
    catalogue.step("between", after=["first"], contacts=[catalogue.contact(channel)])
    plan = both_in_person(catalogue, first={}, second={"after": ["between"]})
    assert len(plan.visits) == 1
