"""`onevisit import-items`: lists as CSV in either encoding and as XLSX become content that can be checked."""

import json
import shutil
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from onevisit.cli.import_items import read_rows
from onevisit.cli.main import run

CONTENT = Path(__file__).parents[3] / "content"
HEADING = ["事项名称", "基本编码", "实施主体", "承诺办结时限"]
ROW = ["食品经营许可", "000122011001", "桐庐县市场监督管理局", "5工作日"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with regions and a calendar only."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT / "calendars", folder / "calendars")
    shutil.copy(CONTENT / "regions.csv", folder)
    return folder


def csv_file(folder: Path, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    file = folder / "list.csv"
    file.write_text("\n".join(delimiter.join(row) for row in (HEADING, ROW)), encoding=encoding)
    return file


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", ","), ("utf-8", "\t")]
)
def test_a_list_as_csv_becomes_content_that_check_accepts(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], encoding: str, delimiter: str
) -> None:
    file = csv_file(tmp_path, encoding, delimiter)
    assert run(["import-items", str(file), "-o", str(folder), "--region", "330122", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["rows"], answer["taken"]) == (1, 1)
    assert {d["line"] for d in answer["diagnostics"]} == {1, 2}
    assert run(["check", str(folder)]) == 0


def test_a_new_folder_takes_regions_and_calendar_along(tmp_path: Path) -> None:
    output = tmp_path / "new"
    arguments = ["import-items", str(csv_file(tmp_path)), "-o", str(output), "--content", str(CONTENT)]
    assert run([*arguments, "--region", "330122"]) == 0
    assert run(["check", str(output)]) == 0


def test_a_spreadsheet_keeps_what_its_numbers_lost(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["name", "code", 5, True, None])
    book.active.append(["a", 1244150019672024400000000000000, 122011001.0, 1.5, "x"])
    file = tmp_path / "list.xlsx"
    book.save(file)
    rows = read_rows(file)
    assert rows[0] == ["name", "code", "5", "是", ""]
    assert rows[1][1].startswith("1.24415")
    assert rows[1][1].endswith("e+30")
    assert rows[1][2:] == ["122011001", "1.5", "x"]


def test_an_earlier_import_is_written_over_only_by_force(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["import-items", str(csv_file(tmp_path)), "-o", str(folder), "--region", "330122"]
    assert run(arguments) == 0
    assert run(arguments) == 1
    assert "already_there" in capsys.readouterr().err
    assert run([*arguments, "--force"]) == 0
    assert run(["check", str(folder)]) == 0


def test_rows_left_out_end_with_1(tmp_path: Path, folder: Path) -> None:
    file = csv_file(tmp_path)
    file.write_text(file.read_text() + "\n,000122011002,某局,\n")
    assert run(["import-items", str(file), "-o", str(folder), "--region", "330122"]) == 1


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv", "missing.csv"])
def test_what_is_no_table_is_refused(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    if name != "missing.csv":
        (tmp_path / name).write_bytes(b"\xff\xfe\x00\xd8 no table")
    assert run(["import-items", str(tmp_path / name), "-o", str(folder)]) == 2
    assert "list_unreadable" in capsys.readouterr().err


def test_a_region_that_does_not_exist_is_refused(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import-items", str(csv_file(tmp_path)), "-o", str(folder), "--region", "99"]) == 2
    assert "unknown_region" in capsys.readouterr().err
