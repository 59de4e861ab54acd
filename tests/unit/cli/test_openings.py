"""`onevisit openings`: what it prints, the table of volumes, and how it ends."""

import json
import re
import shutil
from pathlib import Path

import pytest

from onevisit.cli.main import run

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content with the online and courier channels of Tonglu's social security card closed."""
    folder = tmp_path_factory.mktemp("closed") / "content"
    shutil.copytree(CONTENT, folder)
    offers = folder / "offers" / "330122.csv"
    rows = offers.read_text().splitlines(keepends=True)
    for number, row in enumerate(rows):
        if row.startswith("social_security_card,"):
            rows[number] = row.replace("online ", "").replace("courier ", "")
    offers.write_text("".join(rows))
    for file in (folder / "life_events").glob("*.yaml"):
        file.write_text(re.sub(r"visits_at_most: \d", "visits_at_most: 9", file.read_text()))
    return folder


def test_what_to_open_is_told_with_what_it_frees_and_the_choices_as_good(
    closed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["openings", "--k", "1", "--region", "330122", "--content", str(closed)]) == 0
    printed = capsys.readouterr().out
    assert "Social security card" in printed
    assert "Proved: no 1 openings free more." in printed
    assert "As good, instead of" in printed


def test_the_same_in_chinese_and_as_json(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["openings", "--k", "1", "--region", "330122", "--content", str(closed)]
    assert run([*arguments, "--lang", "zh"]) == 0
    assert "已证明" in capsys.readouterr().out
    assert run([*arguments, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["proved"]
    assert answer["freed"] == answer["bound"] > 0


def test_volumes_come_from_a_table(tmp_path: Path, closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("service,region,volume\nsocial_security_card,330122,700\n")
    assert run(["openings", "--volumes", str(table), "--content", str(closed), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["cases"], answer["already"], answer["freed"]) == (700, 0, 700)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b\n1,2\n", "volumes_without_columns"),
        ("service,region,volume\nsocial_security_card,330122,many\n", "volume_wrong"),
        ("service,region,volume\n,330122,1\n", "volume_wrong"),
        ("service,region,volume\nsocial_security,330122,1\n", "unknown_service"),
    ],
)
def test_a_table_of_volumes_that_cannot_be_used_is_refused(
    tmp_path: Path, closed: Path, capsys: pytest.CaptureFixture[str], text: str, code: str
) -> None:
    table = tmp_path / "cases.csv"
    table.write_text(text)
    assert run(["openings", "--volumes", str(table), "--content", str(closed)]) == 2
    assert code in capsys.readouterr().err
