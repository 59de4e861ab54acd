"""Issue 2, "Set-up": one parent that stops cleanly and survives a killed child."""

import os
import signal
import time
import urllib.request
from collections.abc import Callable
from typing import Any

import psutil
import pytest

from onevisit.launch.processes import command_of

Begin = Callable[..., Any]


def body_of(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


def family(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True)


def test_it_answers_and_stops_cleanly_with_nothing_left(start: Begin) -> None:
    one = start()
    one.until_it_answers()
    assert body_of(f"{one.url}health") == "ok\n"
    assert (one.var / "database_url").is_file()
    descendants = family(one.process.pid)
    assert len(descendants) > 5  # the database, the web server with its workers, the worker
    begun = time.monotonic()
    assert one.end() == 0
    assert time.monotonic() - begun < 10
    assert [process for process in descendants if command_of(process.pid)] == []
    assert not (one.var / "running.json").exists()
    assert not (one.var / "database_url").exists()
    assert (one.var / "postgres").is_dir()


def test_killed_children_and_a_killed_database_are_started_again(start: Begin) -> None:
    one = start()
    one.until_it_answers()
    note = one.note
    for child in note["children"]:
        os.kill(child, signal.SIGKILL)
    postmaster = int((one.var / "postgres" / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    one.until(lambda: "The database server ended; starting it again." in one.said)
    one.until(lambda: None not in one.note["children"] and one.note["children"] != note["children"])

    def answers() -> bool:
        try:
            return body_of(f"{one.url}health") == "ok\n"
        except OSError:
            return False

    one.until(answers)
    assert "The web server ended (signal SIGKILL); starting it again." in one.said
    assert "The worker ended (signal SIGKILL); starting it again." in one.said
    assert one.end(signal.SIGTERM) == 0


def test_after_the_parent_is_killed_nothing_stays_and_the_next_start_works(start: Begin) -> None:
    one = start()
    one.until_it_answers()
    note = one.note
    descendants = family(one.process.pid)
    one.process.kill()
    one.process.wait()
    again = start(var=one.var)
    again.until_it_answers()
    assert all(command_of(child) is None for child in note["children"])
    assert [process for process in descendants if command_of(process.pid)] == []
    assert again.end() == 0


def test_a_second_start_in_the_same_checkout_is_told_where_the_first_one_runs(start: Begin) -> None:
    one = start()
    one.until_it_answers()
    second = start(var=one.var)
    assert second.process.wait(30) == 1
    assert second.said.strip() == (
        f"OneVisit runs in this checkout already at {one.url}. Use that one, or stop it first with Ctrl-C."
    )
    assert body_of(f"{one.url}health") == "ok\n"


def test_a_start_interrupted_early_leaves_nothing_running_and_can_be_repeated(start: Begin) -> None:
    one = start()
    one.until(lambda: "Creating the database" in one.said)
    assert one.end() == 0
    assert command_of(one.process.pid) is None
    again = start(var=one.var)
    again.until_it_answers()
    assert again.end() == 0


def test_a_first_preparation_that_was_killed_is_begun_anew(start: Begin) -> None:
    one = start()
    one.until(lambda: "Preparing the database" in one.said)
    descendants = family(one.process.pid)
    one.process.kill()
    one.process.wait()
    again = start(var=one.var)
    again.until_it_answers()
    assert [process for process in descendants if command_of(process.pid)] == []
    assert again.end() == 0


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_other_ways_to_ask_it_to_stop(start: Begin, sign: signal.Signals) -> None:
    one = start()
    one.until(lambda: "Preparing the database" in one.said)
    assert one.end(sign) == 0
