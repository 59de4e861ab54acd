"""Signing in and out. A wrong name costs as long as a wrong password, and both give one answer."""

import secrets
from datetime import datetime
from typing import Protocol

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from onevisit.kernel.actors import SIGN_IN_FIRST, Actor
from onevisit.people import store
from onevisit.people.domain.attempts import (
    ATTEMPTS_PER_NAME,
    ATTEMPTS_PER_ORIGIN,
    NOT_THESE,
    require_attempt,
    session_ends,
)
from onevisit.people.domain.persons import Account


class ActorSession(Protocol):
    """What signing in needs of `request.session` (`people.sessions.SessionStore`)."""

    account: int | None
    actor: Actor | None


def authenticate(username: str, password: str, now: datetime, *, origin: str = "") -> Account:
    """The account that name and password belong to; `origin` is the caller's network address.

    Raises `sign_in_refused` (never telling which of the two was wrong) or
    `too_many_attempts` (telling how long to wait).
    """
    username = username.replace("\0", "").strip().lower()[:64]
    name_key, origin_key = f"name:{username}", f"origin:{origin[:64]}"
    require_attempt(store.count_attempt(name_key, now), ATTEMPTS_PER_NAME, now)
    if origin:
        require_attempt(store.count_attempt(origin_key, now), ATTEMPTS_PER_ORIGIN, now)
    found = store.credentials(username, now)
    if found is None:
        make_password(password)
        raise NOT_THESE()
    if not check_password(password, found.password) or not found.is_active:
        raise NOT_THESE()
    store.forgive_attempts(name_key, origin_key)
    return Account(
        id=found.account,
        person=found.actor.person,
        name=found.actor.name,
        language=found.actor.language,
        holds_posts=bool(found.actor.posts),
    )


def sign_in(request: HttpRequest, account: Account, now: datetime) -> Actor:
    """Bind the browser's session to the account, under a new key, and set `request.actor`.

    What was answered before signing in is kept; another person's session is emptied first.
    """
    session = request.session
    session.keys()  # loads it, and with it whose it is
    bound: ActorSession = session  # type: ignore[assignment]  # people.sessions is the one engine
    if bound.account not in (None, account.id):
        session.flush()
    bound.account = account.id
    session.set_expiry(session_ends(now, holds_posts=account.holds_posts))
    session.cycle_key()
    key = session.session_key
    assert key is not None
    actor = actor_of_token(key, now)
    bound.actor = actor
    request.actor = actor  # type: ignore[attr-defined]
    return actor


def sign_out(request: HttpRequest) -> None:
    """End the browser's session, at the server too."""
    request.session.flush()
    request.actor = None  # type: ignore[attr-defined]


def open_session(account: Account, now: datetime) -> str:
    """A token with which a program acts as the account, as long as a browser's session would last."""
    token = secrets.token_urlsafe(32)
    is_new = store.insert_session(
        token, account.id, "{}", now, session_ends(now, holds_posts=account.holds_posts)
    )
    assert is_new, "256 random bits never repeat"
    return token


def close_session(token: str) -> None:
    """End a program's session."""
    store.delete_session(token)


def actor_of_token(token: str, now: datetime) -> Actor:
    """Whoever bears the token of a live session; one look-up.

    Raises `sign_in_first`.
    """
    loaded = store.load_session(token, now)
    if loaded is None or loaded.actor is None:
        raise SIGN_IN_FIRST()
    return loaded.actor
