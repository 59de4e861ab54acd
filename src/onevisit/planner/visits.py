"""The fewest visits: which personal contacts share an appearance, exactly.

Contacts share a visit if one place serves them all and no wait lies on a path
between any two; and the visits can be put in an order that every wait
respects. Any such grouping is a sequence of places, visited one after the
other, where at each place everything is done that can be done by then. So
the fewest visits are the shortest sequence of places after which all is
done, found by best-first search over what is done so far; the longest chain
of contacts that waits separate bounds it from below (where one place serves
all, it is the answer: Mirsky's theorem).
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

Contacts = int
"""A set of contacts, as the bits of a number: bit i is contact i."""


class Stop(NamedTuple):
    """One visit: a place and the contacts that are done there."""

    place: str
    contacts: tuple[int, ...]


def fewest_visits(places: Sequence[tuple[str, ...]], before: Sequence[Contacts]) -> tuple[Stop, ...]:
    """The shortest sequence of visits that serves every contact.

    `places[i]` are those that serve contact i (at least one), `before[i]` the
    contacts from which a wait separates it: they need an earlier visit. With
    a contact, `before` holds all that come before those too (it is transitive).
    The same arguments always give the same sequence.
    """
    parts = _parts(places, before)
    if len(parts) == 1:
        return _shortest(places, before)
    stops: list[Stop] = []
    for part in parts:
        found = _shortest(*among(part, places, before))
        stops += [Stop(place, tuple(part[i] for i in contacts)) for place, contacts in found]
    return tuple(stops)


def _parts(places: Sequence[tuple[str, ...]], before: Sequence[Contacts]) -> list[list[int]]:
    """Contacts in parts that share no place and can be served one part after the other.

    No visit can serve two of them, so the fewest visits of all are the sum of theirs.
    """
    parts: list[tuple[set[str], Contacts, Contacts]] = []
    for contact, serving in enumerate(places):
        own = {*serving}
        together = [part for part in parts if not own.isdisjoint(part[0])]
        parts = [part for part in parts if own.isdisjoint(part[0])]
        members, earlier = 1 << contact, before[contact]
        for part in together:
            own, members, earlier = own | part[0], members | part[1], earlier | part[2]
        parts.append((own, members, earlier))
    ordered: list[list[int]] = []
    while parts:
        ready = next((p for p in parts if not any(p[2] & o[1] for o in parts if o is not p)), None)
        if ready is None:
            # They wait for each other in a circle: these must be looked at together.
            ordered.append([i for i in range(len(places)) if any(p[1] >> i & 1 for p in parts)])
            break
        parts.remove(ready)
        ordered.append(list(_members(ready[1])))
    return ordered


def _shortest(places: Sequence[tuple[str, ...]], before: Sequence[Contacts]) -> tuple[Stop, ...]:
    everything = (1 << len(places)) - 1
    served = _served_at(places)
    heights = _heights(before)
    queue: list[tuple[int, int, int, Contacts, tuple[Stop, ...]]] = []
    heappush(queue, (_chain_left(heights, 0), 0, 0, 0, ()))
    fewest: dict[Contacts, int] = {}
    pushed = 0
    while True:
        _, _, _, done, stops = heappop(queue)
        if done == everything:
            return stops
        if fewest.get(done, len(stops) + 1) <= len(stops):
            continue
        fewest[done] = len(stops)
        for place, contacts in _next_stops(served, before, done):
            after = done | contacts
            visits = len(stops) + 1 + _chain_left(heights, after)
            pushed += 1
            stop = Stop(place, _members(contacts))
            heappush(queue, (visits, -after.bit_count(), pushed, after, (*stops, stop)))


def contacts_to_blame(places: Sequence[tuple[str, ...]], before: Sequence[Contacts]) -> tuple[int, ...]:
    """Contacts that alone already need as many visits as all; without any one of them fewer do."""
    visits = len(fewest_visits(places, before))
    blamed = list(range(len(places)))
    for contact in reversed(range(len(places))):
        without = [other for other in blamed if other != contact]
        if len(fewest_visits(*among(without, places, before))) == visits:
            blamed = without
    return tuple(blamed)


def among(
    chosen: Sequence[int], places: Sequence[tuple[str, ...]], before: Sequence[Contacts]
) -> tuple[list[tuple[str, ...]], list[Contacts]]:
    renumbered = [sum((before[i] >> other & 1) << new for new, other in enumerate(chosen)) for i in chosen]
    return [places[i] for i in chosen], renumbered


def _served_at(places: Sequence[tuple[str, ...]]) -> dict[str, Contacts]:
    served: dict[str, Contacts] = {}
    for contact, serving in enumerate(places):
        for place in serving:
            served[place] = served.get(place, 0) | 1 << contact
    return served


def _next_stops(
    served: dict[str, Contacts], before: Sequence[Contacts], done: Contacts
) -> list[tuple[str, Contacts]]:
    """What each place can do next; a place that does no more than another is left away."""
    ready = sum(1 << i for i, needed in enumerate(before) if needed & ~done == 0) & ~done
    options: dict[Contacts, str] = {}
    for place, contacts in served.items():
        options.setdefault(contacts & ready, place)
    best = [c for c in options if c and not any(c != other and c & ~other == 0 for other in options)]
    return [(options[contacts], contacts) for contacts in best]


def _heights(before: Sequence[Contacts]) -> list[int]:
    """For each contact the length of the longest chain that begins with it."""
    heights = [0] * len(before)
    # A contact has more contacts before it than each of those: going down, what comes after is done.
    for contact in sorted(range(len(before)), key=lambda i: -before[i].bit_count()):
        above = (heights[i] for i, earlier in enumerate(before) if earlier >> contact & 1)
        heights[contact] = 1 + max(above, default=0)
    return heights


def _chain_left(heights: Sequence[int], done: Contacts) -> int:
    return max((height for i, height in enumerate(heights) if not done >> i & 1), default=0)


def _members(contacts: Contacts) -> tuple[int, ...]:
    return tuple(i for i in range(contacts.bit_length()) if contacts >> i & 1)
