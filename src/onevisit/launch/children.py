"""The web server and the worker: started, watched, started again, stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onevisit.launch.processes import command_of, start, stop_group
from onevisit.launch.refusals import KEEPS_DYING

WEB_WORKERS = 2
WEB_THREADS = 2
"""Measured (design.md section 7): more threads only wait for each other's interpreter."""
TIMES_MAX = 5
SOON_SECONDS = 10.0
_WAIT_SECONDS_MAX = 5.0
GRACE_SECONDS = 8.0


@dataclass(frozen=True)
class Kind:
    """A child that must always run."""

    name: str
    command: Sequence[str]


def web(host: str, port: int) -> Kind:
    """Granian with processes and threads as measured; a request of a stopped server is finished first."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(WEB_WORKERS),
        "--blocking-threads": str(WEB_THREADS),
        "--workers-kill-timeout": "5",
        "--log-level": "warning",
    }
    flat = [word for option in options.items() for word in option]
    granian = (sys.executable, "-m", "granian", *flat, "--no-ws", "--respawn-failed-workers")
    return Kind("web server", (*granian, "onevisit.config.wsgi:application"))


def worker() -> Kind:
    """Procrastinate, which does what a command left to be done after it."""
    return Kind("worker", (sys.executable, "-m", "onevisit.launch.working"))


class Child:
    """A kind, its process just now, and how its starts went lately."""

    def __init__(self, kind: Kind, environment: Mapping[str, str]) -> None:
        self.kind = kind
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._start_again_at = 0.0
        self._deaths = 0

    @property
    def pid(self) -> int | None:
        """Its process number, which is its group's too."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it in a group of its own; it ends when this process does."""
        self._process = start(
            self.kind.command, at_parents_death=signal.SIGTERM, environment=self._environment
        )
        self._started_at = time.monotonic()

    def watch(self) -> str:
        """Start it again if it died, later each time; a sentence about what was done, or nothing.

        Raises `KEEPS_DYING` when it died soon after its start too many times in a row.
        """
        now = time.monotonic()
        if self._process is None:
            if now >= self._start_again_at:
                self.start()
            return ""
        status = self._process.poll()
        if status is None:
            if now - self._started_at > SOON_SECONDS:
                self._deaths = 0
            return ""
        stop_group(self._process.pid, signal.SIGKILL)  # its own children, which would hold the port
        self._process = None
        self._deaths += 1
        if self._deaths >= TIMES_MAX:
            raise KEEPS_DYING(name=self.kind.name, times=self._deaths, log="the output above")
        self._start_again_at = now + min(0.1 * 2**self._deaths, _WAIT_SECONDS_MAX)
        return f"The {self.kind.name} ended ({_how(status)}); starting it again."

    def ask_to_stop(self) -> None:
        """The polite request; `wait_for_end` follows."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def wait_for_end(self, seconds: float) -> None:
        """Wait, then end whatever is left of its group."""
        if self._process is None:
            return
        try:
            self._process.wait(max(seconds, 0))
        except subprocess.TimeoutExpired:
            stop_group(self._process.pid, signal.SIGKILL)
            self._process.wait()
        stop_group(self._process.pid, signal.SIGKILL)
        self._process = None


def stop_all(children: Sequence[Child], seconds: float = GRACE_SECONDS) -> None:
    """Ask all at once, so that they take the time of the slowest."""
    last = time.monotonic() + seconds
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait_for_end(last - time.monotonic())


def stop_left_behind(groups: Sequence[int]) -> bool:
    """End children of a start that was killed; whether there were any.

    The kernel has asked them to stop already where it can; what still runs
    after a moment is ended. A number that another program has got since is left alone.
    """
    found = False
    for group in groups:
        if "onevisit." not in (command_of(group) or ""):
            continue
        found = True
        stop_group(group, signal.SIGTERM)
        last = time.monotonic() + GRACE_SECONDS
        while command_of(group) is not None and time.monotonic() < last:
            time.sleep(0.05)
        stop_group(group, signal.SIGKILL)
    return found


def _how(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"


def child_environment(database_url: str, var: str) -> dict[str, str]:
    """What a child is told: everything this process was, the database, the folders."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "onevisit.config.settings",
        "DATABASE_URL": database_url,
        "ONEVISIT_VAR": var,
        "ONEVISIT_STATIC": f"{var}/static",
        "PYTHONUNBUFFERED": "1",
    }
