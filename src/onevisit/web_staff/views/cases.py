"""The whole case: where a found number leads, and what the window that filed it can still do."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from onevisit.cases import api as cases
from onevisit.cases.api import CaseView
from onevisit.catalogue.api import edition
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import CaseId
from onevisit.look.formats import moment, say
from onevisit.look.statuses import STATUS
from onevisit.look.uploads import uploaded_file
from onevisit.web_staff.pages import for_staff, page
from onevisit.web_staff.presenters.case_page import case_page as presented
from onevisit.web_staff.presenters.history import history
from onevisit.web_staff.presenters.notices import Notice, done_notice


@require_safe
@for_staff
def case_page(request: HttpRequest, actor: Actor, case: CaseId) -> HttpResponse:
    """The case; who handles one part of it only is taken to that part."""
    view = cases.read_case(actor, case)
    if not view.is_applicant and len(view.own_steps) == 1:
        return HttpResponseRedirect(reverse("web_staff:proceeding", args=[case, *view.own_steps]))
    return _shown(request, actor, view, notice=done_notice(request.GET.get("done", "")))


@require_POST
@for_staff
def record_visit(request: HttpRequest, actor: Actor, case: CaseId) -> HttpResponse:  # noqa: ARG001
    """Record that the applicant stands here."""
    cases.record_visit(actor, case, now=clock.now())
    return _back(case, "visit")


@require_POST
@for_staff
def supply(request: HttpRequest, actor: Actor, case: CaseId, key: str) -> HttpResponse:
    """Give a paper that the case asks for, as the applicant hands it over the counter."""
    try:
        name, content = uploaded_file(request, "file")
        cases.supply_paper(actor, case, key, name, content, now=clock.now())
    except DomainError as error:
        view = cases.read_case(actor, case)
        notice = Notice(say(error.sentence), is_warning=True)
        return _shown(request, actor, view, notice=notice, status=STATUS[error.kind])
    return _back(case, "paper")


@require_safe
@for_staff
def receipt(request: HttpRequest, actor: Actor, case: CaseId) -> HttpResponse:
    """The receipt to print and hand over: the number, what was filed, who does what by when."""
    return _receipt(request, actor, case, is_new=False)


@require_safe
@for_staff
def sent(request: HttpRequest, actor: Actor, case: CaseId) -> HttpResponse:
    """The receipt, just after sending."""
    return _receipt(request, actor, case, is_new=True)


def _receipt(request: HttpRequest, actor: Actor, case: CaseId, *, is_new: bool) -> HttpResponse:
    view = cases.read_case(actor, case)
    if not view.is_applicant:
        raise cases.NO_SUCH_CASE(case=case)
    definitions = edition(view.case.edition)
    context = {
        "section": "file",
        "page": presented(view, definitions),
        "printed": moment(clock.now()),
        "filed_at": moment(view.case.filed_at),
        "is_new": is_new,
    }
    return page(request, actor, definitions, "receipt.html", context)


def _back(case: CaseId, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('web_staff:case', args=[case])}?done={done}")


def _shown(
    request: HttpRequest,
    actor: Actor,
    view: CaseView,
    *,
    notice: Notice | None = None,
    status: int = 200,
) -> HttpResponse:
    definitions = edition(view.case.edition)
    context = {
        "section": "list",
        "page": presented(view, definitions),
        "past": history(view, definitions),
        "may_speak_for": view.is_applicant,
        "notice": notice,
    }
    return page(request, actor, definitions, "case.html", context, status=status)
