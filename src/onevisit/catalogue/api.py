"""The only door of the catalogue: publish an edition, read it, search its guides."""

from datetime import datetime

from onevisit.catalogue.domain.failed_searches import FailedSearch
from onevisit.catalogue.domain.guides import GuideHit, GuideKind, counties_of
from onevisit.catalogue.services.searching import keep_failed_search
from onevisit.catalogue.services.searching import search as _search
from onevisit.catalogue.store import editions as store
from onevisit.catalogue.store import failed_searches as _failed_searches
from onevisit.catalogue.store import search_index
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import EditionHash, RegionCode
from onevisit.planner.definitions import Edition, LifeEvent

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


def publish(edition: Edition, now: datetime) -> bool:
    """Make `edition` the current one; False where it is that already.

    Drafts and cases stay with the edition under which they were begun.
    """
    if store.current_hash() == edition.hash:
        return False
    search_index.prepare(edition)
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
    return tuple(
        life_event
        for life_event in edition.life_events.values()
        if all(
            region in edition.offers.get(step.service, {})
            for step in life_event.steps
            if not step.optional and step.when is None
        )
    )


def regions_offering(edition: Edition, life_event: LifeEvent) -> tuple[RegionCode, ...]:
    """The counties in which this life event can be begun, by code."""
    return counties_of(edition, life_event)


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
    "FailedSearch",
    "GuideHit",
    "GuideKind",
    "current_edition",
    "edition",
    "failed_searches",
    "keep_failed_search",
    "life_events_offered",
    "publish",
    "regions_offering",
    "search",
]
