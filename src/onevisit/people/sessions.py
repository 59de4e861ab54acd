"""Django's session engine over our own table: one statement reads the session and who uses it."""

import msgspec
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError

from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.people import store


class SessionStore(SessionBase):
    """A session whose `account` and `actor` come with it.

    `SESSION_ENGINE = "onevisit.people.sessions"`. Data are JSON; the table keeps
    a digest of the key only. Two private methods of the base class are used, as
    Django's own database engine does; its stubs do not list them.
    """

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.account: int | None = None
        self.actor: Actor | None = None

    def load(self) -> dict[str, object]:
        """The session's data; empty, and the key forgotten, where it has ended."""
        key = self.session_key
        loaded = store.load_session(key, clock.now()) if key else None
        if loaded is None:
            self._session_key = None
            return {}
        self.account = loaded.account
        self.actor = loaded.actor
        data: dict[str, object] = msgspec.json.decode(loaded.data)
        return data

    def exists(self, session_key: str) -> bool:
        """Whether the key is taken."""
        return store.session_exists(session_key)

    def create(self) -> None:
        """Begin the session under a new key."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Keep the data and the account.

        Raises CreateError where the key is taken, UpdateError where the session
        has ended meanwhile.
        """
        key = self.session_key
        if key is None:
            self.create()
            return
        values = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        data = msgspec.json.encode(values).decode()
        now = clock.now()
        ends_at = self.get_expiry_date(modification=now)
        if must_create:
            if not store.insert_session(key, self.account, data, now, ends_at):
                raise CreateError
        elif not store.update_session(key, self.account, data, ends_at):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        key = session_key or self.session_key
        if key:
            store.delete_session(key)

    def flush(self) -> None:
        """End the session and forget who used it."""
        super().flush()
        self.account = None
        self.actor = None

    @classmethod
    def clear_expired(cls) -> None:
        """Delete what has ended."""
        store.forget_ended(clock.now())
