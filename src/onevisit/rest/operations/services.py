"""Services one by one, and the search over every guide: readable by anybody."""

from itertools import islice
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from onevisit.catalogue.api import (
    current_edition,
    find_service,
    guide_plan,
    keep_failed_search,
    life_events_with,
    offer_in,
    regions_serving,
    search,
)
from onevisit.kernel import clock
from onevisit.kernel.errors import DomainError, Kind
from onevisit.kernel.ids import RegionCode
from onevisit.look import formats
from onevisit.planner.definitions import Edition, Service
from onevisit.planner.refusals import UNKNOWN_REGION
from onevisit.rest import places
from onevisit.rest.describe import refuses
from onevisit.rest.shapes.services import (
    HitShape,
    HitsShape,
    OfferShape,
    ServiceRowShape,
    ServiceShape,
    ServicesShape,
)
from onevisit.rest.shapes.speaker import Speaker

router = Router(auth=None)

SERVICES_AT_MOST = 100


@router.get(
    "/services",
    response=ServicesShape,
    summary="List services",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.UNAVAILABLE),
)
def list_services(
    request: HttpRequest,
    region: Annotated[str, Query(max_length=12, description="Only those that serve this region.")] = "",
    after: Annotated[str, Query(max_length=80, description="Begin behind this id (`next`).")] = "",
) -> ServicesShape:
    """Every service by its id, at most 100 at a time."""
    edition = current_edition()
    say = Speaker(edition)
    code = _region(edition, region)
    found = (
        service
        for name, service in sorted(edition.services.items())
        if name > after and (code is None or offer_in(edition, service.id, code))
    )
    page = list(islice(found, SERVICES_AT_MOST + 1))
    shown = page[:SERVICES_AT_MOST]
    return ServicesShape(
        items=[ServiceRowShape.of(service, say) for service in shown],
        next=shown[-1].id if len(page) > len(shown) else None,
    )


@router.get(
    "/services/{service}",
    response=ServiceShape,
    summary="Read a service's guide",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.UNAVAILABLE),
)
def read_service(
    request: HttpRequest,
    service: places.Service,
    region: Annotated[str, Query(max_length=12, description="Whose offer is told.")] = "",
) -> ServiceShape:
    """What a service asks of people, how long it takes, what it costs, and how a region carries it out."""
    edition = current_edition()
    say = Speaker(edition)
    found = find_service(edition, service)
    return ServiceShape.in_full(
        found,
        say,
        life_events=[say.life_event(event.id) for event in life_events_with(edition, found.id)],
        regions=[say.region(code) for code in regions_serving(edition, found.id)],
        offer=_offer(edition, found, _region(edition, region), say),
    )


@router.get(
    "/search",
    response=HitsShape,
    summary="Search guides by everyday words",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.UNAVAILABLE),
)
def search_guides(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=400, description="Everyday words, such as 生孩子上户口 or baby.")],
    region: Annotated[str, Query(max_length=12, description="What this region offers comes first.")] = "",
) -> HitsShape:
    """Life events and services that answer the words, Chinese or English, best guess first.

    Words that find nothing are kept for the editors, without who asked.
    """
    edition = current_edition()
    code = _region(edition, region)
    hits = search(edition, q, code)
    if not hits:
        keep_failed_search(q, code, formats.language(), clock.now())
    say = Speaker(edition)
    return HitsShape(items=[HitShape.of(hit, say) for hit in hits])


def _region(edition: Edition, region: str) -> RegionCode | None:
    code = RegionCode(region)
    if region and code not in edition.regions:
        raise UNKNOWN_REGION(given=region)
    return code if region else None


def _offer(edition: Edition, service: Service, region: RegionCode | None, say: Speaker) -> OfferShape | None:
    offer = offer_in(edition, service.id, region) if region else None
    if offer is None or region is None:
        return None
    try:
        visits = len(guide_plan(edition, service, region, clock.today()).plan.visits)
    except DomainError:
        visits = None
    return OfferShape.of(offer, visits, say)
