"""A proceeding's page: what this department may see of the case, and its clocks.

Everything comes from the view that `cases.read_case` cut for this reader; nothing is read beside it.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from onevisit.cases.api import CaseView, Proceeding, ProceedingState
from onevisit.kernel.ids import CaseId, FactId, StepId
from onevisit.kernel.working_days import Calendar
from onevisit.look.flow.form_page import value_words
from onevisit.look.formats import day, grouped, words
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.clocks import Clock, clocks
from onevisit.web_staff.presenters.names import organisation_name, party_name, step_name
from onevisit.web_staff.presenters.papers import PaperLine, ResultLine, paper_line, result_line
from onevisit.web_staff.presenters.words import now_words, state_words, visit_words

TONES = {
    ProceedingState.WAITING: "calm",
    ProceedingState.RECEIVED: "brand",
    ProceedingState.ACCEPTED: "brand",
    ProceedingState.GRANTED: "brand",
    ProceedingState.ISSUED: "done",
    ProceedingState.REFUSED: "late",
    ProceedingState.WITHDRAWN: "calm",
    ProceedingState.LAPSED: "calm",
}


class Neighbour(msgspec.Struct, frozen=True):
    """Another department's part: its name and state, nothing more."""

    name: str
    organisation: str
    state_words: str
    tone: str


class FactLine(msgspec.Struct, frozen=True):
    """A fact of the form in the reader's words."""

    name: str
    value: str


class ProceedingPage(msgspec.Struct, frozen=True):
    """Everything that the page says about the proceeding, apart from what can be done."""

    case: CaseId
    step: StepId
    version: int
    number: str
    service: str
    life_event: str
    about: str
    county: str
    applicant: str
    party: str
    filed: str
    window: str
    """The window's organisation where a clerk filed it, else empty."""
    state: ProceedingState
    state_words: str
    tone: str
    organisation: str
    named: str
    liable: str
    is_delegated: bool
    """True: the deciding, the named and the liable body are not one."""
    clocks: tuple[Clock, ...]
    waits_for: tuple[str, ...]
    facts: tuple[FactLine, ...]
    papers: tuple[PaperLine, ...]
    results: tuple[ResultLine, ...]
    neighbours: tuple[Neighbour, ...]
    now: str
    reasons: str
    remedies: str
    planned_visits: int
    made_visits: int
    visit_reason: str


def proceeding_page(
    view: CaseView, proceeding: Proceeding, edition: Edition, today: date, calendar: Calendar
) -> ProceedingPage:
    """The page of `proceeding` as the reader of `view` may see it."""
    case = view.case
    life_event = edition.life_events[case.life_event]
    roles = (proceeding.deciding, proceeding.named, proceeding.liable)
    deciding, named, liable = (organisation_name(edition, role) for role in roles)
    return ProceedingPage(
        case=case.id,
        step=proceeding.step,
        version=case.version,
        number=grouped(case.id),
        service=step_name(edition, case, proceeding.step),
        life_event=words(life_event.name),
        about=party_name(life_event, proceeding.party),
        county=words(edition.regions[case.region].name),
        applicant=case.applicant_name,
        party=party_name(life_event, case.party),
        filed=day(case.filed_at),
        window=organisation_name(edition, case.filed_for) if case.filed_for else "",
        state=proceeding.state,
        state_words=state_words(proceeding.state),
        tone=TONES[proceeding.state],
        organisation=deciding,
        named=named,
        liable=liable,
        is_delegated=len(set(roles)) > 1,
        clocks=tuple(clocks(proceeding, today, calendar)),
        waits_for=tuple(waits_for(view, proceeding, edition)),
        facts=tuple(facts(view, edition)),
        papers=tuple(
            paper_line(paper, case, edition) for paper in case.papers if proceeding.step in paper.wanted_by
        ),
        results=tuple(result_line(output, edition) for output in proceeding.outputs),
        neighbours=tuple(neighbours(view, proceeding, edition)),
        now=now_words(proceeding.state),
        reasons=proceeding.reasons,
        remedies=words(proceeding.remedies),
        planned_visits=case.planned_visits,
        made_visits=len(case.visits),
        visit_reason=visit_words(case.planned_visits, len(case.visits)),
    )


def waits_for(view: CaseView, proceeding: Proceeding, edition: Edition) -> Iterable[str]:
    """What has to come before the department can begin: earlier parts, then papers."""
    if proceeding.state is not ProceedingState.WAITING:
        return
    for step in proceeding.after:
        earlier = view.case.proceeding(step)
        if earlier is not None and earlier.state is not ProceedingState.ISSUED:
            yield step_name(edition, view.case, step)
    for paper in view.case.papers:
        if proceeding.step in paper.wanted_by and paper.blocks:
            yield words(paper.name or edition.evidence[paper.paper.evidence].name)


def facts(view: CaseView, edition: Edition) -> Iterable[FactLine]:
    """What the applicant wrote, as far as this reader's parts use it, in the form's order."""
    for fact in view.case.fact_uses:
        definition, value = edition.facts[FactId(fact)], view.case.facts.get(fact, "")
        if value:
            yield FactLine(words(definition.name), value_words(definition, value))


def neighbours(view: CaseView, proceeding: Proceeding, edition: Edition) -> Iterable[Neighbour]:
    """The other parts of the case."""
    for other in view.case.proceedings:
        if other.step != proceeding.step:
            yield Neighbour(
                name=step_name(edition, view.case, other.step),
                organisation=organisation_name(edition, other.deciding),
                state_words=state_words(other.state),
                tone=TONES[other.state],
            )
