"""Refusing: reasons first, then a look at what the applicant will read, then the act."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onevisit.cases import api as cases
from onevisit.cases.api import ActionName, CaseView, Proceeding
from onevisit.catalogue.api import edition
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import CaseId, StepId
from onevisit.look.formats import say, words
from onevisit.look.statuses import STATUS
from onevisit.web_staff.pages import for_staff, page
from onevisit.web_staff.presenters.proceeding import proceeding_page
from onevisit.web_staff.views.proceedings import done, not_done, own_part, read_version

REASONS_LENGTH_MAX = 2000


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def refuse(request: HttpRequest, actor: Actor, case: CaseId, step: StepId) -> HttpResponse:
    """The page for the reasons; pressing on shows what the applicant will read, and only then refuses."""
    view, part = own_part(actor, case, step)
    if request.method != "POST":
        return _form(request, actor, view, part)
    reasons = request.POST.get("reasons", "").strip()[:REASONS_LENGTH_MAX]
    wrong = cases.reasons_refused(reasons)
    if wrong is not None:
        return _form(request, actor, view, part, reasons=reasons, wrong=wrong)
    if "confirmed" not in request.POST:
        return _form(request, actor, view, part, reasons=reasons, template="refuse_confirm.html")
    try:
        cases.act(
            actor,
            case,
            step,
            [ActionName.REFUSE],
            version=read_version(request),
            reasons=reasons,
            now=clock.now(),
        )
    except DomainError as error:
        return not_done(request, actor, case, step, error)
    return done(case, step, ActionName.REFUSE)


def _form(
    request: HttpRequest,
    actor: Actor,
    view: CaseView,
    part: Proceeding,
    *,
    reasons: str = "",
    wrong: DomainError | None = None,
    template: str = "refuse.html",
) -> HttpResponse:
    definitions = edition(view.case.edition)
    context = {
        "page": proceeding_page(view, part, definitions, clock.today(), definitions.calendar),
        "version": read_version(request) or view.case.version,
        "reasons": reasons,
        "reasons_length_max": REASONS_LENGTH_MAX,
        "remedies": words(cases.REMEDIES),
        "wrong": say(wrong.sentence) if wrong else "",
    }
    status = STATUS[wrong.kind] if wrong else 200
    return page(request, actor, definitions, template, context, status=status)
