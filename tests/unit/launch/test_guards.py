"""What must be so before a start (issue 2, "Set-up")."""

import shutil
import socket
from pathlib import Path
from typing import NamedTuple

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.launch.guards import choose_port, only_one, require_room
from onevisit.launch.options import read_options
from onevisit.launch.refusals import BAD_PORT, DISK_FULL, NOT_WRITABLE, PORT_IN_USE, RUNS_ALREADY


def test_a_free_port_is_taken_as_it_is_and_zero_means_any() -> None:
    free = choose_port("127.0.0.1", 0)
    assert free > 0
    assert choose_port("127.0.0.1", free) == free


def test_a_taken_port_is_refused_with_a_free_one_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DomainError) as caught:
            choose_port("127.0.0.1", port)
    assert caught.value.refusal is PORT_IN_USE
    assert caught.value.data["free"] != port


@pytest.mark.parametrize(("given", "port"), [({}, 8000), ({"PORT": ""}, 8000), ({"PORT": "8080"}, 8080)])
def test_the_port_is_8000_unless_port_says_otherwise(given: dict[str, str], port: int) -> None:
    assert read_options(given).port == port


@pytest.mark.parametrize("port", ["eighty", "-1", "65536", "8000.0", "八千"])
def test_anything_else_is_no_port(port: str) -> None:
    with pytest.raises(DomainError) as caught:
        read_options({"PORT": port})
    assert caught.value.refusal is BAD_PORT


def test_one_installation_is_held_by_one_start(tmp_path: Path) -> None:
    with only_one(tmp_path) as note:
        note.write(url="http://127.0.0.1:1/")
        with (
            pytest.raises(DomainError, match=r"already at http://127\.0\.0\.1:1/") as caught,
            only_one(tmp_path),
        ):
            pass
        assert caught.value.refusal is RUNS_ALREADY
    with only_one(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DomainError) as caught, only_one(tmp_path / "file" / "var"):
        pass
    assert caught.value.refusal is NOT_WRITABLE


def test_an_unreadable_note_is_no_note(tmp_path: Path) -> None:
    with only_one(tmp_path) as note:
        note.file.write_text("[half", encoding="utf-8")
        assert note.read() == {}


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_too_little_room_is_refused_with_the_numbers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(0, 0, 12 * 1024 * 1024))
    with pytest.raises(DomainError, match="has 12 MB left, and OneVisit needs 256 MB") as caught:
        require_room(tmp_path / "not" / "there" / "yet")
    assert caught.value.refusal is DISK_FULL
