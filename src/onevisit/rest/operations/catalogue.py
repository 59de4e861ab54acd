"""Regions and life events: what there is, before anybody applies."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from onevisit.catalogue.api import current_edition, life_events_offered, regions_offering
from onevisit.kernel.errors import Kind
from onevisit.kernel.ids import RegionCode
from onevisit.planner.definitions import Edition, LifeEvent
from onevisit.planner.refusals import UNKNOWN_REGION
from onevisit.planner.situations import find_life_event
from onevisit.rest import places
from onevisit.rest.describe import refuses
from onevisit.rest.shapes.catalogue import (
    LifeEventRowShape,
    LifeEventShape,
    LifeEventsShape,
    RegionShape,
    RegionsShape,
)
from onevisit.rest.shapes.speaker import Speaker
from onevisit.rest.shapes.words import NamedShape

router = Router(auth=None)

REGIONS_AT_MOST = 200
PROVINCE = "33"


@router.get(
    "/regions",
    response=RegionsShape,
    summary="List regions",
    openapi_extra=refuses(Kind.UNAVAILABLE),
)
def list_regions(
    request: HttpRequest,
    parent: Annotated[str, Query(max_length=9, description="The regions directly below this one.")] = "",
    offering: Annotated[str, Query(max_length=80, description="Counties that offer this life event.")] = "",
    search: Annotated[str, Query(max_length=80, description="Part of a name.")] = "",
) -> RegionsShape:
    """Divisions by their official codes, at most 200; without a filter those directly below the province."""
    edition = current_edition()
    say = Speaker(edition)
    if offering:
        codes = set(regions_offering(edition, find_life_event(edition, offering)))
        found = [region for region in edition.regions.values() if region.code in codes]
    elif search:
        found = [
            r for r in edition.regions.values() if any(search in name for name in (r.name.zh, r.name.en))
        ]
    else:
        found = [region for region in edition.regions.values() if region.parent == (parent or PROVINCE)]
    found.sort(key=lambda region: region.code)
    return RegionsShape(items=[RegionShape.of(region, say) for region in found[:REGIONS_AT_MOST]])


@router.get(
    "/regions/{code}",
    response=RegionShape,
    summary="Read a region",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.UNAVAILABLE),
)
def read_region(request: HttpRequest, code: places.Region) -> RegionShape:
    """One division, by its official code."""
    edition = current_edition()
    region = edition.regions.get(RegionCode(code))
    if region is None:
        raise UNKNOWN_REGION(given=code)
    return RegionShape.of(region, Speaker(edition))


@router.get(
    "/life-events",
    response=LifeEventsShape,
    summary="Find life events",
    openapi_extra=refuses(Kind.UNAVAILABLE),
)
def list_life_events(
    request: HttpRequest,
    search: Annotated[
        str, Query(max_length=80, description="An everyday word, such as baby or 上户口.")
    ] = "",
    region: Annotated[str, Query(max_length=9, description="Only those that this county offers.")] = "",
) -> LifeEventsShape:
    """All life events, or those that a word leads to."""
    edition = current_edition()
    say = Speaker(edition)
    offered = life_events_offered(edition, RegionCode(region)) if region else edition.life_events.values()
    found = [event for event in offered if _is_meant(event, search)]
    return LifeEventsShape(items=[LifeEventRowShape.of(event, say) for event in found])


@router.get(
    "/life-events/{life_event}",
    response=LifeEventShape,
    summary="Read a life event",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.UNAVAILABLE),
)
def read_life_event(request: HttpRequest, life_event: places.LifeEvent) -> LifeEventShape:
    """One life event with its questions, its steps and the counties that offer it."""
    edition = current_edition()
    say = Speaker(edition)
    event = find_life_event(edition, life_event)
    return LifeEventShape.in_full(event, say, _counties(edition, event, say))


def _counties(edition: Edition, event: LifeEvent, say: Speaker) -> list[NamedShape]:
    return [say.region(region) for region in regions_offering(edition, event)]


def _is_meant(event: LifeEvent, search: str) -> bool:
    words = search.lower().split()
    names = (event.name.en, event.name.zh, event.about.en, event.about.zh, *event.also_called)
    text = "\n".join(names).lower()
    return all(word in text for word in words)
