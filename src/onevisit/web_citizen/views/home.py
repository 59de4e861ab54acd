"""The start page: what do you want to get done, and where."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from onevisit.catalogue.api import current_edition, life_events_offered
from onevisit.kernel.ids import RegionCode
from onevisit.look import formats
from onevisit.planner.definitions import Edition, LifeEvent
from onevisit.planner.refusals import UNKNOWN_REGION
from onevisit.web_citizen.county import counties_with_offers, county_of, remember


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The life events that the reader's county offers, or all, narrowed by everyday words."""
    edition = current_edition()
    county = county_of(request, edition)
    offered = life_events_offered(edition, county) if county else tuple(edition.life_events.values())
    sought = request.GET.get("q", "").strip()[:100]
    context = {
        "county": edition.regions[county] if county else None,
        "counties": counties_with_offers(edition, tuple(edition.life_events.values())),
        "sought": sought,
        "life_events": [event for event in offered if matches(event, sought)],
    }
    return render(request, "web_citizen/home.html", context)


@require_http_methods(["POST"])
def choose_county(request: HttpRequest) -> HttpResponse:
    """Remember the county, and go back to where it was asked."""
    edition = current_edition()
    county = RegionCode(request.POST.get("region", ""))
    if county not in edition.regions:
        raise UNKNOWN_REGION(given=str(county)[:20])
    response = HttpResponseRedirect(safe_next(request, request.POST.get("next", "")))
    remember(response, county)
    return response


def matches(event: LifeEvent, sought: str) -> bool:
    """Whether every word sought is in its name or among the words under which people look for it."""
    said = " ".join((event.name.en, event.name.zh, *event.also_called)).lower()
    return all(word in said for word in sought.lower().split())


def safe_next(request: HttpRequest, address: str, default: str = "/") -> str:
    """An address of this site to go on to; anything else becomes `default`."""
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else default


def county_name(edition: Edition, county: RegionCode | None) -> str:
    """The county's name in the reader's language; nothing for None."""
    return formats.words(edition.regions[county].name) if county else ""
