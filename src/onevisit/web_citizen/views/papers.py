"""The papers of an application: added by photo or file, looked at, removed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onevisit.cases.api import read_draft_paper
from onevisit.kernel import clock
from onevisit.look.files import file_response
from onevisit.look.flow import walking
from onevisit.look.requests import signed_in
from onevisit.web_citizen.views.applications import SURFACE


@require_http_methods(["GET", "HEAD"])
def papers(request: HttpRequest, draft: str) -> HttpResponse:
    """A card for each paper."""
    return walking.add_papers(SURFACE, request, signed_in(request), draft, now=clock.now())


@require_POST
def change_paper(request: HttpRequest, draft: str, key: str) -> HttpResponse:
    """Add or remove one paper."""
    return walking.change_paper(SURFACE, request, signed_in(request), draft, key, now=clock.now())


@require_GET
def draft_picture(request: HttpRequest, draft: str, key: str) -> HttpResponse:
    """The file that was added, for its own reader only."""
    media_type, content = read_draft_paper(signed_in(request), draft, key)
    return file_response(media_type, content)
