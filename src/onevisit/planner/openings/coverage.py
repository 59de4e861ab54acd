"""Goals and the ways to reach them: what a set of openings is worth.

A goal is reached by any one of its ways, and a way is a set of openings that
must all be made. Openings and goals are only numbers and names here.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import NamedTuple

Way = frozenset[Hashable]
"""Openings that together reach a goal."""


class Reach(NamedTuple):
    """How many cases a goal counts, and its ways; no way: it cannot be reached, an empty one: it is."""

    volume: int
    ways: tuple[Way, ...]


def minimal(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways that no other is part of, smallest first, in a fixed order."""
    kept: list[Way] = []
    for way in sorted(set(ways), key=lambda w: (len(w), sorted(map(str, w)))):
        if not any(other <= way for other in kept):
            kept.append(way)
    return tuple(kept)


def reached_by(openings: Collection[Hashable], goals: Iterable[Reach]) -> int:
    """The volume of the goals that these openings reach."""
    opened = frozenset(openings)
    return sum(goal.volume for goal in goals if any(way <= opened for way in goal.ways))


def without_useless(openings: Iterable[Hashable], goals: Sequence[Reach]) -> tuple[Hashable, ...]:
    """The openings, less those without which just as much is reached; sorted by name."""
    kept = sorted(set(openings), key=str)
    worth = reached_by(kept, goals)
    for opening in list(kept):
        others = [other for other in kept if other != opening]
        if reached_by(others, goals) == worth:
            kept = others
    return tuple(kept)
