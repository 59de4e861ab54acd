"""The start page: what do you want to get done, and where."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from onevisit.catalogue.api import (
    current_edition,
    keep_failed_search,
    life_events_offered,
    search,
)
from onevisit.kernel import clock
from onevisit.kernel.ids import RegionCode
from onevisit.look import formats
from onevisit.planner.definitions import Edition
from onevisit.planner.refusals import UNKNOWN_REGION
from onevisit.web_citizen.county import counties_with_offers, county_of, remember
from onevisit.web_citizen.presenters.hits import HitRow, hit_row

HITS_SHOWN = 12


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The life events that the county offers, or all; with everyday words, the guides that answer them."""
    edition = current_edition()
    county = county_of(request, edition)
    offered = life_events_offered(edition, county) if county else tuple(edition.life_events.values())
    sought = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    context = {
        "county": edition.regions[county] if county else None,
        "counties": counties_with_offers(edition, tuple(edition.life_events.values())),
        "sought": sought,
        "life_events": offered,
        "hits": _found(edition, sought, county) if sought else (),
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


def _found(edition: Edition, sought: str, county: RegionCode | None) -> tuple[HitRow, ...]:
    hits = search(edition, sought, county, HITS_SHOWN)
    if not hits:
        keep_failed_search(sought, county, formats.language(), clock.now())
    return tuple(hit_row(edition, hit, county, clock.today()) for hit in hits)


def safe_next(request: HttpRequest, address: str, default: str = "/") -> str:
    """An address of this site to go on to; anything else becomes `default`."""
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else default


def county_name(edition: Edition, county: RegionCode | None) -> str:
    """The county's name in the reader's language; nothing for None."""
    return formats.words(edition.regions[county].name) if county else ""
