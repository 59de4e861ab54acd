"""Filing for somebody who stands at the window: who it is, what they want, their answers, the plan.

The person is part of every address, so that two windows open side by side
never file for the wrong one.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onevisit.cases import api as cases
from onevisit.catalogue.api import current_edition, life_events_offered
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import LifeEventId, PartyId, PersonId
from onevisit.look.flow.answers import read_asked
from onevisit.look.flow.asking import Ready, next_page
from onevisit.look.flow.plan_page import plan_page
from onevisit.look.flow.question_page import Addresses, Filing, QuestionPage
from onevisit.people import api as people
from onevisit.planner.api import find_life_event, plan
from onevisit.planner.definitions import Edition, LifeEvent
from onevisit.web_staff.consents import has_consented, keep_consent
from onevisit.web_staff.pages import for_staff, page
from onevisit.web_staff.presenters.window import begun_lines, person_card
from onevisit.web_staff.registering import Registration, read_registration
from onevisit.web_staff.window_of import Window, window_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def file_begin(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find or register the person, with their consent; below, what was begun here and not sent yet."""
    window_of(actor)
    registration = Registration()
    if request.method == "POST":
        registration = read_registration(actor, request.POST, now=clock.now())
        if registration.person is not None:
            keep_consent(request, registration.person, clock.now())
            return HttpResponseRedirect(reverse("web_staff:file_matter", args=[registration.person]))
    drafts = [draft for draft in cases.my_drafts(actor) if draft.filed_for]
    context = {
        "section": "file",
        "registration": registration,
        "begun": begun_lines(drafts),
        "saved": request.GET.get("saved", ""),
    }
    status = 400 if registration.errors else 200
    return page(request, actor, current_edition(), "file_begin.html", context, status=status)


@require_safe
@for_staff
def file_matter(request: HttpRequest, actor: Actor, person: PersonId) -> HttpResponse:
    """What can be filed for this person here."""
    window = window_of(actor)
    edition = current_edition()
    context = {
        "section": "file",
        "person": person_card(people.person(actor, person), edition, clock.today()),
        "county": edition.regions[window.county],
        "life_events": life_events_offered(edition, window.county),
    }
    return page(request, actor, edition, "file_matter.html", context)


@require_safe
@for_staff
def questions(request: HttpRequest, actor: Actor, person: PersonId, life_event: LifeEventId) -> HttpResponse:
    """Ask the next question that matters; the plan follows when none does any more."""
    edition = current_edition()
    event = find_life_event(edition, life_event)
    found = _asked(request, person, edition, event, window_of(actor))
    if isinstance(found, QuestionPage):
        return _question(request, actor, person, found)
    address = reverse("web_staff:plan", args=[person, event.id])
    return HttpResponseRedirect(f"{address}?{found.asked.query()}")


@require_safe
@for_staff
def plan_view(request: HttpRequest, actor: Actor, person: PersonId, life_event: LifeEventId) -> HttpResponse:
    """The plan for the answers in the address; what is missing or impossible is asked first."""
    edition = current_edition()
    event = find_life_event(edition, life_event)
    window = window_of(actor)
    found = _asked(request, person, edition, event, window)
    if isinstance(found, QuestionPage):
        return _question(request, actor, person, found)
    asked = found.asked
    if found.excluded:
        context = {"event": event, "excluded": found.excluded, "answers": found.answers}
        return _flow(request, actor, person, "excluded.html", context)
    computed = plan(
        edition, event.id, asked.situation, window.county, (), clock.today(), left_out=asked.left_out
    )
    context = {
        "page": plan_page(computed, edition),
        "asked": asked,
        "answers": found.answers,
        "here": reverse("web_staff:plan", args=[person, event.id]),
        "back": found.answers[-1].change if found.answers else _guide(person),
        "start": f"{reverse('web_staff:apply', args=[person, event.id])}?{asked.query()}",
        "start_words": "",
    }
    return _flow(request, actor, person, "plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def apply(request: HttpRequest, actor: Actor, person: PersonId, life_event: LifeEventId) -> HttpResponse:
    """Ask who of the matter the person is, then begin the application in their name."""
    edition = current_edition()
    event = find_life_event(edition, life_event)
    window = window_of(actor)
    texts = {name: str(value) for name, value in request.GET.items()}
    asked = read_asked(event, texts, request.GET.getlist("without"), window.county)
    error = ""
    if request.method == "POST":
        try:
            draft = cases.start_draft(
                actor,
                region=window.county,
                life_event=event.id,
                situation=asked.situation,
                left_out=asked.left_out,
                party=PartyId(request.POST.get("party", "")),
                applicant=person,
                filed_for=window.organisation,
                consented=has_consented(request, person),
                now=clock.now(),
            )
            return HttpResponseRedirect(reverse("web_staff:application", args=[draft.id]))
        except DomainError as refused:
            if refused.code == cases.CONSENT_NEEDED.code:
                return HttpResponseRedirect(reverse("web_staff:file_begin"))
            if refused.code != cases.CANNOT_APPLY.code:
                raise
            error = _("Choose who the applicant is, then go on.")
    context = {
        "event": event,
        "parties": [party for party in event.parties if party.may_apply],
        "error": error,
        "back": f"{reverse('web_staff:plan', args=[person, event.id])}?{asked.query()}",
    }
    return _flow(request, actor, person, "apply.html", context, status=400 if error else 200)


def _asked(
    request: HttpRequest, person: PersonId, edition: Edition, event: LifeEvent, window: Window
) -> QuestionPage | Ready:
    addresses = Addresses(
        guide=_guide(person), questions=reverse("web_staff:questions", args=[person, event.id])
    )
    texts = {name: str(value) for name, value in request.GET.items()}
    filing = Filing(edition, event, window.county, addresses)
    return next_page(filing, texts, request.GET.getlist("without"))


def _question(request: HttpRequest, actor: Actor, person: PersonId, shown: QuestionPage) -> HttpResponse:
    status = 400 if shown.error else 200
    return _flow(request, actor, person, "question.html", {"page": shown}, status=status)


def _flow(
    request: HttpRequest,
    actor: Actor,
    person: PersonId,
    template: str,
    context: dict[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    applicant = people.person(actor, person).name
    context = {"section": "file", "applicant": applicant, "guide": _guide(person), **context}
    return page(request, actor, current_edition(), f"flow/{template}", context, status=status)


def _guide(person: PersonId) -> str:
    return reverse("web_staff:file_matter", args=[person])
