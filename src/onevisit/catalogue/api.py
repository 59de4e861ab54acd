"""The only door of the catalogue: publish an edition, read the current one or an earlier one."""

from datetime import datetime

from onevisit.catalogue import store
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
    counties = {region for step in life_event.steps for region in edition.offers.get(step.service, {})}
    return tuple(sorted(region for region in counties if life_event in life_events_offered(edition, region)))


__all__ = [
    "EDITION_UNREADABLE",
    "NO_CATALOGUE",
    "NO_SUCH_EDITION",
    "current_edition",
    "edition",
    "life_events_offered",
    "publish",
    "regions_offering",
]
