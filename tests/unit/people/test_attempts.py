"""Attempts to sign in and the life of a session (our own rules)."""

from datetime import UTC, datetime, timedelta

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.people.domain.attempts import Attempts, require_attempt, session_ends

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_attempts_up_to_the_limit_pass() -> None:
    require_attempt(Attempts(5, NOW), 5, NOW)


@pytest.mark.parametrize(
    ("waited", "minutes"),
    [(timedelta(0), 15), (timedelta(minutes=4, seconds=30), 11), (timedelta(minutes=14, seconds=59), 1)],
)
def test_refusal_says_how_many_minutes_are_left(waited: timedelta, minutes: int) -> None:
    with pytest.raises(DomainError) as refused:
        require_attempt(Attempts(6, NOW), 5, NOW + waited)
    assert refused.value.code == "too_many_attempts"
    assert refused.value.data == {"minutes": minutes}


def test_office_sessions_end_sooner() -> None:
    assert session_ends(NOW, holds_posts=True) == NOW + timedelta(hours=12)
    assert session_ends(NOW, holds_posts=False) == NOW + timedelta(days=14)
