"""Rating: five levels, once, by the applicant of a finished case (domain.md 2.5)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.voices.domain.ratings import COMMENT_LENGTH_MAX, LEVEL_NAMES, Level, Rating, make_rating

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def rated(**changes: Any) -> Rating:
    given: dict[str, Any] = {
        "case": "33012226112300000001",
        "life_event": "birth",
        "is_applicant": True,
        "is_finished": True,
        "level": 5,
        "comment": "",
        "now": NOW,
        **changes,
    }
    return make_rating(**given)


def test_the_applicant_rates_a_finished_case() -> None:
    rating = rated(level=2, comment="  Slow.\x00\nVery slow. ")
    assert (rating.level, rating.comment) == (Level.DISSATISFIED, "Slow.\nVery slow.")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"is_applicant": False}, "not_yours_to_rate"),
        ({"is_finished": False}, "not_finished"),
        ({"level": 0}, "no_such_level"),
        ({"level": 6}, "no_such_level"),
        ({"comment": "x" * (COMMENT_LENGTH_MAX + 1)}, "comment_too_long"),
    ],
)
def test_what_is_no_rating_is_refused(changes: Any, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        rated(**changes)


def test_the_two_lowest_of_five_levels_are_bad() -> None:
    assert [level.is_bad for level in Level] == [True, True, False, False, False]
    assert set(LEVEL_NAMES) == set(Level)
