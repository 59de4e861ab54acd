"""What two editions promise differently, and for whom that is better or worse."""

from datetime import date
from enum import StrEnum

import msgspec

from onevisit.kernel.ids import EditionHash, LifeEventId, RegionCode, ServiceId
from onevisit.kernel.text import Text


class Turn(StrEnum):
    """Which way a promise turned for those who apply."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    WORSE = "worse"
    BETTER = "better"
    CHANGED = "changed"
    """Other, and nobody can say whether better."""


class Matter(StrEnum):
    """What of a promise changed."""

    OFFER = "offer"
    """That it is offered at all."""
    VISITS = "visits"
    DAYS = "days"
    PAPERS = "papers"
    """The papers that the applicant must bring, since no register may give them."""
    FEES = "fees"
    SERVICES = "services"
    CHANNELS = "channels"
    PLACES = "places"


class Change(msgspec.Struct, frozen=True):
    """One change, the same in all these regions; `service` None: of the life event as a whole."""

    turn: Turn
    what: Matter
    life_event: LifeEventId | None
    service: ServiceId | None
    name: Text
    before: Text | None
    after: Text | None
    regions: tuple[RegionCode, ...]


class Differences(msgspec.Struct, frozen=True):
    """All changes from one edition to another, on a day; worse ones first."""

    before: EditionHash
    after: EditionHash
    on: date
    changes: tuple[Change, ...]

    def count(self, turn: Turn) -> int:
        """How many changes turned that way."""
        return sum(change.turn is turn for change in self.changes)
