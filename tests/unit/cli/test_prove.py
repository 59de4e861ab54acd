"""`onevisit prove`: what it prints and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from onevisit.cli.main import run

CONTENT = Path(__file__).parents[3] / "content"
KEPT = "apply: online station; collect: courier station"
BROKEN = "apply: station; collect: station"


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Content in which Tonglu closes every way to the social security card but the station."""
    folder = tmp_path_factory.mktemp("broken") / "content"
    shutil.copytree(CONTENT, folder)
    offers = folder / "offers" / "330122.csv"
    text = offers.read_text()
    assert KEPT in text
    offers.write_text(text.replace(KEPT, BROKEN))
    for life_event in (folder / "life_events").glob("*.yaml"):
        life_event.write_text(life_event.read_text().replace("visits_at_most: 0", "visits_at_most: 2"))
    return str(folder)


def test_every_region_that_offers_it_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prove", "birth", "--content", str(CONTENT)]) == 0
    printed = capsys.readouterr().out
    assert "Proved: at most 1 in every situation." in printed
    assert "Tonglu County 330122, Keqiao District 330603, Dongyang City 330783" in printed


def test_a_broken_promise_is_told_with_its_situation_and_what_is_to_blame(
    broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["prove", "birth", "--content", broken, "--on", "2026-03-02"]) == 1
    printed = capsys.readouterr().out
    assert "Not kept: at most 1 was asked for." in printed
    assert "Shall a social security card be made? yes" in printed
    assert "1. Applying for Social security card at Tonglu" in printed
    assert "then wait for Social security card: 5 working days" in printed
    assert "2. Receiving the result for Social security card at Tonglu" in printed
    assert "services/birth.yaml:" in printed
    assert "In Keqiao District 330603, Dongyang City 330783" in printed


def test_what_is_promised_can_be_chosen(broken: str) -> None:
    assert run(["prove", "birth", "--content", broken, "--at-most", "2"]) == 0
    assert run(["prove", "birth", "--content", broken, "--region", "330783", "--at-most", "0"]) == 0


def test_a_proof_is_printed_as_json(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prove", "birth", "--content", broken, "--region", "330122", "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    (proof,) = printed["proofs"]
    assert (printed["holds"], proof["visits"], proof["declared"]) == (False, 2, 2)
    assert proof["decisive"]["needs_social_security_card"] is True
    assert [blamed["kind"] for blamed in proof["to_blame"]] == ["apply", "collect"]


def test_a_proof_is_printed_in_chinese(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prove", "birth", "--content", broken, "--region", "330122", "--lang", "zh"]) == 1
    printed = capsys.readouterr().out
    assert "需要申领社会保障卡吗?是" in printed
    assert "5个工作日" in printed


@pytest.mark.parametrize("wrong", [["prove", "brith"], ["prove", "birth", "--region", "999999"]])
def test_an_unknown_name_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*wrong, "--content", str(CONTENT)]) == 2
    assert "unknown_" in capsys.readouterr().err
