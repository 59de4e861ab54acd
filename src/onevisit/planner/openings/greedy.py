"""The greedy answer: always the way that frees most for each opening that it takes.

What a planner without an optimiser would do. Whole ways are taken, because
where two openings help only together, neither alone looks worth anything.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from onevisit.planner.openings.coverage import Reach, Way, minimal

SUBSETS_LARGEST = 6
"""Ways with up to this many openings are looked up by their subsets, larger ones by going through all."""


def greedily(goals: Sequence[Reach], k: int) -> tuple[Hashable, ...]:
    """At most `k` openings, in the order in which they are taken."""
    taken: list[Hashable] = []
    left = [goal for goal in goals if goal.ways and goal.volume and frozenset() not in goal.ways]
    while left:
        best = _best(_by_remainder(left), k - len(taken))
        if best is None:
            break
        taken += sorted(best, key=str)
        left = [
            Reach(goal.volume, minimal(way - best for way in goal.ways))
            for goal in left
            if not any(way <= best for way in goal.ways)
        ]
    return tuple(taken)


def _by_remainder(goals: Sequence[Reach]) -> dict[Way, list[tuple[int, int]]]:
    """By what is still missing: the goals (number and volume) that it would reach."""
    found: dict[Way, list[tuple[int, int]]] = {}
    for number, goal in enumerate(goals):
        for way in goal.ways:
            found.setdefault(way, []).append((number, goal.volume))
    return found


def _best(by_remainder: dict[Way, list[tuple[int, int]]], room: int) -> Way | None:
    best: tuple[float, int, list[str]] | None = None
    best_way: Way | None = None
    for way in by_remainder:
        if len(way) > room:
            continue
        gain = sum(dict(goal for part in _parts(way, by_remainder) for goal in by_remainder[part]).values())
        worth = (-gain / len(way), -gain, sorted(map(str, way)))
        if best is None or worth < best:
            best, best_way = worth, way
    return best_way


def _parts(way: Way, by_remainder: dict[Way, list[tuple[int, int]]]) -> Iterator[Way]:
    if len(way) > SUBSETS_LARGEST:
        yield from (other for other in by_remainder if other <= way)
        return
    for size in range(1, len(way) + 1):
        for part in combinations(way, size):
            if (found := frozenset(part)) in by_remainder:
                yield found
