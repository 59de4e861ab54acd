"""What every test may use: a PostgreSQL for the whole run, and OneVisit running as `make run` runs it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from onevisit.launch.os_users import can_reach, database_user
from onevisit.launch.postgres import Cluster, Server, copy_binaries, initialise, wheel_binaries

_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "max_connections": "50",
}
"""Nothing that a test writes has to survive a power cut."""
_START_SECONDS_MAX = 60


@pytest.fixture(scope="session")
def reachable_folder() -> Iterator[Path]:
    """A folder that the database's own OS user may enter too, which matters as root."""
    folder = Path(tempfile.mkdtemp(prefix="onevisit-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(reachable_folder: Path) -> Iterator[str]:
    """The address of a server that this run may use as it likes: TEST_DATABASE_URL, or an embedded one."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    folder = reachable_folder
    user = database_user()
    binaries = wheel_binaries()
    if user is not None and not can_reach(user, binaries):
        binaries = copy_binaries(binaries, folder)
    cluster = Cluster(binaries, folder / "data", folder / "sockets", folder / "log", user, _QUICK)
    initialise(cluster, sync=False)
    server = Server.start(cluster)
    yield cluster.url("postgres")
    server.stop()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, postgres_url: str
) -> None:
    """Point Django at that server before the test databases are made."""
    from django.db import connection  # noqa: PLC0415 settings exist only once pytest-django has loaded them

    from onevisit.config import environment  # noqa: PLC0415

    connection.settings_dict.update(environment.database(postgres_url))


@dataclass
class Start:
    """One `python -m onevisit.launch` and what it printed."""

    process: "subprocess.Popen[bytes]"
    var: Path
    output: Path

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    @property
    def note(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.var / "running.json").read_text(encoding="utf-8"))
        return found

    @property
    def url(self) -> str:
        """Where it answers, with a slash at the end."""
        return str(self.note["url"])

    def until_it_answers(self) -> None:
        self.until(lambda: "OneVisit runs at" in self.said)

    def until(self, happens: Callable[[], bool]) -> None:
        last = time.monotonic() + _START_SECONDS_MAX
        while not happens():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < last, self.said
            time.sleep(0.02)

    def end(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop; its exit status."""
        self.process.send_signal(sign)
        return self.process.wait(_START_SECONDS_MAX)


@pytest.fixture(scope="session")
def begin_start() -> Callable[..., Start]:
    """Start OneVisit in a folder, on any free port; ending it is the caller's."""

    def begin(folder: Path, var: Path | None = None, **environment: str) -> Start:
        used, output = var or folder / "var", folder / "output"
        variables = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ONEVISIT_ENV")}
        variables |= {"ONEVISIT_VAR": str(used), "PORT": "0", "PYTHONUNBUFFERED": "1", **environment}
        with output.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "onevisit.launch"],
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
            )
        return Start(process, used, output)

    return begin


@pytest.fixture(scope="session")
def running(begin_start: Callable[..., Start], postgres_url: str, reachable_folder: Path) -> Iterator[Start]:
    """OneVisit as `make run` starts it, with content, personas and worker, on an empty database of its own.

    One for the whole run: a test finds what others filed, and tells its own apart by the tracking number.
    """
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS onevisit_running WITH (FORCE)")
        connection.execute("CREATE DATABASE onevisit_running")
    folder = reachable_folder / "running"
    folder.mkdir()
    one = begin_start(folder, DATABASE_URL=make_conninfo(postgres_url, dbname="onevisit_running"))
    try:
        one.until_it_answers()
        yield one
    finally:
        one.end()
