"""A case as its applicant sees it: now, next, results, history; withdrawing a part, giving a paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onevisit.cases.api import (
    NO_SUCH_CASE,
    ActionName,
    Case,
    CaseStatus,
    CaseView,
    act,
    read_case,
    read_paper,
    supply_paper,
)
from onevisit.catalogue.api import edition as edition_of
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError, Kind
from onevisit.kernel.ids import StepId
from onevisit.kernel.tracking import parse_tracking_number
from onevisit.look import formats
from onevisit.look.files import file_response
from onevisit.look.requests import signed_in
from onevisit.look.statuses import STATUS
from onevisit.look.uploads import uploaded_file
from onevisit.voices.api import LEVEL_NAMES, rate, rating_of
from onevisit.web_citizen.presenters.case_page import (
    case_page,
    paper_name,
    party_name,
    result_line,
    service_name,
)


def own_case(actor: Actor, number: str) -> CaseView:
    """The case, for its applicant; staff have pages of their own."""
    view = read_case(actor, parse_tracking_number(number))
    if not view.is_applicant:
        raise NO_SUCH_CASE(case=number)
    return view


@require_GET
def case_view(request: HttpRequest, number: str) -> HttpResponse:
    """What happens now, what to do next, and all that came before."""
    actor = signed_in(request)
    return _case_page(request, actor, own_case(actor, number))


@require_POST
def rate_case(request: HttpRequest, number: str) -> HttpResponse:
    """Keep what the applicant thought of a finished case."""
    actor = signed_in(request)
    view = own_case(actor, number)
    level = request.POST.get("level", "")
    try:
        given = int(level) if level.isdecimal() and len(level) == 1 else 0
        rate(actor, view.case.id, given, request.POST.get("comment", ""), now=clock.now())
    except DomainError as error:
        if error.kind is not Kind.INVALID:
            raise
        return _case_page(request, actor, view, error)
    return redirect(f"{reverse('web_citizen:case', args=[view.case.id])}#rating")


def _case_page(
    request: HttpRequest, actor: Actor, view: CaseView, wrong: DomainError | None = None
) -> HttpResponse:
    finished = view.case.status is CaseStatus.FINISHED
    context = {
        "page": case_page(view, edition_of(view.case.edition), clock.today()),
        "rating": rating_of(actor, view.case.id) if finished else None,
        "levels": LEVEL_NAMES if finished else {},
        "comment": request.POST.get("comment", ""),
        "wrong": formats.say(wrong.sentence) if wrong else "",
    }
    status = STATUS[wrong.kind] if wrong else 200
    return render(request, "web_citizen/case.html", context, status=status)


@require_GET
def sent(request: HttpRequest, number: str) -> HttpResponse:
    """The confirmation: the tracking number to note, and what comes next."""
    view = own_case(signed_in(request), number)
    page = case_page(view, edition_of(view.case.edition), clock.today())
    return render(request, "web_citizen/sent.html", {"page": page, "case": view.case})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Ask once more, then take one part back; the others go on."""
    actor = signed_in(request)
    case = own_case(actor, number).case
    proceeding = case.proceeding(StepId(step))
    if request.method == "POST" or proceeding is None:
        version = request.POST.get("version", "")
        act(
            actor,
            case.id,
            StepId(step),
            [ActionName.WITHDRAW],
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
            now=clock.now(),
        )
        return redirect("web_citizen:case", case.id)
    edition = edition_of(case.edition)
    waiting = [
        service_name(p, edition) for p in case.proceedings if step in p.after and not p.state.is_closed
    ]
    context = {"case": case, "name": service_name(proceeding, edition), "waiting": waiting}
    return render(request, "web_citizen/withdraw.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_paper(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Give the one paper that the case asks for."""
    actor = signed_in(request)
    case = own_case(actor, number).case
    if request.method == "POST":
        try:
            name, content = uploaded_file(request, "camera", "file")
            supply_paper(actor, case.id, key, name, content, now=clock.now())
        except DomainError as error:
            if error.kind not in (Kind.INVALID, Kind.TOO_LARGE):
                raise
            return _paper_page(request, case, key, error)
        return redirect("web_citizen:case", case.id)
    return _paper_page(request, case, key)


def _paper_page(request: HttpRequest, case: Case, key: str, error: DomainError | None = None) -> HttpResponse:
    paper = next((p for p in case.asked if p.key == key), None)
    if paper is None:
        return redirect("web_citizen:case", case.id)
    edition = edition_of(case.edition)
    context = {
        "case": case,
        "key": key,
        "name": paper_name(paper, edition),
        "guide": formats.words(edition.evidence[paper.paper.evidence].guide),
        "error": formats.say(error.sentence) if error else "",
    }
    status = STATUS[error.kind] if error else 200
    return render(request, "web_citizen/give_paper.html", context, status=status)


@require_GET
def paper_file(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """A paper of the case, as it was given."""
    media_type, content = read_paper(signed_in(request), parse_tracking_number(number), key)
    return file_response(media_type, content)


@require_GET
def result(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """One result: printable, with number, day and the issuing body."""
    view = own_case(signed_in(request), number)
    output = view.case.output(key)
    if output is None:
        return redirect("web_citizen:case", view.case.id)
    edition = edition_of(view.case.edition)
    organisation = edition.organisations.get(output.named)
    context = {
        "case": view.case,
        "line": result_line(output, edition),
        "issuer": formats.words(organisation.name) if organisation else output.named_as,
        "number": formats.grouped(view.case.id),
        "issued": formats.full_day(output.issued_at),
        "about": party_name(view.case, output.paper.about, edition),
    }
    return render(request, "web_citizen/result.html", context)
