"""The worst situation, found by best-first search over partial situations.

A partial situation stands for all that extend it. Its survey bounds their
visits from above; a whole situation, planned, gives an example from below.
What cannot beat the best example is left; the rest is split on one question
on which the bound hangs. So the last example is the worst there is.
"""

from collections.abc import Sequence
from heapq import heappop, heappush

import msgspec

from onevisit.kernel.conditions import Node, evaluate_partly
from onevisit.kernel.errors import DomainError
from onevisit.planner.proving.matter import ContactKey, Matter
from onevisit.planner.proving.survey import Survey, survey
from onevisit.planner.satisfying import groups_by
from onevisit.planner.situations import Answered
from onevisit.planner.visits import among, contacts_to_blame, fewest_visits

Chosen = frozenset[ContactKey] | None


class Worst(msgspec.Struct, frozen=True):
    """A whole situation that needs the most visits; the `decisive` answers suffice for that."""

    visits: int
    situation: Answered
    decisive: Answered


class Search:
    """Finds the worst situation of a matter; `nodes` counts the partial situations that it weighed."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.nodes = 0

    def worst(self) -> Worst | None:
        """The worst situation; None where no situation is served at all."""
        return _Run(self, None).worst(self.matter.given)


class _Run:
    """One search; with `only`, the visits that these contacts alone need are counted."""

    def __init__(self, search: Search, only: Chosen) -> None:
        self.search = search
        self.matter = search.matter
        self.only = only
        self.best: Worst | None = None
        self.queue: list[tuple[int, int, int, Answered, Survey]] = []

    def worst(self, known: Answered) -> Worst | None:
        """The worst situation among those that extend `known`; None where there is none."""
        self._push(known, 0)
        while self.queue:
            bound, depth, _, partial, seen = heappop(self.queue)
            if not self._can_be_worse(-bound):
                break
            goals = self._try_examples(partial, seen)
            if seen.is_decided or not self._can_be_worse(seen.bound):
                continue
            if self._can_be_worse(self._bound_by_parts(seen, partial)):
                self._split(goals, partial, seen, 1 - depth)
        return self.best

    def _can_be_worse(self, bound: int) -> bool:
        return self.best is None or bound > self.best.visits

    def _push(self, partial: Answered, depth: int) -> None:
        partial = self.matter.situations.closed(partial)
        if any(evaluate_partly(must, partial) is False for must in self.matter.must):
            return
        self.search.nodes += 1
        seen = survey(self.matter, partial, self.only)
        if self._can_be_worse(seen.bound):
            heappush(self.queue, (-seen.bound, -depth, self.search.nodes, partial, seen))

    def _split(self, goals: Sequence[Node], partial: Answered, seen: Survey, depth: int) -> None:
        goal = next(iter(goals or seen.others or [node for own in seen.conditions for node in own]))
        name = self.matter.situations.name_to_split(goal, partial)
        for value in self.matter.situations.values[name]:
            self._push({**partial, name: value}, depth)

    def _try_examples(self, partial: Answered, seen: Survey) -> Sequence[Node]:
        """Weigh situations that keep what explains the bound; the open conditions of that."""
        if seen.is_decided:
            self._weigh([], partial)
            return []
        blamed = contacts_to_blame([c.personal.places for c in seen.contacts], seen.before)
        goals = list(dict.fromkeys(node for i in blamed for node in seen.conditions[i]))
        self._weigh([*goals, *seen.others], partial)
        if seen.others and self._can_be_worse(seen.bound):
            self._weigh(goals, partial)
        return goals

    def _weigh(self, goals: Sequence[Node], partial: Answered) -> None:
        """Plan a situation in which all goals hold, if there is one."""
        situations = self.matter.situations
        found = situations.search([*goals, *self.matter.must], partial)
        if found is None:
            return
        situation = situations.filled(found)
        try:
            personal, before, _ = self.matter.exactly(situation)
        except DomainError:
            # An errand's office has opened no way at all: such a situation is not planned.
            return
        places = [p.places for p in personal]
        if self.only is not None:
            chosen = [i for i, p in enumerate(personal) if p.key in self.only]
            places, before = among(chosen, places, before)
        visits = len(fewest_visits(places, before))
        if self._can_be_worse(visits):
            self.best = Worst(visits, situation, found)

    def _bound_by_parts(self, seen: Survey, partial: Answered) -> int:
        """The sum of what parts of the contacts need at worst; the worst cases together are weighed too.

        Visiting for one part after the other serves all, if no wait leads back
        from a later part: so no situation needs more than the sum.
        """
        parts = self._parts(seen, partial)
        if len(parts) < 2:
            return seen.bound
        total = 0
        merged: Answered | None = dict(partial)
        for part in parts:
            keys = frozenset(seen.contacts[i].key for i in part)
            worst = _Run(self.search, keys).worst(partial)
            if worst is None:
                return 0
            total += worst.visits
            if merged is not None:
                merged = _joined(merged, {n: worst.situation[n] for n in self._names(seen, part, partial)})
        if merged is not None:
            self._weigh([], merged)
        return total

    def _names(self, seen: Survey, part: Sequence[int], partial: Answered) -> set[str]:
        nodes = [node for i in part for node in seen.conditions[i]]
        return {name for node in nodes for name in self.matter.situations.open_names(node, partial)}

    def _parts(self, seen: Survey, partial: Answered) -> list[list[int]]:
        names = [self._names(seen, [i], partial) for i in range(len(seen.contacts))]
        with_places = [
            {*own, *(f"at {place}" for place in c.personal.places)}
            for own, c in zip(names, seen.contacts, strict=True)
        ]
        parts = _without_circles(groups_by(with_places), seen.before)
        if len(parts) < 2:
            parts = _without_circles(groups_by([own or {""} for own in names]), seen.before)
        return parts


def _worse(best: Worst | None, other: Worst | None) -> Worst | None:
    return other if best is None or (other is not None and other.visits > best.visits) else best


def _joined(known: Answered, more: Answered) -> Answered | None:
    if any(name in known and known[name] != answer for name, answer in more.items()):
        return None
    return {**known, **more}


def _without_circles(groups: list[list[int]], before: Sequence[int]) -> list[list[int]]:
    """Groups joined until waits lead between them in one direction only."""
    bits = [sum(1 << i for i in group) for group in groups]
    leads = [0] * len(groups)
    for g, group in enumerate(groups):
        earlier = 0
        for i in group:
            earlier |= before[i]
        leads[g] = sum(1 << h for h, own in enumerate(bits) if own & earlier and h != g)
    for middle in range(len(groups)):
        for g in range(len(groups)):
            if leads[g] >> middle & 1:
                leads[g] |= leads[middle]
    joined: dict[int, list[int]] = {}
    for g, group in enumerate(groups):
        same = [h for h in range(g) if leads[g] >> h & 1 and leads[h] >> g & 1]
        joined.setdefault(same[0] if same else g, []).extend(group)
    return list(joined.values())
