"""How often somebody may try to sign in, and how long a session lives.

Attempts are counted per name, whether such a name exists or not, so that a
lock tells nobody which names exist; and per origin (network address), with room
for a hall where everybody shares one.
"""

import math
from datetime import datetime, timedelta

import msgspec

from onevisit.kernel.errors import Kind, Refusal

WINDOW = timedelta(minutes=15)
"""Attempts are counted from the first one for so long, then forgotten."""
ATTEMPTS_PER_NAME = 5
ATTEMPTS_PER_ORIGIN = 60

CITIZEN_SESSION = timedelta(days=14)
STAFF_SESSION = timedelta(hours=12)

NOT_THESE = Refusal(
    "sign_in_refused",
    "User name and password do not belong together. Check both, also capital letters.",
    Kind.SIGNED_OUT,
)
"""Never tells which of the two was wrong, nor that an account is switched off."""

TOO_MANY_ATTEMPTS = Refusal(
    "too_many_attempts",
    "Too many attempts to sign in. Try again in {minutes} minutes.",
    Kind.FORBIDDEN,
)


class Attempts(msgspec.Struct, frozen=True):
    """Attempts counted since an instant, the present one included."""

    count: int
    since: datetime


def require_attempt(attempts: Attempts, allowed: int, now: datetime) -> None:
    """Let the present attempt pass.

    Raises `too_many_attempts`, which says how many minutes are left.
    """
    if attempts.count <= allowed:
        return
    left = attempts.since + WINDOW - now
    raise TOO_MANY_ATTEMPTS(minutes=max(1, math.ceil(left / timedelta(minutes=1))))


def session_ends(now: datetime, *, holds_posts: bool) -> datetime:
    """When a session begun at `now` ends: an office computer sooner than one's own phone."""
    return now + (STAFF_SESSION if holds_posts else CITIZEN_SESSION)
