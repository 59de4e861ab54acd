"""What a life event is, its questions one at a time, and the plan: all readable signed out."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from onevisit.catalogue.api import current_edition, regions_offering
from onevisit.kernel import clock
from onevisit.kernel.ids import RegionCode
from onevisit.look.flow.asking import Ready, next_page
from onevisit.look.flow.plan_page import plan_page
from onevisit.look.flow.question_page import Addresses, Filing, QuestionPage
from onevisit.planner.api import plan
from onevisit.planner.definitions import Edition, LifeEvent
from onevisit.planner.situations import find_life_event
from onevisit.web_citizen.county import county_of, remember
from onevisit.web_citizen.presenters.guide_body import guide_body
from onevisit.web_citizen.presenters.guide_page import guide_page


@require_GET
def guide(request: HttpRequest, life_event: str) -> HttpResponse:
    """What the matter is, what it will cost at most, and where to begin."""
    edition = current_edition()
    event = find_life_event(edition, life_event)
    counties = regions_offering(edition, event)
    county = county_of(request, edition)
    here = county if county in counties else None
    context = {
        "page": guide_page(event, edition, here, clock.today()),
        "body": guide_body(edition, event, here, clock.today()) if here else None,
        "event": event,
        "counties": [edition.regions[code] for code in counties],
        "county": edition.regions[here] if here else None,
        "not_offered_in": edition.regions[county] if county and not here else None,
    }
    return render(request, "web_citizen/guide.html", context)


@require_GET
def questions(request: HttpRequest, life_event: str) -> HttpResponse:
    """Ask the next question that matters; the plan follows when none does any more."""
    edition = current_edition()
    event = find_life_event(edition, life_event)
    county = county_offering(request, edition, event)
    if county is None:
        return HttpResponseRedirect(reverse("web_citizen:guide", args=[event.id]))
    response = _questions(request, edition, event, county)
    remember(response, county)
    return response


def _questions(request: HttpRequest, edition: Edition, event: LifeEvent, county: RegionCode) -> HttpResponse:
    found = _asked(request, edition, event, county)
    if isinstance(found, QuestionPage):
        return _question(request, found)
    return HttpResponseRedirect(f"{reverse('web_citizen:plan', args=[event.id])}?{found.asked.query()}")


@require_GET
def plan_view(request: HttpRequest, life_event: str) -> HttpResponse:
    """The plan for the answers in the address; what is missing or impossible is asked first."""
    edition = current_edition()
    event = find_life_event(edition, life_event)
    county = county_offering(request, edition, event)
    if county is None:
        return HttpResponseRedirect(reverse("web_citizen:guide", args=[event.id]))
    found = _asked(request, edition, event, county)
    if isinstance(found, QuestionPage):
        return _question(request, found)
    if found.excluded:
        context = {"event": event, "excluded": found.excluded, "answers": found.answers}
        return render(request, "web_citizen/excluded.html", context)
    asked = found.asked
    computed = plan(edition, event.id, asked.situation, county, (), clock.today(), left_out=asked.left_out)
    context = {
        "page": plan_page(computed, edition),
        "asked": asked,
        "answers": found.answers,
        "here": reverse("web_citizen:plan", args=[event.id]),
        "back": _back(found, event),
        "start": f"{reverse('web_citizen:apply', args=[event.id])}?{asked.query()}",
        "start_words": "",
    }
    return render(request, "web_citizen/plan.html", context)


def county_offering(request: HttpRequest, edition: Edition, event: LifeEvent) -> RegionCode | None:
    """The reader's county, if this life event can be begun there."""
    county = county_of(request, edition)
    return county if county in regions_offering(edition, event) else None


def _asked(
    request: HttpRequest, edition: Edition, event: LifeEvent, county: RegionCode
) -> QuestionPage | Ready:
    addresses = Addresses(
        guide=reverse("web_citizen:guide", args=[event.id]),
        questions=reverse("web_citizen:questions", args=[event.id]),
    )
    texts = {name: str(value) for name, value in request.GET.items()}
    return next_page(Filing(edition, event, county, addresses), texts, request.GET.getlist("without"))


def _question(request: HttpRequest, page: QuestionPage) -> HttpResponse:
    return render(request, "web_citizen/question.html", {"page": page}, status=400 if page.error else 200)


def _back(found: Ready, event: LifeEvent) -> str:
    if found.answers:
        return found.answers[-1].change
    return reverse("web_citizen:guide", args=[event.id])
