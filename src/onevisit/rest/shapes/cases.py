"""A case, its parts, papers and events, as the API tells them to one person."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from onevisit.cases.api import (
    ActionName,
    Case,
    CasePaper,
    CaseView,
    Event,
    MatterRow,
    Offered,
    Output,
    Proceeding,
    Visit,
    WorkRow,
    said,
)
from onevisit.kernel.ids import StepId
from onevisit.kernel.text import Text
from onevisit.kernel.tracking import spoken
from onevisit.rest.shapes.base import Shape
from onevisit.rest.shapes.plain import plain
from onevisit.rest.shapes.speaker import Speaker
from onevisit.rest.shapes.words import AnswerShape, NamedShape


class ResultShape(Shape):
    """A result that a part issued."""

    key: str = Field(examples=["birth_certificate.child"])
    """Its name in `GET /api/cases/{case}/papers/{key}`."""
    name: str
    number: str
    issued_at: datetime
    named: NamedShape
    """The organisation on the paper, by the name of that day."""
    named_as: str
    """That name as it officially is, in Chinese."""

    @classmethod
    def of(cls, output: Output, say: Speaker) -> "ResultShape":
        return cls(
            key=output.paper.key,
            name=say.evidence(output.paper.evidence).name,
            number=output.number,
            issued_at=output.issued_at,
            named=NamedShape(
                id=output.named,
                name=say.text(Text(output.named_as_en or output.named_as, output.named_as)),
            ),
            named_as=output.named_as,
        )


class OfferedShape(Shape):
    """An action on this part, and why not just now."""

    action: str = Field(examples=["accept"])
    """`accept`, `grant`, `refuse`, `issue` or `withdraw`."""
    refused: str
    """Empty: this person may do it now. Otherwise the sentence that says why not."""

    @classmethod
    def of(cls, offered: Offered, say: Speaker) -> "OfferedShape":
        return cls(action=offered.action, refused=say.sentence(offered.why) if offered.why else "")


class ProceedingShape(Shape):
    """One department's part of a case."""

    step: str
    service: str
    name: str
    party: str
    state: str = Field(examples=["received"])
    """`waiting`, `received`, `accepted`, `granted`, `refused`, `issued`, `withdrawn` or `lapsed`."""
    after: list[str]
    accepting: NamedShape
    deciding: NamedShape
    named: NamedShape
    liable: NamedShape
    promised_on: date
    statutory_on: date | None
    ready_at: datetime | None
    accepted_at: datetime | None
    decided_at: datetime | None
    closed_at: datetime | None
    reasons: str
    """Why it was refused."""
    remedies: str
    """What can be done against a refusal."""
    results: list[ResultShape]
    actions: list[OfferedShape]
    """What this person could do with it."""

    @classmethod
    def of(cls, part: Proceeding, view: CaseView, say: Speaker) -> "ProceedingShape":
        return cls(
            step=part.step,
            service=part.service,
            name=say.service(part.service).name,
            party=part.party,
            state=part.state,
            after=list(part.after),
            accepting=say.organisation(part.accepting),
            deciding=say.organisation(part.deciding),
            named=say.organisation(part.named),
            liable=say.organisation(part.liable),
            promised_on=part.promised_on,
            statutory_on=part.statutory_on,
            ready_at=part.ready_at,
            accepted_at=part.accepted_at,
            decided_at=part.decided_at,
            closed_at=part.closed_at,
            reasons=part.reasons,
            remedies=say.text(part.remedies),
            results=[ResultShape.of(output, say) for output in part.outputs],
            actions=[OfferedShape.of(offered, say) for offered in view.offered.get(part.step, ())],
        )


class CasePaperShape(Shape):
    """A distinct paper of a case."""

    key: str
    """Its name in addresses."""
    name: str
    about: str
    wanted_by: list[str]
    need: str
    """`must`, `later` or `optional`."""
    source: str
    """`held`, `step`, `shared`, `form`, `agency` or `applicant`."""
    state: str
    """`expected`, `asked` (of the applicant), `arrived` or `absent` (the department looks for itself)."""
    dataset: str | None
    from_step: str | None
    arrived_at: datetime | None
    failure: str
    """The code of what went wrong at its source; empty for nothing."""

    @classmethod
    def of(cls, paper: CasePaper, say: Speaker) -> "CasePaperShape":
        return cls(
            key=paper.paper.key,
            name=say.text(paper.name) or say.evidence(paper.paper.evidence).name,
            about=paper.paper.about,
            wanted_by=list(paper.wanted_by),
            need=paper.need,
            source=paper.source,
            state=paper.state,
            dataset=paper.dataset,
            from_step=paper.from_step,
            arrived_at=paper.arrived_at,
            failure=paper.failure,
        )


class VisitShape(Shape):
    """One personal appearance, recorded where it happened."""

    at: datetime
    place: NamedShape | None
    organisation: NamedShape

    @classmethod
    def of(cls, visit: Visit, say: Speaker) -> "VisitShape":
        return cls(
            at=visit.at,
            place=None if visit.place is None else say.place(visit.place),
            organisation=say.organisation(visit.organisation),
        )


class EventShape(Shape):
    """What happened."""

    seq: int
    """Counted from 1 within the case."""
    at: datetime
    actor_name: str
    organisation: NamedShape | None
    action: str = Field(examples=["accepted"])
    step: str | None
    sentence: str
    """For people."""
    data: dict[str, Any]

    @classmethod
    def of(cls, event: Event, case: Case, say: Speaker) -> "EventShape":
        return cls(
            seq=event.seq,
            at=event.at,
            actor_name=event.actor_name,
            organisation=None if event.organisation is None else say.organisation(event.organisation),
            action=event.action,
            step=event.step,
            sentence=say.sentence(said(event, case, say.edition)),
            data=plain(event.data),
        )


