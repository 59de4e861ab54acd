"""The guide of one service, readable signed out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onevisit.catalogue.api import current_edition, find_service, offer_in, regions_serving
from onevisit.kernel import clock
from onevisit.web_citizen.county import county_of, remember
from onevisit.web_citizen.presenters.guide_body import guide_body
from onevisit.web_citizen.presenters.service_page import service_page


@require_GET
def service_guide(request: HttpRequest, service: str) -> HttpResponse:
    """What the service is, what it asks, where it is done and how long it takes in the reader's county."""
    edition = current_edition()
    found = find_service(edition, service)
    county = county_of(request, edition)
    here = county if county and offer_in(edition, found.id, county) else None
    context = {
        "page": service_page(found, edition, here),
        "body": guide_body(edition, found, here, clock.today()) if here else None,
        "service": found,
        "counties": [edition.regions[code] for code in regions_serving(edition, found.id)],
        "county": edition.regions[here] if here else None,
        "not_offered_in": edition.regions[county] if county and not here else None,
    }
    response = render(request, "web_citizen/service.html", context)
    if here and "region" in request.GET:
        remember(response, here)
    return response
