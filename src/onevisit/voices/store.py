"""Keeps one rating per case."""

from typing import Any

from django.db import connection

from onevisit.kernel.ids import CaseId, LifeEventId
from onevisit.kernel.tracking import region_of
from onevisit.voices.domain.ratings import Level, Rating


def insert(rating: Rating) -> bool:
    """Keep the rating; False where the case has one already."""
    statement = """
    INSERT INTO voices_rating (region, case_id, level, comment, rated_at, life_event)
    VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (region, case_id) DO NOTHING
    """
    parameters: list[Any] = [
        region_of(rating.case),
        rating.case,
        int(rating.level),
        rating.comment,
        rating.rated_at,
        rating.life_event,
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return bool(cursor.rowcount == 1)


def read(case: CaseId) -> Rating | None:
    """The case's rating."""
    statement = (
        "SELECT level, comment, rated_at, life_event FROM voices_rating WHERE region = %s AND case_id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [region_of(case), case])
        row = cursor.fetchone()
    if row is None:
        return None
    level, comment, rated_at, life_event = row
    return Rating(case, Level(level), comment, rated_at, LifeEventId(life_event))
