"""What every definition can carry: where it stands, where its facts were read, and its legal basis."""

from datetime import date
from enum import StrEnum

import msgspec

from onevisit.kernel.conditions import Condition
from onevisit.kernel.ids import LawId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit, Unit


class Position(msgspec.Struct, frozen=True, gc=False):
    """Where in `content/` a definition stands, for explanations and diagnostics."""

    file: str
    line: int
    column: int


class Source(msgspec.Struct, frozen=True, gc=False):
    """Where facts come from: documents read, and the fields known from memory only."""

    read: tuple[str, ...] = ()
    memory: tuple[str, ...] = ()
    mission: str = ""


class Law(msgspec.Struct, frozen=True):
    """A legal text that rules refer to."""

    id: LawId
    name: Text
    in_force_from: date | None = None


class LegalReference(msgspec.Struct, frozen=True):
    """An article of a law, as a rule's basis."""

    law: LawId
    article: str = ""


class Choice(msgspec.Struct, frozen=True):
    """One possible answer or value."""

    id: str
    name: Text


class Audience(StrEnum):
    """Whom a life event is for."""

    PERSON = "person"
    ENTERPRISE = "enterprise"
    CIVIL_SERVANT = "civil_servant"


class ConditionalLimit(msgspec.Struct, frozen=True):
    """Another limit in some situations; the first of a list whose `when` holds counts. None: no limit."""

    limit: Limit | None
    when: Condition
    law: tuple[LegalReference, ...] = ()


UNKNOWN_LENGTH = Limit(0, Unit.CALENDAR_DAY)
"""A wait of which nobody knows how long it is: it separates what is before and behind, and adds no day."""
