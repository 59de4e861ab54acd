"""Children are started again, later each time, until it is clear that it does not help."""

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.launch.children import TIMES_MAX, Child, Kind, stop_all, stop_left_behind
from onevisit.launch.processes import command_of
from onevisit.launch.refusals import KEEPS_DYING

SLEEPS = Kind("sleeper", (sys.executable, "-c", "import time; time.sleep(60)"))
STUBBORN = Kind(
    "stubborn one",
    (
        sys.executable,
        "-c",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
    ),
)
DIES = Kind("failure", (sys.executable, "-c", "raise SystemExit(3)"))


def watched(child: Child, seconds: float) -> Iterator[str]:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        yield child.watch()
        time.sleep(0.005)


def test_a_killed_child_is_started_again_under_another_number() -> None:
    child = Child(SLEEPS, os.environ)
    child.start()
    first = child.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    said = []
    last = time.monotonic() + 10
    while (child.pid in (first, None)) and time.monotonic() < last:
        said.append(child.watch())
        time.sleep(0.01)
    assert child.pid not in (first, None)
    assert "The sleeper ended (signal SIGKILL); starting it again." in said
    stop_all([child])
    assert child.pid is None


def test_a_child_that_keeps_dying_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onevisit.launch.children._WAIT_SECONDS_MAX", 0.0)
    child = Child(DIES, os.environ)
    child.start()
    with pytest.raises(DomainError) as caught:
        list(watched(child, seconds=30))
    assert caught.value.refusal is KEEPS_DYING
    assert f"The failure ended {TIMES_MAX} times in a row" in str(caught.value)


def test_a_child_that_does_not_listen_is_ended_all_the_same() -> None:
    child = Child(STUBBORN, os.environ)
    child.start()
    pid = child.pid
    assert pid is not None
    time.sleep(0.3)
    begun = time.monotonic()
    stop_all([child], seconds=0.3)
    assert time.monotonic() - begun < 5
    assert command_of(pid) is None


def test_a_number_that_another_program_has_got_is_left_alone() -> None:
    child = Child(SLEEPS, os.environ)
    child.start()
    assert child.pid is not None
    assert stop_left_behind([child.pid]) is False
    assert command_of(child.pid) is not None
    stop_all([child])
