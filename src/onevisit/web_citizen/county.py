"""The reader's county: in the address where it matters, else remembered in a cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from onevisit.kernel.ids import RegionCode
from onevisit.planner.definitions import Edition, LifeEvent, Region

COOKIE = "onevisit_county"
YEAR_SECONDS = 365 * 24 * 3600


def county_of(request: HttpRequest, edition: Edition) -> RegionCode | None:
    """The county that the address or the cookie names, if this edition knows it."""
    given = request.GET.get("region") or request.COOKIES.get(COOKIE, "")
    code = RegionCode(given)
    return code if code in edition.regions else None


def remember(response: HttpResponseBase, county: RegionCode) -> None:
    """Keep the county for a year, on this device."""
    response.set_cookie(
        COOKIE,
        str(county),
        max_age=YEAR_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def counties_with_offers(edition: Edition, life_events: tuple[LifeEvent, ...]) -> list[Region]:
    """The counties in which at least one part of these life events is offered, by code."""
    services = {step.service for event in life_events for step in event.steps}
    codes = {code for service in services for code in edition.offers.get(service, {})}
    return [edition.regions[code] for code in sorted(codes)]
