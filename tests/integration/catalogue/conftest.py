"""The real content, compiled once."""

from pathlib import Path

import pytest

from onevisit.language import compile as compile_content
from onevisit.planner.definitions import Edition

CONTENT = Path(__file__).resolve().parents[3] / "content"


@pytest.fixture(scope="session")
def real_edition() -> Edition:
    files = {
        path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
        for path in CONTENT.rglob("*")
        if path.suffix in (".yaml", ".csv")
    }
    compilation = compile_content(files)
    assert compilation.edition is not None, compilation.errors
    return compilation.edition
