"""A plan, as the API tells it."""

from datetime import date

from pydantic import Field

from onevisit.planner.definitions import FeeBasis
from onevisit.planner.plans import (
    BillLine,
    LeftOut,
    Plan,
    PlannedContact,
    PlannedDemand,
    PlannedErrand,
    PlannedFact,
    PlannedStep,
    PlannedVisit,
)
from onevisit.rest.shapes.base import Shape
from onevisit.rest.shapes.catalogue import QuestionShape
from onevisit.rest.shapes.speaker import Speaker
from onevisit.rest.shapes.words import AnswerShape, LimitShape, MoneyShape, NamedShape, ReasonShape


class StepShape(Shape):
    """A service that applies, who does it, and when."""

    id: str
    service: str
    name: str
    party: str
    """For whom it is done."""
    party_name: str
    optional: bool
    after: list[str]
    """The steps that it waits for."""
    accepting: str
    deciding: str
    named: str
    liable: str
    organisation_name: str
    promised: LimitShape
    statutory: LimitShape | None
    stage: int
    """Steps of the same stage run side by side; counted from 0."""
    starts_on: date
    promised_on: date
    statutory_on: date | None
    critical: bool
    """Whether a delay here delays the whole."""
    results: list[NamedShape]
    reason: ReasonShape

    @classmethod
    def of(cls, step: PlannedStep, say: Speaker) -> "StepShape":
        return cls(
            id=step.id,
            service=step.service,
            name=say.text(step.name),
            party=step.party,
            party_name=say.text(step.party_name),
            optional=step.optional,
            after=list(step.after),
            accepting=step.accepting,
            deciding=step.deciding,
            named=step.named,
            liable=step.liable,
            organisation_name=say.text(step.organisation_name),
            promised=LimitShape.of(step.promised),
            statutory=None if step.statutory is None else LimitShape.of(step.statutory),
            stage=step.stage,
            starts_on=step.starts_on,
            promised_on=step.promised_on,
            statutory_on=step.statutory_on,
            critical=step.critical,
            results=[say.evidence(output) for output in step.outputs],
            reason=say.reason(step.reason),
        )


class LeftOutShape(Shape):
    """A service of the life event that is not done, and why."""

    id: str
    service: str
    name: str
    by_choice: bool
    """True: optional, and left out by the applicant."""
    reason: ReasonShape

    @classmethod
    def of(cls, step: LeftOut, say: Speaker) -> "LeftOutShape":
        return cls(
            id=step.id,
            service=step.service,
            name=say.text(step.name),
            by_choice=step.by_choice,
            reason=say.reason(step.reason),
        )


class PaperSourceShape(Shape):
    """Where a paper comes from."""

    kind: str = Field(examples=["shared"])
    """`held`, `step`, `shared`, `form`, `agency` or `applicant`; only the last asks something of people."""
    step: str | None
    dataset: str | None
    right: str | None
    name: str
    """The register or body that gives it, in words."""


class PlannedPaperShape(Shape):
    """A distinct paper, once, however many steps want it."""

    key: str = Field(examples=["marriage_certificate.parents"])
    """Its name in addresses."""
    evidence: str
    about: str
    name: str
    about_name: str
    wanted_by: list[str]
    need: str
    """`must`, `later` (may follow after acceptance) or `optional`."""
    source: PaperSourceShape
    fallback: str | None
    """What is asked if the source fails."""
    guide: str
    """How a good photo of it looks."""
    reason: ReasonShape

    @classmethod
    def of(cls, demand: PlannedDemand, say: Speaker) -> "PlannedPaperShape":
        source = demand.source
        return cls(
            key=demand.paper.key,
            evidence=demand.paper.evidence,
            about=demand.paper.about,
            name=say.text(demand.name),
            about_name=say.text(demand.about_name),
            wanted_by=list(demand.wanted_by),
            need=demand.need,
            source=PaperSourceShape(
                kind=source.kind,
                step=source.step,
                dataset=source.dataset,
                right=source.right,
                name=say.text(source.name),
            ),
            fallback=demand.fallback,
            guide=say.text(demand.guide),
            reason=say.reason(demand.reason),
        )


class ErrandShape(Shape):
    """A service outside the life event that the applicant needs first, to fetch a paper there."""

    id: str
    """Contacts name it as their step."""
    paper: str
    paper_name: str
    service: str
    name: str
    organisation: NamedShape
    needed_for: list[str]
    papers: list[PlannedPaperShape]
    """What that office wants in its turn."""
    promised: LimitShape
    starts_on: date
    promised_on: date
    reason: ReasonShape

    @classmethod
    def of(cls, errand: PlannedErrand, say: Speaker) -> "ErrandShape":
        return cls(
            id=errand.id,
            paper=errand.paper.key,
            paper_name=say.text(errand.paper_name),
            service=errand.service,
            name=say.text(errand.name),
            organisation=NamedShape(id=errand.organisation, name=say.text(errand.organisation_name)),
            needed_for=list(errand.needed_for),
            papers=[PlannedPaperShape.of(demand, say) for demand in errand.demands],
            promised=LimitShape.of(errand.promised),
            starts_on=errand.starts_on,
            promised_on=errand.promised_on,
            reason=say.reason(errand.reason),
        )


