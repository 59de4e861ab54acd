"""What the planner answers: a plan, each element with its reason.

A plan is for one situation in one region on one day, under one edition. All
values are frozen and can be written as JSON by msgspec.
"""

from datetime import date
from enum import StrEnum

import msgspec

from onevisit.kernel.conditions import Answer
from onevisit.kernel.ids import (
    DatasetId,
    EditionHash,
    EvidenceId,
    FactId,
    LifeEventId,
    OrganisationId,
    PartyId,
    PlaceId,
    RegionCode,
    RightId,
    ServiceId,
    StepId,
)
from onevisit.kernel.money import Money
from onevisit.kernel.text import Sentence, Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions import Channel, ContactKind, FeeBasis, LegalReference, Need

Situation = dict[str, Answer]
"""Answers by question id."""


class Reason(msgspec.Struct, frozen=True):
    """Why an element of the plan is as it is.

    `rule` points at the definition ("birth.steps.social_security_card.when"),
    `answers` are those that it used.
    """

    sentence: Sentence
    rule: str = ""
    law: tuple[LegalReference, ...] = ()
    answers: Situation = {}


class Paper(msgspec.Struct, frozen=True, order=True):
    """A distinct paper: which evidence, about whom."""

    evidence: EvidenceId
    about: PartyId

    @property
    def key(self) -> str:
        """The paper's name in addresses and documents: `marriage_certificate.parents`."""
        return f"{self.evidence}.{self.about}"


class SourceKind(StrEnum):
    """Where a paper comes from, best first."""

    HELD = "held"
    STEP = "step"
    SHARED = "shared"
    FORM = "form"
    AGENCY = "agency"
    APPLICANT = "applicant"


class PaperSource(msgspec.Struct, frozen=True):
    """Where the plan takes a paper from; the fields that its kind needs are set."""

    kind: SourceKind
    step: StepId | None = None
    dataset: DatasetId | None = None
    right: RightId | None = None
    organisation: OrganisationId | None = None
    name: Text | None = None
    """The body or register that it comes from, in words."""
    rights: tuple[RightId, ...] = ()
    """All rights that are used where several bodies want the paper; `right` is the first."""


class PlannedDemand(msgspec.Struct, frozen=True):
    """A distinct paper, once, however many steps want it.

    `need` is the strongest of those steps'; `fallback` says what is asked of
    the applicant if the source fails (APPLICANT), or None where nothing can be.
    """

    paper: Paper
    name: Text
    about_name: Text
    wanted_by: tuple[StepId, ...]
    need: Need
    source: PaperSource
    fallback: SourceKind | None
    guide: Text | None
    reason: Reason


class PlannedErrand(msgspec.Struct, frozen=True):
    """A service outside the life event that the applicant needs first, to fetch a paper there.

    `id` is the paper's key; contacts name it as their step. `demands` are the
    papers that this office wants in its turn.
    """

    id: StepId
    paper: Paper
    paper_name: Text
    service: ServiceId
    name: Text
    organisation: OrganisationId
    organisation_name: Text
    needed_for: tuple[StepId, ...]
    demands: tuple[PlannedDemand, ...]
    promised: Limit
    starts_on: date
    promised_on: date
    reason: Reason


class PlannedStep(msgspec.Struct, frozen=True):
    """A service that applies, who does it, and when.

    `starts_on` is the earliest day on which it can be accepted, `promised_on`
    and `statutory_on` the last days of the two limits if all before it uses
    its own promise (statutory_on None: the law sets none). `stage` counts from
    0: steps with the same number run side by side.
    """

    id: StepId
    service: ServiceId
    name: Text
    party: PartyId
    party_name: Text
    optional: bool
    after: tuple[StepId, ...]
    accepting: OrganisationId
    deciding: OrganisationId
    named: OrganisationId
    liable: OrganisationId
    organisation_name: Text
    promised: Limit
    statutory: Limit | None
    stage: int
    starts_on: date
    promised_on: date
    statutory_on: date | None
    critical: bool
    outputs: tuple[EvidenceId, ...]
    reason: Reason
    notes: tuple[Sentence, ...] = ()
    """What else to know: what stops the clock, who decides jointly, that it repeats ..."""
    wait: Limit | None = None
    """The time that passes before it begins; of no calendar days: nobody knows how long."""
    checked_on: date | None = None
    """By when the office checks what it decided on the applicant's word."""
    part: Text | None = None
    """The stage of the life event that it belongs to."""


