"""A question that found nothing: what of it may be kept, and how it is told to editors."""

from datetime import datetime

import msgspec

from onevisit.catalogue.domain.search_words import asked_words, folded, is_personal
from onevisit.kernel.ids import RegionCode


class FailedSearch(msgspec.Struct, frozen=True):
    """How often words were asked in vain; `region` None: the asker had chosen no county."""

    region: RegionCode | None
    language: str
    words: str
    times: int
    last_asked_at: datetime


def words_to_keep(question: str) -> str | None:
    """The question as it is kept, at most 100 characters; None where it is empty or somebody's number."""
    if is_personal(question) or not asked_words(question):
        return None
    return folded(question)
