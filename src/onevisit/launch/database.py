"""The database of a start: the operator's own, checked, or the embedded one, kept running."""

from pathlib import Path

import psycopg
from psycopg import sql

from onevisit.launch.places import Tell, note_place, prepare_cluster
from onevisit.launch.postgres import Server, stop_leftover
from onevisit.launch.refusals import DATABASE_NOT_UTF8, DATABASE_TOO_OLD, DATABASE_UNREACHABLE

NAME = "onevisit"
OLDEST = 150000
"""PostgreSQL 15, in the form that the server reports."""


class Database:
    """Its address, and the embedded server behind it if there is one."""

    def __init__(self, url: str, server: Server | None, address_file: Path) -> None:
        self.url = url
        self.server = server
        self._address_file = address_file

    def close(self) -> None:
        """Stop what was started; an operator's server is left alone."""
        self._address_file.unlink(missing_ok=True)
        if self.server is not None:
            self.server.stop()

    def restart(self) -> None:
        """Start the embedded server again after it died."""
        if self.server is not None:
            stop_leftover(self.server.cluster)
            self.server = Server.start(self.server.cluster)


def open_database(var: Path, url: str, tell: Tell) -> Database:
    """Check the operator's server, or start the embedded one; writes the address to `var/database_url`."""
    address_file = var / "database_url"
    if url:
        check(url)
        address_file.unlink(missing_ok=True)
        return Database(url, None, address_file)
    cluster = prepare_cluster(var, tell)
    if stop_leftover(cluster):
        tell("Stopped a database server that an earlier start had left behind.")
    server = Server.start(cluster)
    try:
        note_place(var, cluster)
        _create_database(cluster.url("postgres"))
        address_file.write_text(f"{cluster.url(NAME)}\n", encoding="utf-8")
    except BaseException:
        server.stop()
        raise
    return Database(cluster.url(NAME), server, address_file)


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


def _create_database(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if found is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
