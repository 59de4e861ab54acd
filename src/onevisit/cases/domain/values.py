"""What a case is: one aggregate, kept as one row, whose state is derived from its proceedings."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec

from onevisit.kernel.ids import (
    CaseId,
    DatasetId,
    EditionHash,
    EvidenceId,
    LifeEventId,
    OrganisationId,
    PartyId,
    PersonId,
    PlaceId,
    RegionCode,
    RightId,
    ServiceId,
    StepId,
)
from onevisit.kernel.text import Sentence, Text
from onevisit.kernel.working_days import IMMEDIATE, Limit
from onevisit.planner.definitions import Need
from onevisit.planner.plans import Paper, Situation, SourceKind

OUTPUT_PREFIX = "output:"
"""A paper whose snapshot begins so is a result of the same case, kept in the case itself."""
FORM_PREFIX = "form:"
"""A paper whose snapshot begins so is made of the case's own facts."""


class ProceedingState(StrEnum):
    """Where one department's part stands."""

    WAITING = "waiting"
    """For an earlier step, or for a paper."""
    RECEIVED = "received"
    """Everything is there; the department has it."""
    ACCEPTED = "accepted"
    GRANTED = "granted"
    REFUSED = "refused"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """Cannot go on, because a step before it was refused or withdrawn."""

    @property
    def is_closed(self) -> bool:
        """Whether nothing more will happen."""
        return self in (
            ProceedingState.REFUSED,
            ProceedingState.ISSUED,
            ProceedingState.WITHDRAWN,
            ProceedingState.LAPSED,
        )


class CaseStatus(StrEnum):
    """Where the whole case stands; derived, never set."""

    OPEN = "open"
    NEEDS_APPLICANT = "needs_applicant"
    """A paper is asked of the applicant."""
    FINISHED = "finished"


class PaperState(StrEnum):
    """Where a paper of the case stands."""

    EXPECTED = "expected"
    """Its source will give it: a register is being asked, or an earlier step will make it."""
    ASKED = "asked"
    """The applicant is asked for exactly this one."""
    ARRIVED = "arrived"
    ABSENT = "absent"
    """Its source could not give it and nobody can bring it: the department looks for itself."""


class CasePaper(msgspec.Struct, frozen=True, omit_defaults=True):
    """A distinct paper of the case, where it comes from and what arrived.

    `snapshot` is the exchange's id of the kept content, or begins with a prefix
    above (None: not here, or made by an agency for itself), `failure` the
    sentence code of a source that could not give it, `fallback` what the plan
    turns to in that case.
    """

    paper: Paper
    need: Need
    wanted_by: tuple[StepId, ...]
    source: SourceKind
    state: PaperState
    dataset: DatasetId | None = None
    right: RightId | None = None
    rights: tuple[RightId, ...] = ()
    from_step: StepId | None = None
    snapshot: str | None = None
    arrived_at: datetime | None = None
    failure: str = ""
    fallback: SourceKind | None = None
    name: Text | None = None
    about_name: Text | None = None

    @property
    def key(self) -> str:
        """The paper's name in addresses and documents."""
        return self.paper.key

    @property
    def blocks(self) -> bool:
        """Whether the department cannot begin before it is there."""
        if self.need is not Need.MUST or self.source is SourceKind.AGENCY:
            return False
        return self.state in (PaperState.EXPECTED, PaperState.ASKED)


class Output(msgspec.Struct, frozen=True, omit_defaults=True):
    """A result that a proceeding issued, with the issuer's official name of that day.

    `snapshot` names its content in the case: `output:<paper key>`.
    """

    paper: Paper
    number: str
    issued_at: datetime
    named: OrganisationId
    named_as: str
    snapshot: str
    named_as_en: str = ""

    @property
    def key(self) -> str:
        """The result's name in addresses and documents."""
        return self.paper.key


class Proceeding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One department's part of the case.

    `promised_on` and `statutory_on` are the last days of its limits: expected
    ones from the plan until it is accepted, its own from then on.
    """

    step: StepId
    service: ServiceId
    party: PartyId
    accepting: OrganisationId
    deciding: OrganisationId
    named: OrganisationId
    liable: OrganisationId
    after: tuple[StepId, ...]
    state: ProceedingState
    promised_on: date
    statutory_on: date | None
    ready_at: datetime | None = None
    accepted_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: PersonId | None = None
    closed_at: datetime | None = None
    reasons: str = ""
    """Why it was refused, as the applicant reads it."""
    outputs: tuple[Output, ...] = ()
    remedies: Text | None = None
    """What the applicant may do against a refusal (Administrative Licensing Law art. 38)."""
    promised: Limit = IMMEDIATE
    statutory: Limit | None = None
    evidence: tuple[EvidenceId, ...] = ()
    """What it issues when it is granted."""
    changed_version: int = 1
    """The case's version at which this part last changed, with who and when: a decision taken
    on an older look at this part is refused; one on an older look at others' parts is not."""
    changed_by: str = ""
    changed_at: datetime | None = None

    @property
    def handling(self) -> OrganisationId:
        """Whose turn it is: the accepting body until it has accepted, then the deciding one."""
        before = (ProceedingState.WAITING, ProceedingState.RECEIVED)
        return self.accepting if self.state in before else self.deciding


