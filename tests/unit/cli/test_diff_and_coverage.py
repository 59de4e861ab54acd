"""`onevisit diff` and `onevisit coverage`: what they print and how they end."""

import json
import shutil
from pathlib import Path

import pytest

from onevisit.cli.main import run

CONTENT = Path(__file__).parents[3] / "content"
CARD = "apply: online station; collect: courier station"


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="module")
def narrower(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Content in which Tonglu takes no applications for the card at the station any more."""
    folder = tmp_path_factory.mktemp("narrower") / "content"
    shutil.copytree(CONTENT, folder)
    offers = folder / "offers" / "330122.csv"
    text = offers.read_text()
    assert CARD in text
    offers.write_text(text.replace(CARD, "apply: online; collect: courier station"))
    return str(folder)


def test_a_worse_promise_is_told_and_ends_with_one(narrower: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(CONTENT), narrower]) == 1
    printed = capsys.readouterr().out
    assert "Worse (1)" in printed
    assert "Social security card · channels" in printed
    assert "Tonglu County 330122" in printed


def test_a_better_promise_ends_with_zero(narrower: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", narrower, str(CONTENT), "--lang", "zh"]) == 0
    assert "变好 (1)" in capsys.readouterr().out


def test_the_same_folder_twice_makes_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(CONTENT), str(CONTENT), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []


def test_coverage_is_printed_by_level_and_department(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", "--content", str(CONTENT), "--on", "2026-03-02"]) == 0
    printed = capsys.readouterr().out
    assert "Services, counted by offer" in printed
    assert "Life events, counted by region" in printed
    assert "Healthcare Security Bureau" in printed


def test_coverage_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", "--content", str(CONTENT), "--level", "county", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["level"] == "county"
    assert printed["services"]["whole"]["computed"]["zero"] > 0


def test_an_unknown_level_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", "--content", str(CONTENT), "--level", "planet"]) == 2
    assert "unknown_level" in capsys.readouterr().err
