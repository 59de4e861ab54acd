"""The figures that a province publishes, computed: how many services and life events need how many visits."""

from datetime import date

import msgspec

from onevisit.kernel.ids import BodyId, EditionHash, RegionCode
from onevisit.kernel.text import Text
from onevisit.planner.plans import Reason


class Tally(msgspec.Struct):
    """How many need no visit, one, more; `closed`: no situation can be served as it is offered."""

    zero: int = 0
    one: int = 0
    more: int = 0
    closed: int = 0

    def add(self, visits: int | None, count: int = 1) -> None:
        """Count `count` more that need so many visits."""
        if visits is None:
            self.closed += count
        elif visits == 0:
            self.zero += count
        elif visits == 1:
            self.one += count
        else:
            self.more += count

    @property
    def total(self) -> int:
        """All that were counted."""
        return self.zero + self.one + self.more + self.closed

    @property
    def at_most_one(self) -> float:
        """The share in percent of those that need at most one visit; 0 where there are none."""
        return 100 * (self.zero + self.one) / self.total if self.total else 0.0


class Share(msgspec.Struct, frozen=True):
    """A group's figures: computed in the worst case, and as declared (`closed`: nothing is declared)."""

    key: str
    name: Text
    computed: Tally
    declared: Tally


class Group(msgspec.Struct, frozen=True):
    """The shares of services (counted by offer) or life events (counted by region that offers them)."""

    whole: Share
    by_level: tuple[Share, ...]
    by_city: tuple[Share, ...]
    by_county: tuple[Share, ...]
    by_body: tuple[Share, ...]


class Excess(msgspec.Struct, frozen=True):
    """What needs more than one visit in some situation, and why; `visits` None: nobody can be served."""

    kind: str
    """`service` or `life_event`."""
    id: str
    name: Text
    body: BodyId
    visits: int | None
    declared: int | None
    regions: int
    """In how many regions it is offered like that."""
    example: RegionCode
    words: tuple[Text, ...]
    """The answers of a worst situation, with their questions."""
    cause: Reason


class Coverage(msgspec.Struct, frozen=True):
    """The coverage of an edition on a day; `level` None: offers of all levels."""

    edition: EditionHash
    on: date
    level: str | None
    services: Group
    life_events: Group
    above_one: tuple[Excess, ...]
    weighed: int
    """Distinct cases that were proved; all others are like one of them."""
