"""What `openings` answers: the best things to open, what each frees, and what nothing frees."""

from datetime import date

import msgspec

from onevisit.kernel.ids import EditionHash, LifeEventId, RegionCode, ServiceId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import ContactKind
from onevisit.planner.openings.closed import Opening


class Volume(msgspec.Struct, frozen=True):
    """How many cases of a life event, or of a service by itself, a region has in a year."""

    region: RegionCode
    cases: int
    life_event: LifeEventId | None = None
    service: ServiceId | None = None


class Goal(msgspec.Struct, frozen=True):
    """What is to take at most one visit, in a region; `visits`: its worst case today."""

    name: Text
    region: RegionCode
    region_name: Text
    cases: int
    visits: int | None
    life_event: LifeEventId | None = None
    service: ServiceId | None = None


class Blame(msgspec.Struct, frozen=True):
    """A personal contact that makes more than one visit."""

    service: ServiceId
    name: Text
    contact: ContactKind


class Freed(msgspec.Struct, frozen=True):
    """A goal that becomes at most one visit, and the other chosen openings that this needs (by number)."""

    goal: Goal
    together_with: tuple[int, ...] = ()


class ChosenOpening(msgspec.Struct, frozen=True):
    """An opening of the best choice; `lost_without`: the cases that need it, whatever else is open."""

    opening: Opening
    frees: tuple[Freed, ...]
    lost_without: int


class Unreachable(msgspec.Struct, frozen=True):
    """A goal that no `k` openings free; `openings_needed` None: nothing that law permits to open does."""

    goal: Goal
    blamed: tuple[Blame, ...]
    openings_needed: int | None


class Openings(msgspec.Struct, frozen=True):
    """The `k` things whose opening brings the most cases to at most one visit.

    Cases are counted once each: `already` take at most one visit today,
    `freed` through `chosen`, and no choice frees more than `bound`.
    `greedy` is what taking the best way again and again finds. `ties` are
    other choices that free as many. `incomplete` are goals with so many
    ways that only a part was looked at: they may be freed by fewer openings,
    so the bound counts them as if any choice did.
    """

    edition: EditionHash
    on: date
    k: int
    cases: int
    already: int
    freed: int
    bound: int
    proved: bool
    chosen: tuple[ChosenOpening, ...]
    greedy: tuple[Opening, ...]
    greedy_freed: int
    ties: tuple[tuple[Opening, ...], ...]
    all_ties_known: bool
    unreachable: tuple[Unreachable, ...]
    not_served: tuple[Goal, ...]
    """Goals of which no situation is served: nobody offers a service that is always needed."""
    incomplete: tuple[Goal, ...]
