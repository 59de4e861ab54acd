"""The only door of the catalogue: publish an edition, read it, search its guides."""

from datetime import date, datetime

import msgspec

from onevisit.catalogue.domain.failed_searches import FailedSearch
from onevisit.catalogue.domain.guides import GuideHit, GuideKind, and_above, counties_of, is_offered
from onevisit.catalogue.domain.whole import alone, including, taken_whole
from onevisit.catalogue.services.searching import keep_failed_search
from onevisit.catalogue.services.searching import search as _search
from onevisit.catalogue.store import editions as store
from onevisit.catalogue.store import failed_searches as _failed_searches
from onevisit.catalogue.store import search_index
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import EditionHash, RegionCode, ServiceId
from onevisit.planner.api import plan
from onevisit.planner.definitions import Edition, LifeEvent, Offer, Service
from onevisit.planner.plans import Plan
from onevisit.planner.refusals import NOT_OFFERED, unknown

NO_CATALOGUE = Refusal(
    "no_catalogue",
    "No services are published here yet. The operator loads them with: manage load_content.",
    Kind.UNAVAILABLE,
)
NO_SUCH_EDITION = Refusal(
    "no_such_edition",
    "The edition {edition} of the catalogue is not stored here.",
    Kind.UNKNOWN,
)

EDITION_UNREADABLE = Refusal(
    "edition_unreadable",
    "The edition {edition} was stored by another version of the program. Its operator must run that version.",
    Kind.UNAVAILABLE,
)


UNKNOWN_SERVICE = Refusal(
    "unknown_service", "There is no service {given}. Search for it in your own words.", Kind.UNKNOWN
)
UNKNOWN_SERVICE_NEAR = Refusal(
    "unknown_service", "There is no service {given}. Did you mean {nearest}?", Kind.UNKNOWN
)


def publish(edition: Edition, now: datetime) -> bool:
    """Make `edition` the current one; False where it is that already.

    Drafts and cases stay with the edition under which they were begun.
    """
    search_index.prepare(edition)
    if store.current_hash() == edition.hash:
        return False
    store.write(edition, now)
    return True


def current_edition() -> Edition:
    """The edition under which new applications begin; one query.

    Raises `no_catalogue` before the first publication.
    """
    newest = store.current_hash()
    if newest is None:
        raise NO_CATALOGUE()
    return edition(newest)


def edition(hash: EditionHash) -> Edition:
    """The edition of a draft or case; no query once this process has read it.

    Raises `no_such_edition`, or `edition_unreadable` after an upgrade that forgot it.
    """
    try:
        found = store.read(hash)
    except store.UnreadableError as error:
        raise EDITION_UNREADABLE(edition=hash) from error
    if found is None:
        raise NO_SUCH_EDITION(edition=hash)
    return found


def life_events_offered(edition: Edition, region: RegionCode) -> tuple[LifeEvent, ...]:
    """The life events of which this county offers every step that is not optional or conditional."""
    return tuple(event for event in edition.life_events.values() if is_offered(edition, event, region))


def regions_offering(edition: Edition, life_event: LifeEvent) -> tuple[RegionCode, ...]:
    """The counties in which this life event can be begun, by code."""
    return counties_of(edition, life_event)


class Whole(msgspec.Struct, frozen=True):
    """A matter taken whole: its plan, and the edition without conditions under which that was made."""

    plan: Plan
    edition: Edition


def guide_plan(edition: Edition, guide: Service | LifeEvent, region: RegionCode, on: date) -> Whole:
    """What a service done alone, or a life event, can ask of anybody here: every condition taken as true.

    Its papers, places and days are those of a guide; its visits of a life
    event are not (alternatives would count twice). Raises `not_offered`,
    `nowhere_open`.
    """
    event = guide if isinstance(guide, LifeEvent) else alone(edition, guide)
    whole = taken_whole(edition, event, and_above(edition, region))
    if not whole.life_events[event.id].steps:
        raise NOT_OFFERED(region=edition.regions[region].name, services=[guide.name])
    return Whole(plan(whole, event.id, {}, region, (), on), whole)


def find_service(edition: Edition, service: str) -> Service:
    """The service of that id; raises `unknown_service`."""
    found = edition.services.get(ServiceId(service))
    if found is None:
        raise unknown(UNKNOWN_SERVICE, UNKNOWN_SERVICE_NEAR, service, edition.services)
    return found


def life_events_with(edition: Edition, service: ServiceId) -> tuple[LifeEvent, ...]:
    """The life events that include this service."""
    return including(edition, service)


def regions_serving(edition: Edition, service: ServiceId) -> tuple[RegionCode, ...]:
    """The regions with an offer of this service, by code."""
    return tuple(sorted(edition.offers.get(service, {})))


def offer_in(edition: Edition, service: ServiceId, region: RegionCode) -> Offer | None:
    """The offer of this service that serves a region: its own, or that of the nearest region above."""
    offers = edition.offers.get(service, {})
    return next((offers[code] for code in and_above(edition, region) if code in offers), None)


HITS_MAX = 20
"""Guides that one search answers at most."""


def search(
    edition: Edition, words: str, region: RegionCode | None = None, limit: int = HITS_MAX
) -> tuple[GuideHit, ...]:
    """The guides that answer everyday words, Chinese or English, best guess first; empty where none does.

    What `region` offers comes before what it does not; a hit says which. No query.
    """
    return _search(edition, words, region, min(limit, HITS_MAX))


def failed_searches(limit: int, region: RegionCode | None = None) -> list[FailedSearch]:
    """What people searched for in vain, most asked first; of one county, or of all."""
    return _failed_searches.most_asked(limit, region)


__all__ = [
    "EDITION_UNREADABLE",
    "NO_CATALOGUE",
    "NO_SUCH_EDITION",
    "UNKNOWN_SERVICE",
    "UNKNOWN_SERVICE_NEAR",
    "FailedSearch",
    "GuideHit",
    "GuideKind",
    "Whole",
    "current_edition",
    "edition",
    "failed_searches",
    "find_service",
    "guide_plan",
    "keep_failed_search",
    "life_events_offered",
    "life_events_with",
    "offer_in",
    "publish",
    "regions_offering",
    "regions_serving",
    "search",
]