class CaseRowShape(Shape):
    """A case, in a person's list."""

    case: str = Field(examples=["33012226112300000123"])
    """The tracking number: the case's only id."""
    region: str
    life_event: str
    name: str
    status: str
    """`open`, `needs_applicant` or `finished`."""
    filed_at: datetime
    promised_on: date
    visits: int

    @classmethod
    def of(cls, row: MatterRow, say: Speaker) -> "CaseRowShape":
        return cls(
            case=row.case,
            region=row.region,
            life_event=row.life_event,
            name=say.life_event(row.life_event).name,
            status=row.status,
            filed_at=row.filed_at,
            promised_on=row.promised_on,
            visits=row.visits,
        )


class CasesShape(Shape):
    """A person's cases, newest first."""

    items: list[CaseRowShape]


class WorkRowShape(Shape):
    """One proceeding that somebody of an organisation must handle."""

    case: str
    step: str
    service: NamedShape
    life_event: NamedShape
    organisation: NamedShape
    state: str
    due_on: date
    received_at: datetime
    applicant_name: str

    @classmethod
    def of(cls, row: WorkRow, say: Speaker) -> "WorkRowShape":
        return cls(
            case=row.case,
            step=row.step,
            service=say.service(row.service),
            life_event=say.life_event(row.life_event),
            organisation=say.organisation(row.organisation),
            state=row.state,
            due_on=row.due_on,
            received_at=row.received_at,
            applicant_name=row.applicant_name,
        )


class WorkListShape(Shape):
    """A page of the work list, most urgent first."""

    items: list[WorkRowShape]
    next: str
    """What to give as `after` for the next page; empty at the end."""


class CaseShape(Shape):
    """A case, as one person may see it: facts, papers and events of others are left out."""

    case: str
    spoken: str = Field(examples=["3301 2226 1123 0000 0123"])
    """The number as it is read aloud."""
    region: NamedShape
    version: int
    """Give it with a command to have it refused if somebody else was quicker."""
    status: str
    """`open`, `needs_applicant` or `finished`."""
    life_event: NamedShape
    edition: str
    answers: dict[str, AnswerShape]
    applicant_name: str
    party: str
    filed_at: datetime
    filed_for: NamedShape | None
    """The window whose clerk filed it; null where the applicant did."""
    facts: dict[str, str]
    proceedings: list[ProceedingShape]
    papers: list[CasePaperShape]
    asked: list[str]
    """Keys of the papers that the applicant is asked for."""
    promised_on: date
    planned_visits: int
    visits: list[VisitShape]
    events: list[EventShape]
    is_applicant: bool
    own_steps: list[str]
    """The parts that this person's organisations handle."""

    @classmethod
    def of(cls, view: CaseView, say: Speaker) -> "CaseShape":
        case = view.case
        return cls(
            case=case.id,
            spoken=spoken(case.id),
            region=say.region(case.region),
            version=case.version,
            status=case.status,
            life_event=say.life_event(case.life_event),
            edition=case.edition,
            answers=dict(case.situation),
            applicant_name=case.applicant_name,
            party=case.party,
            filed_at=case.filed_at,
            filed_for=None if case.filed_for is None else say.organisation(case.filed_for),
            facts=dict(case.facts),
            proceedings=[ProceedingShape.of(part, view, say) for part in case.proceedings],
            papers=[CasePaperShape.of(paper, say) for paper in case.papers],
            asked=[paper.paper.key for paper in case.asked],
            promised_on=case.promised_on,
            planned_visits=case.planned_visits,
            visits=[VisitShape.of(visit, say) for visit in case.visits],
            events=[EventShape.of(event, case, say) for event in view.events],
            is_applicant=view.is_applicant,
            own_steps=sorted(view.own_steps),
        )


class ActionsShape(Shape):
    """What to do with one part of a case."""

    actions: list[ActionName] = Field(min_length=1, max_length=5, examples=[["accept", "grant", "issue"]])
    """Done in this order, all or none."""
    reasons: str = Field(default="", max_length=10_000)
    """For a refusal: why, as the applicant will read it."""
    numbers: dict[str, str] = Field(default_factory=dict)
    """For issuing: the numbers on the results, by evidence; made up by the program where none is given."""
    version: int | None = Field(default=None, ge=1)
    """The case's version that was looked at; refused where somebody has changed this part since."""


class ChangedShape(Shape):
    """What a command has made of a case."""

    case: str
    version: int
    status: str
    """`open`, `needs_applicant` or `finished`."""

    @classmethod
    def of(cls, case: Case) -> "ChangedShape":
        return cls(case=case.id, version=case.version, status=case.status)


class DoneShape(ChangedShape):
    """A part of a case after a command."""

    step: str
    state: str
    results: list[ResultShape]

    @classmethod
    def of_step(cls, case: Case, step: StepId, say: Speaker) -> "DoneShape":
        """The case after a command on `step`."""
        part = case.proceeding(step)
        assert part is not None, "the command would have been refused"
        return cls(
            **ChangedShape.of(case).model_dump(),
            step=step,
            state=part.state,
            results=[ResultShape.of(output, say) for output in part.outputs],
        )
