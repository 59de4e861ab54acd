"""Preparing an application: begun from a plan, then walked through as `look.flow.walking` leads."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onevisit.cases.api import remove_draft, start_draft
from onevisit.catalogue.api import current_edition
from onevisit.kernel import clock
from onevisit.kernel.ids import PartyId
from onevisit.look.flow import walking
from onevisit.look.flow.answers import read_asked
from onevisit.look.requests import signed_in
from onevisit.planner.situations import find_life_event
from onevisit.web_citizen.views.guides import county_offering


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, life_event: str) -> HttpResponse:
    """Ask who applies, then begin the application that the address's answers describe."""
    actor = signed_in(request)
    edition = current_edition()
    event = find_life_event(edition, life_event)
    county = county_offering(request, edition, event)
    if county is None:
        return redirect("web_citizen:guide", event.id)
    texts = {name: str(value) for name, value in request.GET.items()}
    asked = read_asked(event, texts, request.GET.getlist("without"), county)
    parties = [party for party in event.parties if party.may_apply]
    chosen = request.POST.get("party", "") or (parties[0].id if len(parties) == 1 else "")
    if chosen and (request.method == "POST" or len(parties) == 1):
        draft = start_draft(
            actor,
            region=county,
            life_event=event.id,
            situation=asked.situation,
            left_out=asked.left_out,
            party=PartyId(chosen),
            now=clock.now(),
        )
        return redirect("web_citizen:application", draft.id)
    error = _("Choose who you are, then go on.") if request.method == "POST" else ""
    context = {
        "event": event,
        "parties": parties,
        "error": error,
        "back": f"{reverse('web_citizen:plan', args=[event.id])}?{asked.query()}",
    }
    return render(request, "web_citizen/apply.html", context, status=400 if error else 200)


@require_GET
def application(request: HttpRequest, draft: str) -> HttpResponse:
    """Take an application up again, at the first page where something is missing."""
    return walking.take_up(SURFACE, signed_in(request), draft, now=clock.now())


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, draft: str, group: str) -> HttpResponse:
    """One page of the form."""
    return walking.fill_in(SURFACE, request, signed_in(request), draft, group, now=clock.now())


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, draft: str) -> HttpResponse:
    """Everything once more before it is sent."""
    return walking.check(SURFACE, request, signed_in(request), draft, now=clock.now())


@require_POST
def throw_away(request: HttpRequest, draft: str) -> HttpResponse:
    """Delete an application that was not sent."""
    remove_draft(signed_in(request), draft)
    return redirect("web_citizen:matters")


def _show(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    return render(request, f"web_citizen/{template}", context, status=status)


SURFACE = walking.Surface(
    namespace="web_citizen",
    leave="web_citizen:matters",
    show=_show,
    prefilled=lambda: _("from your account"),
)
