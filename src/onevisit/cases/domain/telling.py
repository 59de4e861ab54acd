"""What an event says in the timeline."""

from onevisit.cases.domain.transitions import BY_EVENT
from onevisit.cases.domain.values import Case, Event
from onevisit.cases.domain.visits import VISITED
from onevisit.kernel.text import Sentence, Text
from onevisit.planner.definitions import Edition

VISIT_RECORDED = Sentence("event_visited", "The applicant came in person to {organisation}.")


def said(event: Event, case: Case, edition: Edition) -> Sentence:
    """The event's sentence, with the names of its service, organisation and paper filled in."""
    template = VISIT_RECORDED if event.action == VISITED else BY_EVENT[event.action].said
    data: dict[str, Text | str] = {
        "service": _service(event, case, edition),
        "organisation": _organisation(event, edition),
        "paper": _paper(event, case),
    }
    return Sentence(template.code, template.template, data)


def _service(event: Event, case: Case, edition: Edition) -> Text | str:
    part = case.proceeding(event.step) if event.step else None
    return edition.services[part.service].name if part else ""


def _organisation(event: Event, edition: Edition) -> Text | str:
    organisation = edition.organisations.get(event.organisation) if event.organisation else None
    return organisation.name if organisation else event.actor_name


def _paper(event: Event, case: Case) -> Text | str:
    key = str(event.data.get("paper", ""))
    paper = case.paper(key)
    return paper.name if paper is not None and paper.name is not None else key