class LeftOut(msgspec.Struct, frozen=True):
    """A service of the life event that does not apply, and why."""

    id: StepId
    service: ServiceId
    name: Text
    by_choice: bool
    """True: optional, and the applicant left it out."""
    reason: Reason


class PlannedContact(msgspec.Struct, frozen=True):
    """One thing that the applicant must do, and the channel that the plan takes for it."""

    step: StepId
    kind: ContactKind
    channels: tuple[Channel, ...]
    channel: Channel
    places: tuple[PlaceId, ...]
    reason: Reason


class PlannedVisit(msgspec.Struct, frozen=True):
    """Contacts that one appearance serves; indexes into the plan's contacts."""

    place: PlaceId | None
    contacts: tuple[int, ...]
    reason: Reason


class BillLine(msgspec.Struct, frozen=True):
    """A fee, who sets it, and whether it is paid with this case."""

    step: StepId
    name: Text
    amount: Money
    due_with_case: bool
    reason: Reason
    per: str = ""
    """What the amount is for one of ("year", "unit"); "": the matter."""
    basis: FeeBasis = FeeBasis.FIXED
    """Where it is not fixed, `amount` is zero and the office tells the true one."""
    note: Text | None = None


class PlannedFact(msgspec.Struct, frozen=True):
    """A fact of the merged form, asked once, and the steps that want it."""

    fact: FactId
    group: str
    required: bool
    wanted_by: tuple[StepId, ...]
    reason: Reason | None = None


class PlannedLimit(msgspec.Struct, frozen=True):
    """A limit for the whole or for some stages, and whether it holds if every office keeps its own.

    `id` is "promised", "statutory" or that of the stage limit. `begins` to
    `ends` are the days that count in it, `last_day` the limit's own; None
    where no step of it applies.
    """

    id: str
    name: Text
    limit: Limit
    steps: tuple[StepId, ...]
    begins: date | None
    ends: date | None
    last_day: date | None
    holds: bool
    reason: Reason


class Plan(msgspec.Struct, frozen=True):
    """What one matter costs its applicant, and why."""

    life_event: LifeEventId
    name: Text
    region: RegionCode
    region_name: Text
    edition: EditionHash
    on: date
    situation: Situation
    steps: tuple[PlannedStep, ...]
    left_out: tuple[LeftOut, ...]
    demands: tuple[PlannedDemand, ...]
    facts: tuple[PlannedFact, ...]
    contacts: tuple[PlannedContact, ...]
    visits: tuple[PlannedVisit, ...]
    visits_reason: Reason
    """The chain of personal contacts that waits separate, or why none is needed."""
    promised_on: date
    statutory_on: date | None
    working_days: int
    critical_path: tuple[StepId, ...]
    provisional: bool
    """True where a date lies beyond the published working-day calendar."""
    bill: tuple[BillLine, ...]
    due: Money
    errands: tuple[PlannedErrand, ...] = ()
    reason: Reason | None = None
    """Why the days are as they are: what decides on which day all is done."""
    limits: tuple[PlannedLimit, ...] = ()
    notes: tuple[Sentence, ...] = ()
    """What else to know about the whole: whom to ask first, what is handed over together ..."""

    @property
    def to_bring(self) -> tuple[PlannedDemand, ...]:
        """The papers that the applicant must add, now or later; optional ones apart."""
        asked = (d for d in self.demands if d.source.kind is SourceKind.APPLICANT)
        return tuple(d for d in asked if d.need is not Need.OPTIONAL)

    @property
    def fetched(self) -> tuple[PlannedDemand, ...]:
        """The papers that come without the applicant."""
        return tuple(d for d in self.demands if d.source.kind is not SourceKind.APPLICANT)
