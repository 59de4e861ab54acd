"""Life events: services done together as one matter, and the questions that decide which."""

from enum import StrEnum

import msgspec

from onevisit.kernel.conditions import Answer, Condition
from onevisit.kernel.ids import BodyId, DatasetId, LifeEventId, PartyId, QuestionId, ServiceId, StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions.basics import Audience, Choice, LegalReference, Position, Source
from onevisit.planner.definitions.papers import FactGroup


class Party(msgspec.Struct, frozen=True):
    """A role in a life event: mother, father, child; `may_apply` can be the applicant."""

    id: PartyId
    name: Text
    may_apply: bool = False


class QuestionKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"


class Question(msgspec.Struct, frozen=True):
    """A question whose answer decides what applies.

    `when`: asked only in these situations. `check`: the dataset that could
    answer instead of the person.
    """

    id: QuestionId
    text: Text
    why: Text
    kind: QuestionKind = QuestionKind.YES_NO
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None
    check: DatasetId | None = None
    hint: Text | None = None
    position: Position | None = None


class Step(msgspec.Struct, frozen=True):
    """A service's part in a life event, done for `party`, after other steps.

    `after` names steps or alternative groups; `optional`: the applicant may
    leave it out; `alternative`: exactly one of the group is done.
    """

    id: StepId
    service: ServiceId
    party: PartyId
    after: tuple[str, ...] = ()
    when: Condition | None = None
    optional: bool = False
    alternative: str = ""
    wait: Limit | None = None
    why: Text | None = None
    position: Position | None = None


class Exclusion(msgspec.Struct, frozen=True):
    """A situation that the life event does not serve, why, and what to do instead."""

    when: Condition
    because: Text
    instead: Text


class LifeEvent(msgspec.Struct, frozen=True):
    """Services done together as one matter (一件事)."""

    id: LifeEventId
    name: Text
    about: Text
    audience: Audience
    lead: BodyId
    visits_at_most: int
    promised: Limit | None
    parties: tuple[Party, ...]
    questions: tuple[Question, ...]
    steps: tuple[Step, ...]
    groups: tuple[FactGroup, ...]
    exclusions: tuple[Exclusion, ...] = ()
    also_called: tuple[str, ...] = ()
    """Everyday words under which people look for it."""
    given: dict[QuestionId, Answer] = {}
    """Answers that are always the same in this life event, so nobody is asked."""
    law: tuple[LegalReference, ...] = ()
    position: Position | None = None
    src: Source = Source()
