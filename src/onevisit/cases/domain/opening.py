"""A submitted draft and its plan become a case: one proceeding per step, each distinct paper once."""

from datetime import datetime

import msgspec

from onevisit.cases.domain import refusals
from onevisit.cases.domain.changing import FETCH_PAPER, Changing
from onevisit.cases.domain.completeness import Checks, problems, written
from onevisit.cases.domain.drafts import check_filing_for, refuse_submitted
from onevisit.cases.domain.transitions import BY_MOVE, Move
from onevisit.cases.domain.values import (
    FORM_PREFIX,
    Case,
    CasePaper,
    Change,
    Draft,
    Job,
    PaperState,
    Proceeding,
    ProceedingState,
)
from onevisit.cases.domain.visits import note_visit
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import CaseId, FactId, OrganisationId, StepId
from onevisit.kernel.working_days import official_date
from onevisit.planner.definitions import Edition, Need
from onevisit.planner.plans import Plan, PlannedDemand, PlannedStep, SourceKind


def open_case(
    draft: Draft,
    plan: Plan,
    edition: Edition,
    *,
    case_id: CaseId,
    actor: Actor,
    now: datetime,
    checks: Checks,
    declared: bool = True,
) -> Change:
    """File the draft; refused, naming everything at once, while anything is missing or wrong.

    `declared`: the applicant states that all is true and complete and agrees
    that the papers named in the event are fetched from where they are kept.
    """
    refuse_submitted(draft)
    window = _window(draft, actor)
    if not declared:
        raise refusals.DECLARATION_NEEDED()
    found = problems(
        draft.facts,
        draft.papers,
        plan=plan,
        edition=edition,
        on=official_date(now),
        checks=checks,
    )
    if found:
        raise refusals.FORM_INCOMPLETE(count=len(found), problems=found)
    facts = {
        fact: written(edition.facts[FactId(fact)], value, on=official_date(now), checks=checks)
        for fact, value in draft.facts.items()
        if any(planned.fact == fact for planned in plan.facts)
    }
    case = msgspec.structs.replace(
        _case(draft, plan, facts, case_id, now), filed_by=actor.person, filed_for=window
    )
    shared = [p.key for p in case.papers if p.source is SourceKind.SHARED]
    changing = Changing.opening(case, actor, now)
    changing.note(
        BY_MOVE[Move.SUBMIT].event,
        organisation=window,
        data={"declared": True, "consented": shared, **_spoken_for(draft)},
    )
    if window is not None:
        note_visit(changing, actor, window, now=now)
    changing.want(Job(FETCH_PAPER, {"case": case_id, "paper": key}) for key in shared)
    return changing.done()


def _window(draft: Draft, actor: Actor) -> OrganisationId | None:
    """Where the applicant stands while it is filed; None where they file by themselves."""
    if actor.person == draft.applicant:
        return None
    check_filing_for(actor, draft.applicant, draft.filed_for, draft.region)
    return draft.filed_for


def _spoken_for(draft: Draft) -> dict[str, str]:
    """That the applicant let the window file for them, and when."""
    return {} if draft.consented_at is None else {"spoken_for_since": draft.consented_at.isoformat()}


def _case(draft: Draft, plan: Plan, facts: dict[str, str], case_id: CaseId, now: datetime) -> Case:
    steps = {step.id for step in plan.steps}
    wanted_facts: dict[str, tuple[StepId, ...]] = {fact.fact: fact.wanted_by for fact in plan.facts}
    return Case(
        id=case_id,
        region=draft.region,
        version=1,
        life_event=draft.life_event,
        edition=draft.edition,
        situation=draft.situation,
        applicant=draft.applicant,
        party=draft.party,
        filed_by=draft.filed_by,
        filed_at=now,
        filed_for=draft.filed_for,
        facts=facts,
        proceedings=tuple(_proceeding(step, steps) for step in plan.steps),
        papers=_papers(draft, plan, now),
        promised_on=plan.promised_on,
        planned_visits=len(plan.visits),
        applicant_name=draft.applicant_name,
        draft=draft.id,
        fact_uses=wanted_facts,
        answer_uses=_answer_uses(plan),
    )


def _proceeding(step: PlannedStep, steps: set[StepId]) -> Proceeding:
    return Proceeding(
        step=step.id,
        service=step.service,
        party=step.party,
        accepting=step.accepting,
        deciding=step.deciding,
        named=step.named,
        liable=step.liable,
        after=tuple(before for before in step.after if before in steps),
        state=ProceedingState.WAITING,
        promised_on=step.promised_on,
        statutory_on=step.statutory_on,
        promised=step.promised,
        statutory=step.statutory,
        evidence=step.outputs,
    )


def _papers(draft: Draft, plan: Plan, now: datetime) -> tuple[CasePaper, ...]:
    given = {paper.key: paper.snapshot for paper in draft.papers}
    papers = (_paper(demand, given.get(demand.paper.key), now) for demand in plan.demands)
    return tuple(paper for paper in papers if paper is not None)


def _paper(demand: PlannedDemand, given: str | None, now: datetime) -> CasePaper | None:
    """The case's paper for a demand; None for an optional one that was not added."""
    if demand.source.kind is SourceKind.APPLICANT and given is None and demand.need is Need.OPTIONAL:
        return None
    state = _first_state(demand.source.kind, given)
    is_here = state is PaperState.ARRIVED
    return CasePaper(
        paper=demand.paper,
        need=demand.need,
        wanted_by=demand.wanted_by,
        source=demand.source.kind,
        state=state,
        dataset=demand.source.dataset,
        right=demand.source.right,
        rights=demand.source.rights,
        from_step=demand.source.step,
        snapshot=_first_snapshot(demand, given),
        arrived_at=now if is_here else None,
        fallback=demand.fallback,
        name=demand.name,
        about_name=demand.about_name,
    )


def _first_snapshot(demand: PlannedDemand, given: str | None) -> str | None:
    if demand.source.kind is SourceKind.FORM:
        return f"{FORM_PREFIX}{demand.paper.key}"
    return given if demand.source.kind is SourceKind.APPLICANT else None


def _first_state(source: SourceKind, given: str | None) -> PaperState:
    match source:
        case SourceKind.HELD | SourceKind.FORM:
            return PaperState.ARRIVED
        case SourceKind.STEP | SourceKind.SHARED | SourceKind.AGENCY:
            return PaperState.EXPECTED
        case SourceKind.APPLICANT:
            return PaperState.ASKED if given is None else PaperState.ARRIVED


def _answer_uses(plan: Plan) -> dict[str, tuple[StepId, ...]]:
    """Which steps each answer decided about, as the plan's reasons say."""
    uses: dict[str, list[StepId]] = {}
    for step in plan.steps:
        for question in step.reason.answers:
            uses.setdefault(question, []).append(step.id)
    for demand in plan.demands:
        for question in demand.reason.answers:
            uses.setdefault(question, []).extend(demand.wanted_by)
    return {question: tuple(dict.fromkeys(steps)) for question, steps in uses.items()}
