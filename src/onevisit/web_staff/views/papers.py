"""Looking at a paper or a result: a picture, a PDF, or what a register or form says."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from onevisit.cases import api as cases
from onevisit.cases.api import CaseView
from onevisit.catalogue.api import edition
from onevisit.exchange.api import FETCHED_TYPE, read_fields
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import CaseId, StepId
from onevisit.look.files import file_response
from onevisit.look.formats import grouped
from onevisit.web_staff.pages import for_staff, page
from onevisit.web_staff.presenters.papers import viewed
from onevisit.web_staff.views.proceedings import own_part

PICTURES = "image/"
_NOTHING_ELSE = "default-src 'none'; form-action 'self'; base-uri 'none'"
PAGE_POLICY = (
    f"{_NOTHING_ELSE}; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'"
)
"""The viewer shows a PDF in a frame of our own."""
FILE_POLICY = f"{_NOTHING_ELSE}; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""The file stands in that frame; the browser's own PDF viewer brings its styles."""


@require_safe
@for_staff
def paper(request: HttpRequest, actor: Actor, case: CaseId, step: StepId, key: str) -> HttpResponse:
    """A paper of a part; the way back leads to that part."""
    view, _ = own_part(actor, case, step)
    return _viewer(request, actor, view, key, reverse("web_staff:proceeding", args=[case, step]))


@require_safe
@for_staff
def case_paper(request: HttpRequest, actor: Actor, case: CaseId, key: str) -> HttpResponse:
    """A paper of the case; the way back leads to the case."""
    view = cases.read_case(actor, case)
    return _viewer(request, actor, view, key, reverse("web_staff:case", args=[case]))


@require_safe
@xframe_options_sameorigin
@for_staff
def content(request: HttpRequest, actor: Actor, case: CaseId, key: str) -> HttpResponse:  # noqa: ARG001
    """The file itself, for the viewer."""
    media_type, kept = cases.read_paper(actor, case, key)
    response = file_response(media_type, kept)
    response["Content-Security-Policy"] = FILE_POLICY
    return response


def _viewer(request: HttpRequest, actor: Actor, view: CaseView, key: str, back: str) -> HttpResponse:
    case = view.case.id
    definitions = edition(view.case.edition)
    media_type, kept = cases.read_paper(actor, case, key)
    context = {
        "section": "list",
        "paper": viewed(view, key, definitions),
        "number": grouped(case),
        "applicant": view.case.applicant_name,
        "back": back,
        "fields": read_fields(kept) if media_type == FETCHED_TYPE else None,
        "is_picture": media_type.startswith(PICTURES),
        "content": reverse("web_staff:paper_content", args=[case, key]),
    }
    response = page(request, actor, definitions, "paper.html", context)
    response["Content-Security-Policy"] = PAGE_POLICY
    return response
