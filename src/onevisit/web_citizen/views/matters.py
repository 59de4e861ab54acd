"""My matters: drafts to go on with, cases to look at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onevisit.cases.api import my_cases, my_drafts
from onevisit.catalogue.api import edition as edition_of
from onevisit.look.requests import signed_in
from onevisit.web_citizen.presenters.matters_page import draft_line, matter_line


@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """What the reader writes and has sent, newest first."""
    actor = signed_in(request)
    context = {
        "drafts": [draft_line(draft, edition_of(draft.edition)) for draft in my_drafts(actor)],
        "cases": [matter_line(row, edition_of(row.edition)) for row in my_cases(actor)],
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "web_citizen/matters.html", context)
