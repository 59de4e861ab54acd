"""The papers of an application: added by photo or file, looked at, removed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onevisit.cases import api as doors
from onevisit.cases.api import Draft, read_draft, remove_paper
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError, Kind
from onevisit.look.flow.papers_page import paper_cards
from onevisit.look.flow.way import PAPERS, Stop, stop_after, way_of
from onevisit.look.formats import say
from onevisit.look.refusals import STATUS
from onevisit.look.requests import signed_in
from onevisit.look.uploads import uploaded_file
from onevisit.web_citizen.views.applications import address_of, frame, plan_and_edition
from onevisit.web_citizen.views.files import file_response


@require_http_methods(["GET", "HEAD"])
def papers(request: HttpRequest, draft: str) -> HttpResponse:
    """A card for each paper."""
    found = read_draft(signed_in(request), draft)
    if found.case:
        return redirect("web_citizen:case", found.case)
    return _page(request, found)


@require_POST
def change_paper(request: HttpRequest, draft: str, key: str) -> HttpResponse:
    """Add or remove one paper; a file that cannot be taken is said at its card."""
    actor = signed_in(request)
    try:
        found = _changed(request, actor, draft, key)
    except DomainError as error:
        if error.kind not in (Kind.INVALID, Kind.TOO_LARGE):
            raise
        return _page(request, read_draft(actor, draft), key, error)
    return redirect(f"{reverse('web_citizen:papers', args=[found.id])}#{key}")


@require_GET
def draft_picture(request: HttpRequest, draft: str, key: str) -> HttpResponse:
    """The file that was added, for its own reader only."""
    media_type, content = doors.read_draft_paper(signed_in(request), draft, key)
    return file_response(media_type, content)


def _changed(request: HttpRequest, actor: Actor, draft: str, key: str) -> Draft:
    if "remove" in request.POST:
        return remove_paper(actor, draft, key, now=clock.now())
    name, content = uploaded_file(request, "camera", "file")
    return doors.add_paper(actor, draft, key, name, content, now=clock.now())


def _page(
    request: HttpRequest, draft: Draft, wrong: str = "", error: DomainError | None = None
) -> HttpResponse:
    plan, edition = plan_and_edition(draft)
    sentence = say(error.sentence) if error else ""
    cards = paper_cards(draft, plan, edition, wrong, sentence)
    here, way = Stop(PAPERS), way_of(plan, edition)
    if here not in way:
        return redirect("web_citizen:application", draft.id)
    context = {
        "cards": cards,
        "errors": [{"text": sentence, "href": f"#{wrong}"}] if sentence else [],
        "address": lambda key: reverse("web_citizen:change_paper", args=[draft.id, key]),
        "picture": lambda key: reverse("web_citizen:draft_picture", args=[draft.id, key]),
        "onward": address_of(draft, stop_after(way, here)),
        **frame(draft, plan, edition, here),
    }
    return render(request, "web_citizen/papers.html", context, status=STATUS[error.kind] if error else 200)
