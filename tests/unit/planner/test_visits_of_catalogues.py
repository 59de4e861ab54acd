"""The visits of whole plans against brute force straight from the definition, on random catalogues."""

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.planner.definitions import Channel, ContactKind

WEEK = Limit(5, Unit.WORKING_DAY)
APPLY, COLLECT = ContactKind.APPLY, ContactKind.COLLECT
PLACES = ("hall", "annex", "corner")


@st.composite
def matters(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to four steps with up to six personal contacts between them."""
    steps = []
    contacts = 0
    for i in range(draw(st.integers(1, 4))):
        kinds = draw(st.lists(st.sampled_from([APPLY, COLLECT]), unique=True, max_size=min(2, 6 - contacts)))
        contacts += len(kinds)
        steps.append(
            {
                "after": [j for j in range(i) if draw(st.booleans())],
                "takes_time": draw(st.booleans()),
                "waits": draw(st.integers(0, 3)) == 0,
                "kinds": kinds,
                "places": sorted(draw(st.sets(st.sampled_from(PLACES), min_size=1, max_size=2))),
            }
        )
    return steps


def paths(steps: list[dict[str, Any]], start: int, end: int) -> Iterator[list[int]]:
    """Every path along `after`, from an earlier step to a later one, both included."""
    if start == end:
        yield [start]
        return
    for before in steps[end]["after"]:
        for path in paths(steps, start, before):
            yield [*path, end]


def are_separated(steps: list[dict[str, Any]], first: tuple[int, Any], second: tuple[int, Any]) -> bool:
    """Whether a wait lies on some path from the first contact to the second."""
    (start, kind), (end, other_kind) = first, second
    if start == end:
        return bool(kind is APPLY and other_kind is COLLECT and steps[start]["takes_time"])
    for path in paths(steps, start, end):
        decided = path[:-1] if kind is APPLY else path[1:-1]
        if other_kind is COLLECT:
            decided = [*decided, path[-1]]
        if any(steps[i]["takes_time"] for i in decided) or any(steps[i]["waits"] for i in path[1:]):
            return True
    return False


def fewest_by_trying(steps: list[dict[str, Any]]) -> int:
    """The least number of visits of any assignment of contacts to a sequence of visits."""
    contacts = [(i, kind) for i, step in enumerate(steps) for kind in step["kinds"]]
    waits = {
        (a, b)
        for a, b in itertools.permutations(range(len(contacts)), 2)
        if are_separated(steps, contacts[a], contacts[b])
    }
    for visits in range(len(contacts) + 1):
        for when in itertools.product(range(visits), repeat=len(contacts)):
            if all(when[a] < when[b] for a, b in waits) and all(
                set.intersection(
                    *(set(steps[contacts[c][0]]["places"]) for c in range(len(contacts)) if when[c] == visit)
                )
                for visit in set(when)
            ):
                return visits
    raise AssertionError("a visit for each contact always does")


@settings(max_examples=120, deadline=None)
@given(matters())
def test_the_plan_needs_no_more_visits_than_the_best_of_all_tries(
    new_catalogue: Any, steps: list[dict[str, Any]]
) -> None:
    catalogue = new_catalogue()
    for place in PLACES:
        catalogue.place(place)
    for i, step in enumerate(steps):
        catalogue.step(
            f"s{i}",
            after=[f"s{j}" for j in step["after"]],
            promised=WEEK if step["takes_time"] else IMMEDIATE,
            wait=WEEK if step["waits"] else None,
            contacts=[catalogue.contact(Channel.HALL, kind=kind) for kind in step["kinds"]],
            places=step["places"],
        )
    assert len(catalogue.plan().visits) == fewest_by_trying(steps)
