"""The work list, and finding a case by its tracking number."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from onevisit.cases import api as cases
from onevisit.catalogue.api import current_edition, edition
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.tracking import parse_tracking_number
from onevisit.look.formats import say
from onevisit.look.statuses import STATUS
from onevisit.web_staff.pages import for_staff, page
from onevisit.web_staff.presenters.filters import Chosen, due_range, filters, read_chosen, services_of
from onevisit.web_staff.presenters.work_list import lines

PAGE_SIZE = 50
SOUGHT_LENGTH_MAX = 40


@require_safe
@for_staff
def work_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What somebody in the reader's organisations has to do, the most urgent first."""
    return _listed(request, actor, read_chosen(request.GET), after=request.GET.get("after", ""))


@require_safe
@for_staff
def find(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The case with the number that somebody typed; a mistyped one is told beside the field."""
    sought = request.GET.get("number", "")[:SOUGHT_LENGTH_MAX]
    try:
        case = parse_tracking_number(sought)
        cases.read_case(actor, case)
    except DomainError as error:
        return _listed(request, actor, Chosen(), sought=sought, wrong=error)
    return HttpResponseRedirect(reverse("web_staff:case", args=[case]))


def _listed(
    request: HttpRequest,
    actor: Actor,
    chosen: Chosen,
    *,
    after: str = "",
    sought: str = "",
    wrong: DomainError | None = None,
) -> HttpResponse:
    today = clock.today()
    newest = current_edition()
    first, last = due_range(chosen.due, today, newest.calendar)
    rows = cases.work_list(
        actor,
        states=(chosen.state,) if chosen.state else (),
        service=chosen.service,
        due_from=first,
        due_until=last,
        after=after,
        limit=PAGE_SIZE,
    )
    organisations = {post.organisation for post in actor.posts}
    context = {
        "section": "list",
        "filters": filters(chosen, services_of(newest, organisations), newest),
        "is_filtered": chosen.is_any or bool(after),
        "lines": lines(rows, edition, today, newest.calendar),
        "first_query": chosen.query() if after else None,
        "next_query": chosen.query(after=rows[-1].place) if len(rows) == PAGE_SIZE else None,
        "page_size": PAGE_SIZE,
        "sought": sought,
        "wrong": say(wrong.sentence) if wrong else "",
    }
    status = STATUS[wrong.kind] if wrong else 200
    return page(request, actor, newest, "work_list.html", context, status=status)