class Visit(msgspec.Struct, frozen=True, omit_defaults=True):
    """One personal appearance, recorded where it happened."""

    at: datetime
    place: PlaceId | None
    organisation: OrganisationId
    recorded_by: PersonId


class Case(msgspec.Struct, frozen=True, omit_defaults=True):
    """One application for one matter, as stored in one row.

    `version` guards every command; `facts` are the merged form's values by
    fact id; `party` is the role that the applicant has in the life event.
    """

    id: CaseId
    region: RegionCode
    version: int
    life_event: LifeEventId
    edition: EditionHash
    situation: Situation
    applicant: PersonId
    party: PartyId
    filed_by: PersonId
    filed_at: datetime
    filed_for: OrganisationId | None
    """The window's organisation, where a clerk filed it; None where the applicant did."""
    facts: dict[str, str]
    proceedings: tuple[Proceeding, ...]
    papers: tuple[CasePaper, ...]
    promised_on: date
    planned_visits: int
    visits: tuple[Visit, ...] = ()
    applicant_name: str = ""
    draft: str = ""
    last_seq: int = 0
    """The number of its latest event."""
    fact_uses: dict[str, tuple[StepId, ...]] = {}
    """Which steps use a fact; an officer sees only those of their own steps."""
    answer_uses: dict[str, tuple[StepId, ...]] = {}
    """Which steps an answer decided about."""

    @property
    def status(self) -> CaseStatus:
        """The whole case's state, from its proceedings and papers."""
        if all(proceeding.state.is_closed for proceeding in self.proceedings):
            return CaseStatus.FINISHED
        if self.asked:
            return CaseStatus.NEEDS_APPLICANT
        return CaseStatus.OPEN

    @property
    def asked(self) -> tuple[CasePaper, ...]:
        """The papers that the applicant still owes to a part that is going on."""
        going = {p.step for p in self.proceedings if not p.state.is_closed}
        return tuple(
            paper
            for paper in self.papers
            if paper.state is PaperState.ASKED and not going.isdisjoint(paper.wanted_by)
        )

    def proceeding(self, step: StepId) -> Proceeding | None:
        """The proceeding of `step`, if the case has it."""
        return next((p for p in self.proceedings if p.step == step), None)

    def paper(self, key: str) -> CasePaper | None:
        """The paper named `key`, if the case has it."""
        return next((p for p in self.papers if p.key == key), None)

    def output(self, key: str) -> Output | None:
        """The result named `key`, if it has been issued."""
        return next((o for p in self.proceedings for o in p.outputs if o.key == key), None)


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """What happened: append-only, with actor and instant.

    `seq` counts from 1 within the case; `step` is None for the case as a whole.
    """

    seq: int
    at: datetime
    actor: PersonId
    actor_name: str
    organisation: OrganisationId | None
    action: str
    step: StepId | None
    data: dict[str, Any] = {}


class Job(msgspec.Struct, frozen=True, omit_defaults=True):
    """Work to do after the command is stored, written in the same statement."""

    task: str
    arguments: dict[str, Any]


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a decision changes: the case after it, what happened, what is to be done."""

    case: Case
    events: tuple[Event, ...]
    jobs: tuple[Job, ...] = ()


class DraftPaper(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paper that the applicant has added to a draft."""

    key: str
    snapshot: str
    file_name: str
    media_type: str
    size: int


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """An application being prepared; it keeps the edition under which it was begun.

    `choices` are optional steps left out; `case` is set once submitted.
    """

    id: str
    region: RegionCode
    version: int
    life_event: LifeEventId
    edition: EditionHash
    situation: Situation
    left_out: tuple[StepId, ...]
    begun_on: date
    updated_at: datetime
    applicant: PersonId
    party: PartyId
    filed_by: PersonId
    filed_for: OrganisationId | None
    facts: dict[str, str]
    papers: tuple[DraftPaper, ...]
    case: CaseId | None = None
    applicant_name: str = ""
    consented_at: datetime | None = None
    """When the applicant agreed that the window files for them; None where they file themselves."""
    fact_versions: dict[str, int] = {}
    """The draft's version at which each fact was last saved."""
    replaced: dict[str, str] = {}
    """Values that the latest save replaced although its form had not shown them."""


class FieldProblem(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is missing or wrong before submission: a fact id or a paper key, and the sentence for it."""

    field: str
    sentence: Sentence


class ActionName(StrEnum):
    """What can be done to a proceeding; the table of `transitions` says by whom and when."""

    ACCEPT = "accept"
    GRANT = "grant"
    REFUSE = "refuse"
    ISSUE = "issue"
    WITHDRAW = "withdraw"


class WorkRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of an organisation's work list: one proceeding that somebody there must handle."""

    region: RegionCode
    case: CaseId
    step: StepId
    service: ServiceId
    life_event: LifeEventId
    organisation: OrganisationId
    state: ProceedingState
    due_on: date
    received_at: datetime
    applicant_name: str
    edition: EditionHash

    @property
    def place(self) -> str:
        """Where the list goes on after this line: give it to `work_list` as `after`."""
        return f"{self.due_on.isoformat()}.{self.case}.{self.step}"


class MatterRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of a person's own list: one case of theirs."""

    region: RegionCode
    case: CaseId
    life_event: LifeEventId
    status: CaseStatus
    filed_at: datetime
    promised_on: date
    visits: int
    edition: EditionHash
