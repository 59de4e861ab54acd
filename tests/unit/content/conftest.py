"""The committed content, compiled once."""

from pathlib import Path

import pytest

from onevisit.cli.folder import read_folder
from onevisit.language import Compilation, compile
from onevisit.planner.definitions import Edition

CONTENT = Path(__file__).resolve().parents[3] / "content"


@pytest.fixture(scope="session")
def content() -> Compilation:
    return compile(read_folder(CONTENT))


@pytest.fixture(scope="session")
def edition(content: Compilation) -> Edition:
    assert content.edition is not None, "run `onevisit check` to see why"
    return content.edition