class FieldShape(Shape):
    """A fact of the merged form, asked once."""

    id: str
    name: str
    kind: str
    """`text`, `long_text`, `date`, `time`, `number`, `choice`, `phone`, `identity_number`, `address`
    or `bank_account`."""
    group: str
    required: bool
    hint: str
    choices: list[NamedShape]
    max_length: int
    wanted_by: list[str]

    @classmethod
    def of(cls, planned: PlannedFact, say: Speaker) -> "FieldShape":
        fact = say.edition.facts[planned.fact]
        return cls(
            id=fact.id,
            name=say.text(fact.name),
            kind=fact.kind,
            group=planned.group,
            required=planned.required,
            hint=say.text(fact.hint),
            choices=[NamedShape(id=choice.id, name=say.text(choice.name)) for choice in fact.choices],
            max_length=fact.max_length,
            wanted_by=list(planned.wanted_by),
        )


class ContactShape(Shape):
    """One thing that the applicant must do."""

    step: str
    kind: str
    """`apply`, `show_original`, `identify`, `sign`, `interview`, `pay` or `collect`."""
    channels: list[str]
    """All that are open."""
    channel: str
    """The one that the plan takes."""
    places: list[NamedShape]
    reason: ReasonShape

    @classmethod
    def of(cls, contact: PlannedContact, say: Speaker) -> "ContactShape":
        return cls(
            step=contact.step,
            kind=contact.kind,
            channels=list(contact.channels),
            channel=contact.channel,
            places=[say.place(place) for place in contact.places],
            reason=say.reason(contact.reason),
        )


class PlannedVisitShape(Shape):
    """One personal appearance."""

    place: NamedShape | None
    contacts: list[int]
    """Positions in the plan's contacts, from 0."""
    reason: ReasonShape

    @classmethod
    def of(cls, visit: PlannedVisit, say: Speaker) -> "PlannedVisitShape":
        return cls(
            place=None if visit.place is None else say.place(visit.place),
            contacts=list(visit.contacts),
            reason=say.reason(visit.reason),
        )


class BillLineShape(Shape):
    """A fee."""

    step: str
    name: str
    amount: MoneyShape
    basis: FeeBasis
    """Where it is not `fixed`, the amount is zero and the office tells the true one."""
    per: str
    """What the amount is for one of: `year`, `unit`; empty: the matter."""
    due_with_case: bool
    """False: due to another body at another time; told, not billed here."""
    reason: ReasonShape

    @classmethod
    def of(cls, line: BillLine, say: Speaker) -> "BillLineShape":
        return cls(
            step=line.step,
            name=say.text(line.name),
            amount=MoneyShape.of(line.amount),
            basis=line.basis,
            per=line.per,
            due_with_case=line.due_with_case,
            reason=say.reason(line.reason),
        )


class SituationShape(Shape):
    """Where somebody is, and what they have answered so far."""

    region: str = Field(examples=["330122"], max_length=12)
    """The county."""
    answers: dict[str, AnswerShape] = Field(default_factory=dict, examples=[{"parents_married": True}])
    """By question; words such as `yes`, `否` or a choice's name do too."""
    left_out: list[str] = Field(default_factory=list)
    """Optional steps that are not wanted."""


class NextQuestionShape(Shape):
    """What to ask next."""

    question: QuestionShape | None
    """Null: everything that matters is answered, and a plan can be made."""
    answers: dict[str, AnswerShape]
    """The answers so far, read from words."""
    left: int
    """How many questions may still come, this one among them."""


class PlanShape(Shape):
    """What one matter costs its applicant, each element with its reason."""

    life_event: str
    name: str
    region: str
    region_name: str
    edition: str
    on: date
    """The day for which it was computed."""
    answers: dict[str, AnswerShape]
    visits: list[PlannedVisitShape]
    visits_reason: ReasonShape
    """Why so many visits, or why none."""
    working_days: int
    promised_on: date
    statutory_on: date | None
    days_reason: ReasonShape | None
    """What decides on which day all is done."""
    provisional: bool
    """True: a day lies beyond the published working-day calendar."""
    critical_path: list[str]
    steps: list[StepShape]
    left_out: list[LeftOutShape]
    papers: list[PlannedPaperShape]
    errands: list[ErrandShape]
    """Papers that must be fetched elsewhere first; their trips count."""
    form: list[FieldShape]
    """The merged form: every fact once."""
    contacts: list[ContactShape]
    bill: list[BillLineShape]
    due: MoneyShape
    """What is paid with this case."""

    @classmethod
    def of(cls, plan: Plan, say: Speaker) -> "PlanShape":
        return cls(
            life_event=plan.life_event,
            name=say.text(plan.name),
            region=plan.region,
            region_name=say.text(plan.region_name),
            edition=plan.edition,
            on=plan.on,
            answers=dict(plan.situation),
            visits=[PlannedVisitShape.of(visit, say) for visit in plan.visits],
            visits_reason=say.reason(plan.visits_reason),
            working_days=plan.working_days,
            promised_on=plan.promised_on,
            statutory_on=plan.statutory_on,
            days_reason=None if plan.reason is None else say.reason(plan.reason),
            provisional=plan.provisional,
            critical_path=list(plan.critical_path),
            steps=[StepShape.of(step, say) for step in plan.steps],
            left_out=[LeftOutShape.of(step, say) for step in plan.left_out],
            papers=[PlannedPaperShape.of(demand, say) for demand in plan.demands],
            errands=[ErrandShape.of(errand, say) for errand in plan.errands],
            form=[FieldShape.of(fact, say) for fact in plan.facts],
            contacts=[ContactShape.of(contact, say) for contact in plan.contacts],
            bill=[BillLineShape.of(line, say) for line in plan.bill],
            due=MoneyShape.of(plan.due),
        )
