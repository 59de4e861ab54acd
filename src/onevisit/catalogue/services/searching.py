"""From everyday words to guides, and what is kept of words that lead nowhere."""

from datetime import datetime

from onevisit.catalogue.domain.failed_searches import words_to_keep
from onevisit.catalogue.domain.guides import GuideHit, and_above, find
from onevisit.catalogue.domain.ranking import best_first
from onevisit.catalogue.domain.search_words import asked_keys, asked_words
from onevisit.catalogue.store import failed_searches, search_index
from onevisit.kernel.ids import RegionCode
from onevisit.planner.definitions import Edition


def search(edition: Edition, words: str, region: RegionCode | None, limit: int) -> tuple[GuideHit, ...]:
    """The guides that answer the words, best guess first."""
    asked, keys = asked_words(words), asked_keys(words)
    regions = and_above(edition, region) if region else ()
    found = best_first(asked, keys, search_index.candidates(edition, asked, keys, regions))
    return tuple(find(edition, candidate.key, region) for candidate in found[:limit])


def keep_failed_search(words: str, region: RegionCode | None, language: str, now: datetime) -> None:
    """Count a question that found nothing, unless it says nothing or holds somebody's number."""
    kept = words_to_keep(words)
    if kept is not None:
        failed_searches.count(kept, region or "", language, now)
