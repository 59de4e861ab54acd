"""The best k openings: against every choice of k, and where greedy fails (design.md section 4)."""

from collections.abc import Hashable, Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onevisit.planner.openings.coverage import Reach, minimal, reached_by
from onevisit.planner.openings.greedy import greedily
from onevisit.planner.openings.optimum import choose

OPENINGS = "abcdefg"
ways = st.frozensets(st.sampled_from(OPENINGS), min_size=0, max_size=3)
goals = st.lists(st.builds(Reach, st.integers(0, 50), st.lists(ways, max_size=3).map(tuple)), max_size=12)


def way(*openings: str) -> frozenset[Hashable]:
    return frozenset(openings)


def best_of_all(goals: Sequence[Reach], k: int) -> tuple[int, set[tuple[str, ...]]]:
    """What the best choice reaches, and all best choices in which nothing is useless."""
    reached = {
        chosen: reached_by(chosen, goals) for n in range(k + 1) for chosen in combinations(OPENINGS, n)
    }
    best = max(reached.values())
    needed = {chosen for chosen, worth in reached.items() if worth == best}
    minimal_ones = {c for c in needed if not any(set(other) < set(c) for other in needed)}
    return best, minimal_ones


@settings(max_examples=150, deadline=None)
@given(goals, st.integers(1, 4))
def test_no_other_choice_reaches_more(goals: list[Reach], k: int) -> None:
    best, all_best = best_of_all(goals, k)
    found = choose(goals, k, ties_max=50)
    assert (found.reached, found.bound, found.is_proved) == (best, best, True)
    assert {tuple(found.openings), *(tuple(tie) for tie in found.ties)} == all_best
    assert found.all_ties_known


@settings(max_examples=100, deadline=None)
@given(goals, st.integers(1, 4))
def test_greedy_keeps_to_its_number_and_is_never_better(goals: list[Reach], k: int) -> None:
    taken = greedily(goals, k)
    assert len(taken) == len(set(taken)) <= k
    assert reached_by(taken, goals) <= best_of_all(goals, k)[0]


def test_greedy_is_wrong_where_the_best_first_opening_is_in_no_best_pair() -> None:
    # b frees most by itself; a and c together free all that b does, and more.
    goals = [
        Reach(5, (way("a"), way("b"))),
        Reach(5, (way("b"), way("c"))),
        Reach(4, (way("a"),)),
        Reach(4, (way("c"),)),
    ]
    found = choose(goals, 2)
    assert found.openings == ("a", "c")
    assert (found.reached, found.greedy_reached) == (18, 14)
    assert found.is_proved


def test_openings_that_help_only_together_are_found() -> None:
    goals = [Reach(10, (way("a", "b"),)), Reach(4, (way("c"),)), Reach(4, (way("d"),))]
    assert choose(goals, 2).openings == ("a", "b")
    assert greedily(goals, 2) == ("a", "b")


def test_choices_that_are_as_good_are_told() -> None:
    goals = [Reach(3, (way("a"),)), Reach(3, (way("b"),)), Reach(3, (way("c"),))]
    found = choose(goals, 2)
    assert {found.openings, *found.ties} == {("a", "b"), ("a", "c"), ("b", "c")}
    assert found.all_ties_known


def test_more_ties_than_are_told_are_not_denied() -> None:
    goals = [Reach(1, (way(name),)) for name in OPENINGS]
    found = choose(goals, 3, ties_max=2)
    assert len(found.ties) == 2
    assert not found.all_ties_known


def test_nothing_useless_is_opened() -> None:
    assert choose([Reach(5, (way("a"),))], 20).openings == ("a",)


def test_what_is_reached_already_and_what_cannot_be_reached_need_nothing() -> None:
    found = choose([Reach(5, (way(),)), Reach(7, ())], 3)
    assert (found.openings, found.reached, found.bound, found.ties) == ((), 5, 5, ())


def test_without_time_the_bound_still_holds_and_says_that_nothing_is_proved() -> None:
    goals = [Reach(3, (way("a", "b"),)), Reach(3, (way("b", "c"),)), Reach(3, (way("a", "c"),))]
    found = choose(goals, 2, seconds=0.0)
    assert found.reached == 3
    assert found.bound == 9
    assert not found.is_proved


def test_a_way_that_holds_another_is_no_way_of_its_own() -> None:
    assert minimal([way("a", "b"), way("a"), way("c", "b")]) == (way("a"), way("b", "c"))
