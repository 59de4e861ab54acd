"""The smallest sets of openings with which a matter takes at most one visit, whatever the situation.

Where the worst situation needs more than one visit, the contacts to blame
need as many by themselves. Whatever mends the matter must therefore change
one of them: open a channel or a place for it, or do away with an errand. So
each worst case is a clause, of which every way holds an opening, and the
ways are the smallest sets that hold one of each clause. Clauses are searched
only when a set meets all that are known (an implicit hitting set).
"""

from collections import deque
from collections.abc import Iterator
from datetime import date

import msgspec

from onevisit.planner.contacts import Personal
from onevisit.planner.definitions import Edition, LifeEvent, Region
from onevisit.planner.openings.closed import (
    Opening,
    other_places,
    remote_channel,
    rights_for,
    with_opened,
)
from onevisit.planner.openings.coverage import minimal
from onevisit.planner.proving.matter import Matter
from onevisit.planner.proving.search import Search
from onevisit.planner.setting import Work
from onevisit.planner.visits import contacts_to_blame

PROOFS_MAX = 400
SETS_MAX = 20_000
"""As many worst cases of one matter, and sets of openings, are looked at; then its ways may be incomplete."""

OPENINGS_MAX = 8
"""Ways with more openings than this are not looked for."""


class Ways(msgspec.Struct, frozen=True):
    """How a matter can come to at most one visit.

    `visits` is the worst case as things are (None: no situation is served),
    `blamed` its contacts. No ways: nothing that could be opened does.
    """

    visits: int | None
    ways: tuple[frozenset[Opening], ...]
    blamed: tuple[Personal, ...] = ()
    is_complete: bool = True


class _Look(msgspec.Struct, frozen=True):
    """The worst case with certain things open, and the openings of which one at least must be added."""

    visits: int | None
    blamed: tuple[Personal, ...]
    branches: tuple[Opening, ...]


def ways_to_one_visit(edition: Edition, life_event: LifeEvent, region: Region, on: date) -> Ways:
    """All smallest ways, up to limits."""
    places = _places_of(Matter(edition, life_event, region, on))
    first = _look(edition, life_event, region, on, places)
    found: list[frozenset[Opening]] = []
    clauses: list[frozenset[Opening]] = []
    waiting: deque[frozenset[Opening]] = deque([frozenset()])
    seen: set[frozenset[Opening]] = {frozenset()}
    is_complete = True
    while waiting:
        opened = waiting.popleft()
        if any(way <= opened for way in found):
            continue
        if max(len(clauses) + len(found) - PROOFS_MAX, len(seen) - SETS_MAX, len(opened) - OPENINGS_MAX) > 0:
            is_complete = False
            break
        clause = next((clause for clause in clauses if clause.isdisjoint(opened)), None)
        if clause is None:
            look = (
                _look(with_opened(edition, opened, on), life_event, region, on, places) if opened else first
            )
            if look.visits is None or look.visits <= 1:
                found.append(opened)
                continue
            clause = frozenset(look.branches)
            clauses.append(clause)
        for more in (opened | {branch} for branch in sorted(clause, key=str)):
            if more not in seen:
                seen.add(more)
                waiting.append(more)
    if not found and not is_complete:
        found = list(_one_way(edition, life_event, region, on, places))
    return Ways(first.visits, minimal(found), first.blamed, is_complete)  # type: ignore[arg-type]


def _places_of(matter: Matter) -> frozenset[str]:
    """The places that serve any personal contact of the matter, in whatever situation.

    All looks choose from these. What serves contacts in one situation only is
    not enough: a clause is asked of every set of openings, and with another
    place open a third may be where two contacts meet.
    """
    return frozenset(
        place for found in matter.contacts.values() for _, _, contact in found for place in contact.places
    )


def _one_way(
    edition: Edition, life_event: LifeEvent, region: Region, on: date, places: frozenset[str]
) -> Iterator[frozenset[Opening]]:
    """A way, where there is one at all: everything is opened, then whatever is not needed is closed again."""

    def look(opened: frozenset[Opening]) -> _Look:
        return _look(with_opened(edition, opened, on), life_event, region, on, places)

    opened: frozenset[Opening] = frozenset()
    while (seen := look(opened)).visits is not None and seen.visits > 1:
        if not seen.branches:
            return
        opened |= frozenset(seen.branches)
    for opening in sorted(opened, key=str):
        visits = look(opened - {opening}).visits
        if visits is None or visits <= 1:
            opened -= {opening}
    yield opened


def _look(edition: Edition, life_event: LifeEvent, region: Region, on: date, places: frozenset[str]) -> _Look:
    matter = Matter(edition, life_event, region, on)
    worst = Search(matter).worst()
    if worst is None or worst.visits <= 1:
        return _Look(worst.visits if worst else None, (), ())
    personal, before, works = matter.exactly(worst.situation)
    blamed = tuple(personal[i] for i in contacts_to_blame([p.places for p in personal], before))
    branches = dict.fromkeys(_branches(matter, blamed, works, places))
    return _Look(worst.visits, blamed, tuple(branches))


def _branches(
    matter: Matter, blamed: tuple[Personal, ...], works: tuple[Work, ...], places: frozenset[str]
) -> Iterator[Opening]:
    for contact in blamed:
        if (remote := remote_channel(contact.work, contact)) is not None:
            yield remote
        yield from other_places(matter.edition, contact.work, contact, places)
    fetched = {work.paper for work in works if work.paper is not None}
    for work in works:
        for demand in work.service.demands:
            wanted = any(
                p.evidence == demand.evidence and p.about == (demand.about or work.party) for p in fetched
            )
            if wanted and not matter.papers.has_right(demand.evidence, work):
                yield from rights_for(matter.setting, work, demand)
