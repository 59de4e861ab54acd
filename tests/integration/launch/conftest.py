"""Starts of the real thing, each with a folder of its own and any free port."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_SECONDS_MAX = 60


@dataclass
class Start:
    """One `python -m onevisit.launch` and what it printed."""

    process: "subprocess.Popen[str]"
    var: Path
    output: Path

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def until_it_answers(self) -> dict[str, object]:
        """Its note, once it has greeted."""
        self.until(lambda: "OneVisit runs at" in self.said)
        return self.note()

    def note(self) -> dict[str, object]:
        found: dict[str, object] = json.loads((self.var / "running.json").read_text(encoding="utf-8"))
        return found

    def until(self, happens: Callable[[], bool]) -> None:
        last = time.monotonic() + _SECONDS_MAX
        while not happens():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < last, self.said
            time.sleep(0.02)

    def end(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop; its exit status."""
        self.process.send_signal(sign)
        return self.process.wait(_SECONDS_MAX)


@pytest.fixture
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Start]]:
    """Start OneVisit; whatever still runs after the test is killed."""
    started: list[Start] = []

    def begin(var: Path | None = None, **environment: str) -> Start:
        folder = tmp_path_factory.mktemp("start")
        for above in (folder, *folder.parents):
            if above.stat().st_uid == os.geteuid() and above.name.startswith("pytest-"):
                above.chmod(0o711)  # as root the database runs as another user
        folder.chmod(0o711)
        used = var or folder / "var"
        output = folder / "output"
        variables = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ONEVISIT_ENV")}
        variables |= {"ONEVISIT_VAR": str(used), "PORT": "0", "PYTHONUNBUFFERED": "1", **environment}
        with output.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "onevisit.launch"],
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                text=True,
            )
        started.append(Start(process, used, output))
        return started[-1]

    yield begin
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()
