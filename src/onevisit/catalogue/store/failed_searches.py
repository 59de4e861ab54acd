"""Searches that found nothing, for the editors: words, county, language, counted; nothing about the asker."""

from datetime import datetime

from django.db import connection

from onevisit.catalogue.domain.failed_searches import FailedSearch
from onevisit.kernel.ids import RegionCode

KEPT_MAX = 5000
"""Different questions that are kept for each county, so that a machine's nonsense fills no disk."""


def count(words: str, region: str, language: str, now: datetime) -> None:
    """Count the question once more; a new one only while there is room."""
    statement = """
    INSERT INTO catalogue_failed_search AS kept (region, language, words, times, last_asked_at)
    SELECT %(region)s, %(language)s, %(words)s, 1, %(now)s
    WHERE (SELECT count(*) FROM catalogue_failed_search WHERE region = %(region)s) < %(most)s
       OR EXISTS (SELECT FROM catalogue_failed_search
                  WHERE region = %(region)s AND language = %(language)s AND words = %(words)s)
    ON CONFLICT (region, language, words)
    DO UPDATE SET times = kept.times + 1, last_asked_at = excluded.last_asked_at
    """
    data: dict[str, str | int | datetime] = {
        "region": region,
        "language": language,
        "words": words,
        "now": now,
        "most": KEPT_MAX,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, data)


def most_asked(limit: int, region: str | None) -> list[FailedSearch]:
    """The questions asked most, of one county or of all."""
    statement = """
    SELECT region, language, words, times, last_asked_at FROM catalogue_failed_search
    WHERE %(region)s::text IS NULL OR region = %(region)s
    ORDER BY times DESC, last_asked_at DESC, words LIMIT %(limit)s
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, {"region": region, "limit": limit})
        return [
            FailedSearch(RegionCode(region) if region else None, language, words, times, last)
            for region, language, words, times, last in cursor.fetchall()
        ]
