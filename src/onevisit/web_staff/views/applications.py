"""An application in somebody's name, walked through as `look.flow.walking` leads."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onevisit.cases import api as cases
from onevisit.catalogue.api import current_edition
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.look.files import file_response
from onevisit.look.flow import walking
from onevisit.look.requests import signed_in
from onevisit.web_staff.pages import for_staff, page


@require_safe
@for_staff
def application(request: HttpRequest, actor: Actor, draft: str) -> HttpResponse:  # noqa: ARG001
    """Take an application up again, at the first page where something is missing."""
    return walking.take_up(SURFACE, actor, draft, now=clock.now())


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def form(request: HttpRequest, actor: Actor, draft: str, group: str) -> HttpResponse:
    """One page of the form."""
    return walking.fill_in(SURFACE, request, actor, draft, group, now=clock.now())


@require_safe
@for_staff
def papers(request: HttpRequest, actor: Actor, draft: str) -> HttpResponse:
    """A card for each paper."""
    return walking.add_papers(SURFACE, request, actor, draft, now=clock.now())


@require_POST
@for_staff
def change_paper(request: HttpRequest, actor: Actor, draft: str, key: str) -> HttpResponse:
    """Add or remove one paper."""
    return walking.change_paper(SURFACE, request, actor, draft, key, now=clock.now())


@require_safe
@for_staff
def draft_picture(request: HttpRequest, actor: Actor, draft: str, key: str) -> HttpResponse:  # noqa: ARG001
    """The file that was added."""
    media_type, content = cases.read_draft_paper(actor, draft, key)
    return file_response(media_type, content)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def check(request: HttpRequest, actor: Actor, draft: str) -> HttpResponse:
    """Everything once more before it is sent."""
    return walking.check(SURFACE, request, actor, draft, now=clock.now())


@require_POST
@for_staff
def throw_away(request: HttpRequest, actor: Actor, draft: str) -> HttpResponse:  # noqa: ARG001
    """Delete an application that was not sent."""
    cases.remove_draft(actor, draft)
    return HttpResponseRedirect(reverse("web_staff:file_begin"))


def _show(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    context = {"section": "file", **context}
    return page(request, signed_in(request), current_edition(), f"flow/{template}", context, status=status)


SURFACE = walking.Surface(
    namespace="web_staff",
    leave="web_staff:file_begin",
    show=_show,
    prefilled=lambda: _("From the registration at the window. Compare it with the card."),
)
