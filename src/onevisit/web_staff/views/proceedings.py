"""One proceeding: what it is, and acting on it. Acts are guarded by the version that the page showed."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from onevisit.cases import api as cases
from onevisit.cases.api import ActionName, CaseView, Proceeding
from onevisit.catalogue.api import edition
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError, Kind
from onevisit.kernel.ids import CaseId, StepId
from onevisit.look.formats import say
from onevisit.look.statuses import STATUS
from onevisit.web_staff.pages import for_staff, page
from onevisit.web_staff.presenters.actions import actions
from onevisit.web_staff.presenters.history import history
from onevisit.web_staff.presenters.notices import Notice, done_notice
from onevisit.web_staff.presenters.proceeding import proceeding_page

NUMBER_PREFIX = "number:"


@require_safe
@for_staff
def proceeding(request: HttpRequest, actor: Actor, case: CaseId, step: StepId) -> HttpResponse:
    """The page of a part that the reader's organisation handles."""
    view, part = own_part(actor, case, step)
    return _shown(request, actor, view, part, notice=done_notice(request.GET.get("done", "")))


@require_POST
@for_staff
def act(request: HttpRequest, actor: Actor, case: CaseId, step: StepId) -> HttpResponse:
    """Accept, grant or issue, in one press; where somebody was faster, the page says who."""
    chosen = read_actions(request.POST.get("actions", ""))
    try:
        cases.act(
            actor,
            case,
            step,
            chosen,
            version=read_version(request),
            numbers=_numbers(request),
            now=clock.now(),
        )
    except DomainError as error:
        return not_done(request, actor, case, step, error)
    return done(case, step, chosen[-1])


@require_POST
@for_staff
def record_visit(
    request: HttpRequest,  # noqa: ARG001 for_staff gives it
    actor: Actor,
    case: CaseId,
    step: StepId,
) -> HttpResponse:
    """Record that the applicant stands here."""
    cases.record_visit(actor, case, now=clock.now())
    return HttpResponseRedirect(f"{reverse('web_staff:proceeding', args=[case, step])}?done=visit")


def own_part(actor: Actor, case: CaseId, step: StepId) -> tuple[CaseView, Proceeding]:
    """The case and the part, where the actor's organisation handles it.

    Raises `no_such_case` for everybody else, as if the part were not there.
    """
    view = cases.read_case(actor, case)
    part = view.case.proceeding(step)
    if part is None or step not in view.own_steps:
        raise cases.NO_SUCH_CASE(case=case)
    return view, part


def not_done(
    request: HttpRequest, actor: Actor, case: CaseId, step: StepId, error: DomainError
) -> HttpResponse:
    """The page as it stands now, with the sentence that says why nothing was done."""
    if error.kind not in (Kind.CONFLICT, Kind.INVALID, Kind.FORBIDDEN):
        raise error
    view, part = own_part(actor, case, step)
    notice = Notice(say(error.sentence), is_warning=True)
    return _shown(request, actor, view, part, notice=notice, status=STATUS[error.kind])


def done(case: CaseId, step: StepId, last: ActionName) -> HttpResponse:
    """Back to the page, which says what was done."""
    return HttpResponseRedirect(f"{reverse('web_staff:proceeding', args=[case, step])}?done={last.value}")


def read_actions(text: str) -> list[ActionName]:
    """The actions that a button names; unknown ones are none."""
    return [ActionName(name) for name in text.split(",") if name in tuple(ActionName)]


def read_version(request: HttpRequest) -> int | None:
    """The case's version that the page showed."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _numbers(request: HttpRequest) -> dict[str, str]:
    fields: Iterable[tuple[str, str]] = ((name, str(value)) for name, value in request.POST.items())
    return {
        name.removeprefix(NUMBER_PREFIX): value.strip()
        for name, value in fields
        if name.startswith(NUMBER_PREFIX) and value.strip()
    }


def _shown(
    request: HttpRequest,
    actor: Actor,
    view: CaseView,
    part: Proceeding,
    *,
    notice: Notice | None = None,
    status: int = 200,
) -> HttpResponse:
    definitions = edition(view.case.edition)
    context = {
        "section": "list",
        "page": proceeding_page(view, part, definitions, clock.today(), definitions.calendar),
        "actions": actions(part, view.offered.get(part.step, ()), definitions),
        "past": history(view, definitions, part.step),
        "notice": notice,
    }
    return page(request, actor, definitions, "proceeding.html", context, status=status)
