"""The statements behind signing in; who acts is found by one of them, whatever else a request does."""

import hashlib
from datetime import datetime

import msgspec
from django.db import connection

from onevisit.kernel.actors import Actor, Post, Role
from onevisit.kernel.ids import OrganisationId, PersonId, RegionCode
from onevisit.people.domain.attempts import WINDOW, Attempts

_POSTS_NOW = """
    SELECT json_agg(json_build_array(held.role, held.organisation, held.region) ORDER BY held.id)
      FROM people_post held
     WHERE held.person_id = person.id
       AND held.since <= %(now)s AND (held.until IS NULL OR held.until > %(now)s)
"""

_LOAD = f"""
    SELECT session.data, account.id, person.id, person.name, account.language, ({_POSTS_NOW})::text
      FROM people_session session
      LEFT JOIN people_account account ON account.id = session.account_id AND account.is_active
      LEFT JOIN people_person person ON person.id = account.person_id
     WHERE session.digest = %(digest)s AND session.ends_at > %(now)s
"""  # noqa: S608 both parts are written here

_INSERT = """
    INSERT INTO people_session (digest, account_id, data, begun_at, ends_at)
    VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""

_UPDATE = "UPDATE people_session SET account_id = %s, data = %s, ends_at = %s WHERE digest = %s"

_COUNT = """
    INSERT INTO people_attempt AS known (key, count, since) VALUES (%(key)s, 1, %(now)s)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN known.since <= %(forgotten)s THEN 1 ELSE known.count + 1 END,
        since = CASE WHEN known.since <= %(forgotten)s THEN %(now)s ELSE known.since END
    RETURNING count, since
"""

_CREDENTIALS = f"""
    SELECT account.id, account.password, account.is_active, person.id, person.name, account.language,
           ({_POSTS_NOW})::text
      FROM people_account account JOIN people_person person ON person.id = account.person_id
     WHERE account.username = %(username)s
"""  # noqa: S608 both parts are written here


class Credentials(msgspec.Struct, frozen=True):
    """An account as signing in reads it."""

    account: int
    password: str
    is_active: bool
    actor: Actor


class LoadedSession(msgspec.Struct, frozen=True):
    """A live session; `actor` None: nobody has signed in with it, or the account is switched off."""

    data: str
    account: int | None
    actor: Actor | None


def load_session(key: str, now: datetime) -> LoadedSession | None:
    """The session, its account, person and present posts, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_LOAD, {"digest": digest(key), "now": now})
        row = cursor.fetchone()
    if row is None:
        return None
    data, account, person, name, language, posts = row
    actor = None if account is None else _actor(person, name, language, posts)
    return LoadedSession(data, account, actor)


def insert_session(key: str, account: int | None, data: str, now: datetime, ends_at: datetime) -> bool:
    """Keep a new session; False where the key is taken."""
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [digest(key), account, data, now, ends_at])
        return bool(cursor.rowcount == 1)


def update_session(key: str, account: int | None, data: str, ends_at: datetime) -> bool:
    """Change a session; False where it has ended meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE, [account, data, ends_at, digest(key)])
        return bool(cursor.rowcount == 1)


def delete_session(key: str) -> None:
    """End a session."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_session WHERE digest = %s", [digest(key)])


def session_exists(key: str) -> bool:
    """Whether the key is taken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM people_session WHERE digest = %s", [digest(key)])
        return cursor.fetchone() is not None


def credentials(username: str, now: datetime) -> Credentials | None:
    """The account of that name."""
    with connection.cursor() as cursor:
        cursor.execute(_CREDENTIALS, {"username": username, "now": now})
        row = cursor.fetchone()
    if row is None:
        return None
    account, password, is_active, person, name, language, posts = row
    return Credentials(account, password, is_active, _actor(person, name, language, posts))


def count_attempt(key: str, now: datetime) -> Attempts:
    """Count an attempt before its password is looked at, so that many at once gain nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "now": now, "forgotten": now - WINDOW})
        count, since = cursor.fetchone()
    return Attempts(count, since)


def forgive_attempts(name_key: str, origin_key: str) -> None:
    """After the right password: the name starts anew, the origin has one attempt fewer."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_attempt WHERE key = %s", [name_key])
        cursor.execute(
            "UPDATE people_attempt SET count = count - 1 WHERE key = %s AND count > 0", [origin_key]
        )


def forget_ended(now: datetime) -> int:
    """Delete sessions that have ended and attempts that no longer count; how many rows."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_session WHERE ends_at <= %s", [now])
        deleted = cursor.rowcount
        cursor.execute("DELETE FROM people_attempt WHERE since <= %s", [now - WINDOW])
        return int(deleted + cursor.rowcount)


def digest(key: str) -> str:
    """What is kept of a session's key; the key is random, so a plain hash cannot be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()


def _actor(person: str, name: str, language: str, posts: str | None) -> Actor:
    held = msgspec.json.decode(posts, type=list[tuple[Role, str, str]]) if posts else []
    return Actor(
        person=PersonId(person),
        name=name,
        language=language,
        posts=tuple(
            Post(role, OrganisationId(organisation), RegionCode(region))
            for role, organisation, region in held
        ),
    )
