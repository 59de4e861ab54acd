"""Issue 2, "Set-up": a sentence that says what to do, and nothing lost."""

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from onevisit.launch import database
from onevisit.launch.refusals import DATABASE_TOO_OLD

Begin = Callable[..., Any]


def refusal_of(one: Any) -> str:
    assert one.process.wait(60) == 1
    return str(one.said.strip().splitlines()[-1])


def test_a_port_in_use_names_a_free_one(start: Begin) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refusal_of(start(PORT=str(port)))
    assert said.startswith(
        f"Port {port} is in use by another program. Stop that, or choose another port: PORT="
    )


@pytest.mark.parametrize("port", ["http", "70000", "-1"])
def test_a_port_that_is_none_is_refused(start: Begin, port: str) -> None:
    assert refusal_of(start(PORT=port)).startswith(f"PORT is '{port}': set it to a whole number")


def test_a_half_made_database_is_kept_aside_and_a_new_one_made(start: Begin, folder: Path) -> None:
    var = folder / "given"
    (var / "postgres" / "base").mkdir(parents=True)
    (var / "postgres" / "PG_VERSION").write_text("18\n")
    one = start(var=var)
    one.until_it_answers()
    assert one.end() == 0
    kept = list(var.glob("postgres.broken-*"))
    assert len(kept) == 1
    assert (kept[0] / "PG_VERSION").read_text() == "18\n"
    assert f"It is kept as {kept[0]}" in one.said


def test_damaged_data_are_left_as_they_are(start: Begin, folder: Path) -> None:
    var = folder / "given"
    (var / "postgres").mkdir(parents=True)
    (var / "postgres" / "onevisit.complete").write_text("made long ago\n")
    said = refusal_of(start(var=var))
    assert said.startswith(
        f"PostgreSQL did not start with the data in {var / 'postgres'}, which stays as it is."
    )
    assert (var / "postgres" / "onevisit.complete").is_file()


def test_an_unreachable_database_is_named(start: Begin) -> None:
    said = refusal_of(start(DATABASE_URL="postgresql://nobody@127.0.0.1:1/none"))
    assert said.startswith("The database of DATABASE_URL does not answer: ")
    assert "unset DATABASE_URL to use the embedded one" in said


def test_an_unreadable_address_is_told_how_to_write_it(start: Begin) -> None:
    said = refusal_of(start(DATABASE_URL="this is no address"))
    assert said.startswith("The database of DATABASE_URL does not answer: ")


def test_an_old_server_is_refused(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "OLDEST", 990000)  # no older PostgreSQL is at hand; the rule is the same
    with pytest.raises(Exception, match="OneVisit needs 15 or newer") as caught:
        database.check(postgres_url)
    assert getattr(caught.value, "refusal", None) is DATABASE_TOO_OLD


@pytest.fixture
def latin_database(postgres_url: str) -> Iterator[str]:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(
            "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0 LOCALE_PROVIDER libc"
        )
        yield postgres_url.replace("/postgres?", "/latin?")
        connection.execute("DROP DATABASE latin WITH (FORCE)")


def test_a_database_that_cannot_hold_chinese_is_refused(latin_database: str) -> None:
    with pytest.raises(Exception, match="stores text as LATIN1, which cannot hold Chinese"):
        database.check(latin_database)


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of 64 MB; only root may mount one."""
    place = folder / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m,mode=755", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("this machine does not let the test mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_too_little_room_is_told_before_anything_is_begun(start: Begin, small_disk: Path) -> None:
    said = refusal_of(start(var=small_disk / "var"))
    assert "MB left, and OneVisit needs 256 MB. Free some space, then start again. Nothing is lost." in said
    assert not (small_disk / "var" / "postgres").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_named(start: Begin, folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o500)
    assert refusal_of(start(var=closed / "var")).startswith("This user may not write in ")
