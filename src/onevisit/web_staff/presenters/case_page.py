"""The whole case, for the clerk's window that filed it and for an officer with several parts of it."""

from collections.abc import Iterable

import msgspec

from onevisit.cases.api import CasePaper, CaseView
from onevisit.kernel.ids import CaseId, StepId
from onevisit.look.formats import day, grouped, words
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.names import organisation_name, party_name, step_name
from onevisit.web_staff.presenters.papers import PaperLine, ResultLine, paper_line, result_line
from onevisit.web_staff.presenters.proceeding import TONES
from onevisit.web_staff.presenters.words import state_words, status_words, visit_words


class PartLine(msgspec.Struct, frozen=True):
    """One department's part, with its results where the reader may see them."""

    step: StepId
    name: str
    organisation: str
    state_words: str
    tone: str
    promised: str
    is_own: bool
    results: tuple[ResultLine, ...]


class CasePage(msgspec.Struct, frozen=True):
    """What the page says."""

    case: CaseId
    number: str
    life_event: str
    county: str
    applicant: str
    party: str
    filed: str
    window: str
    status_words: str
    promised: str
    parts: tuple[PartLine, ...]
    asked: tuple[PaperLine, ...]
    papers: tuple[PaperLine, ...]
    planned_visits: int
    made_visits: int
    visit_reason: str


def case_page(view: CaseView, edition: Edition) -> CasePage:
    """The page of the case as the reader of `view` may see it."""
    case = view.case
    life_event = edition.life_events[case.life_event]
    asked = case.asked if view.is_applicant else ()
    return CasePage(
        case=case.id,
        number=grouped(case.id),
        life_event=words(life_event.name),
        county=words(edition.regions[case.region].name),
        applicant=case.applicant_name,
        party=party_name(life_event, case.party),
        filed=day(case.filed_at),
        window=organisation_name(edition, case.filed_for) if case.filed_for else "",
        status_words=status_words(case.status),
        promised=day(case.promised_on),
        parts=tuple(part_lines(view, edition)),
        asked=_lines(asked, view, edition),
        papers=_lines((paper for paper in case.papers if paper not in asked), view, edition),
        planned_visits=case.planned_visits,
        made_visits=len(case.visits),
        visit_reason=visit_words(case.planned_visits, len(case.visits)),
    )


def part_lines(view: CaseView, edition: Edition) -> Iterable[PartLine]:
    """All parts; others' are outlines already."""
    for part in view.case.proceedings:
        yield PartLine(
            step=part.step,
            name=step_name(edition, view.case, part.step),
            organisation=organisation_name(edition, part.deciding),
            state_words=state_words(part.state),
            tone=TONES[part.state],
            promised=day(part.promised_on),
            is_own=part.step in view.own_steps,
            results=tuple(result_line(output, edition) for output in part.outputs),
        )


def _lines(papers: Iterable[CasePaper], view: CaseView, edition: Edition) -> tuple[PaperLine, ...]:
    return tuple(paper_line(paper, view.case, edition) for paper in papers)
