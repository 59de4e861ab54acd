"""Starts with a folder of their own; whatever still runs after a test is killed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def folder(reachable_folder: Path, request: pytest.FixtureRequest) -> Path:
    """An empty folder that the database's OS user may enter."""
    number = len(list(reachable_folder.glob("start-*")))
    made = reachable_folder / f"start-{number}"
    made.mkdir()
    return made


@pytest.fixture
def start(begin_start: Callable[..., Any], folder: Path) -> Iterator[Callable[..., Any]]:
    """Start OneVisit, several times in a test if need be, each in `var` or in a new folder."""
    started: list[Any] = []

    def begin(var: Path | None = None, **environment: str) -> Any:
        own = folder / f"{len(started)}"
        own.mkdir()
        started.append(begin_start(own, var, **environment))
        return started[-1]

    yield begin
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()
