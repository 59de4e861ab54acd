"""Life events: services done together as one matter, and the questions that decide which."""

from enum import StrEnum

import msgspec

from onevisit.kernel.conditions import Answer, Condition
from onevisit.kernel.ids import (
    BodyId,
    DatasetId,
    EvidenceId,
    LifeEventId,
    PartyId,
    QuestionId,
    ServiceId,
    StageId,
    StepId,
)
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions.basics import (
    Audience,
    Choice,
    ConditionalLimit,
    LegalReference,
    Position,
    Source,
)
from onevisit.planner.definitions.papers import FactGroup

APPLICANT, SYSTEM = "applicant", "system"
"""Who answers a question."""


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
    answered_by: str = APPLICANT
    """APPLICANT, or SYSTEM: the case itself finds the answer (a lot drawn at acceptance). Nobody is asked
    then, and a plan made before counts with no."""


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
    wait_when: Condition | None = None
    """The situations in which the wait is needed; None: always."""
    wait_for: Text | None = None
    """What passes meanwhile (construction). With a wait of no calendar days: nobody knows how long."""
    stops_clock: bool = False
    """The wait counts in no limit of a stage."""
    repeats: bool = False
    """Done again and again (a yearly appraisal); a plan holds the first time."""
    stage: StageId = StageId("")


class Exclusion(msgspec.Struct, frozen=True):
    """A situation that the life event does not serve, why, and what to do instead."""

    when: Condition
    because: Text
    instead: Text


class Stage(msgspec.Struct, frozen=True):
    """A part of a long life event, and the body that leads it."""

    id: StageId
    name: Text
    lead: BodyId


class StageLimit(msgspec.Struct, frozen=True):
    """The time within which all steps of some stages are done, without what no clock counts."""

    id: str
    stages: tuple[StageId, ...]
    limit: Limit
    name: Text | None = None
    law: tuple[LegalReference, ...] = ()


class Variant(msgspec.Struct, frozen=True):
    """A situation that is served in another way: steps fall away, or are promised sooner.

    Of several variants that hold, each drops its steps; of limits the first counts.
    `promised` is that of the whole life event.
    """

    id: str
    when: Condition
    because: Text
    drops: tuple[StepId, ...] = ()
    promises: dict[StepId, Limit] = {}
    promised: Limit | None = None
    stage_limits: dict[str, Limit] = {}
    law: tuple[LegalReference, ...] = ()


class Phase(msgspec.Struct, frozen=True):
    """A part of a life that spans years (entering service, serving, leaving), with its steps."""

    id: str
    name: Text
    steps: tuple[StepId, ...]


class Guide(msgspec.Struct, frozen=True):
    """Help by people: `first`: ask before applying; `group`: a chat group with the officers concerned."""

    first: bool = False
    group: bool = False
    about: Text | None = None


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
    statutory: Limit | None = None
    """The limit that rules set for the whole, beside those of its services."""
    statutory_law: tuple[LegalReference, ...] = ()
    promised_in_cases: tuple[ConditionalLimit, ...] = ()
    stages: tuple[Stage, ...] = ()
    stage_limits: tuple[StageLimit, ...] = ()
    variants: tuple[Variant, ...] = ()
    phases: tuple[Phase, ...] = ()
    guide: Guide | None = None
    agent: BodyId | None = None
    """Who runs the errands for the applicant, free of charge (代办)."""
    issue_together: tuple[EvidenceId, ...] = ()
    """Results that are handed over at one time."""
    site_check_together: tuple[StepId, ...] = ()
    """Steps whose offices look on the spot in one joint check."""
