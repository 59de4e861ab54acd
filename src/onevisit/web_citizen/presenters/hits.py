"""What a search found, as rows with their visit mark."""

from datetime import date

import msgspec
from django.urls import reverse

from onevisit.catalogue.api import GuideHit, GuideKind, find_service, guide_plan
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import LifeEventId, RegionCode
from onevisit.look import formats
from onevisit.planner.definitions import Edition
from onevisit.web_citizen.presenters.worst_cases import worst_case


class HitRow(msgspec.Struct, frozen=True):
    """A guide that was found; `visits` None where the county cannot do it now."""

    address: str
    name: str
    about: str
    visits: int | None
    offered_here: bool


def hit_row(edition: Edition, hit: GuideHit, county: RegionCode | None, on: date) -> HitRow:
    """The row of a hit: with the visits that are computed for the county, or else a life event's promise."""
    is_life_event = hit.kind is GuideKind.LIFE_EVENT
    return HitRow(
        address=reverse("web_citizen:guide" if is_life_event else "web_citizen:service", args=[hit.id]),
        name=formats.words(hit.name),
        about=formats.words(hit.about),
        visits=_visits(edition, hit, county, on),
        offered_here=hit.offered_here,
    )


def _visits(edition: Edition, hit: GuideHit, county: RegionCode | None, on: date) -> int | None:
    if hit.kind is GuideKind.LIFE_EVENT:
        here = county if hit.offered_here else None
        return worst_case(edition, edition.life_events[LifeEventId(hit.id)], here, on).count
    if county is None or not hit.offered_here:
        return None
    try:
        return len(guide_plan(edition, find_service(edition, hit.id), county, on).plan.visits)
    except DomainError:
        return None
