"""The example in the how-to is one that the program accepts."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from onevisit.config import wiring
from onevisit.exchange.providers.sql.settings import SqlSettings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "connect-a-register.md"


def test_example_is_accepted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 1
    msgspec.convert(tomllib.loads(examples[0]), type=dict[str, SqlSettings])
    file = tmp_path / "registers.toml"
    file.write_text(examples[0], encoding="utf-8")
    monkeypatch.setenv("ONEVISIT_REGISTERS", str(file))
    assert list(wiring.connectors()) == ["population_register"]
