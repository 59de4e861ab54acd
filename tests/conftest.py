"""One PostgreSQL for the whole run, started when the first test asks for the database."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a server that this run may use as it likes: TEST_DATABASE_URL, or an embedded one."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="onevisit-test-"))
    folder.chmod(0o711)
    try:
        user = database_user()
        binaries = wheel_binaries()
        if user is not None and not can_reach(user, binaries):
            binaries = copy_binaries(binaries, folder)
        cluster = Cluster(binaries, folder / "data", folder / "sockets", folder / "log", user, _QUICK)
        initialise(cluster, sync=False)
        server = Server.start(cluster)
        try:
            yield cluster.url("postgres")
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, postgres_url: str
) -> None:
    """Point Django at that server before the test databases are made."""
    from django.db import connection  # noqa: PLC0415 settings exist only once pytest-django has loaded them

    from onevisit.config import environment  # noqa: PLC0415

    connection.settings_dict.update(environment.database(postgres_url))
