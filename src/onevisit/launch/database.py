"""The database of a start: the operator's own, checked, or the embedded one, kept running."""

from collections.abc import Callable
from pathlib import Path

import psycopg

from onevisit.launch.places import Tell, note_place, prepare_cluster
from onevisit.launch.postgres import SUPERUSER, Server, stop_leftover
from onevisit.launch.refusals import DATABASE_NOT_UTF8, DATABASE_TOO_OLD, DATABASE_UNREACHABLE

NAME = "onevisit"
UNFINISHED = "onevisit_unfinished"
"""What a new database is called until its tables are made: nobody has stored anything in it yet."""
OLDEST = 150000
"""PostgreSQL 15, in the form that the server reports."""

Pause = Callable[[float], None]


class Database:
    """Its address, and the embedded server behind it if there is one."""

    def __init__(self, url: str, address_file: Path, server: Server | None = None) -> None:
        self.url = url
        self.server = server
        self._address_file = address_file

    def finish(self) -> None:
        """Call it once the tables are made: a new database gets its real name, and everybody its address."""
        if self.server is None:
            return
        cluster = self.server.cluster
        if self.url != cluster.url(NAME):
            with psycopg.connect(cluster.url(SUPERUSER), autocommit=True) as connection:
                connection.execute(f"ALTER DATABASE {UNFINISHED} RENAME TO {NAME}")
            self.url = cluster.url(NAME)
        self._address_file.write_text(f"{self.url}\n", encoding="utf-8")

    def close(self) -> None:
        """Stop what was started; an operator's server is left alone."""
        self._address_file.unlink(missing_ok=True)
        if self.server is not None:
            self.server.stop()

    def restart(self, pause: Pause) -> None:
        """Start the embedded server again after it died."""
        if self.server is not None:
            stop_leftover(self.server.cluster)
            self.server = Server.start(self.server.cluster, pause)


def open_database(var: Path, url: str, tell: Tell, pause: Pause) -> Database:
    """Check the operator's server, or start the embedded one."""
    address_file = var / "database_url"
    address_file.unlink(missing_ok=True)
    if url:
        check(url)
        return Database(url, address_file)
    cluster = prepare_cluster(var, tell)
    if stop_leftover(cluster):
        tell("Stopped a database server that an earlier start had left behind.")
    pause(0)  # making the files can take a while
    server = Server.start(cluster, pause)
    try:
        note_place(var, cluster)
        name = _existing_or_new(cluster.url(SUPERUSER))
    except BaseException:
        server.stop()
        raise
    return Database(cluster.url(name), address_file, server)


def check(url: str) -> None:
    """Refuse a server that is unreachable, too old, or cannot hold Chinese."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            if connection.info.server_version < OLDEST:
                raise DATABASE_TOO_OLD(version=connection.info.parameter_status("server_version"))
            row = connection.execute("SHOW server_encoding").fetchone()
            if row is None or row[0] != "UTF8":
                raise DATABASE_NOT_UTF8(encoding=row[0] if row else "unknown")
    except psycopg.Error as error:
        words = str(error).strip().splitlines() or [type(error).__name__]
        raise DATABASE_UNREACHABLE(why=words[-1].strip()) from error


def _existing_or_new(url: str) -> str:
    """The name of the database to prepare; a first preparation that was killed is begun anew."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if found is not None:
            return NAME
        connection.execute(f"DROP DATABASE IF EXISTS {UNFINISHED} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {UNFINISHED}")
        return UNFINISHED
