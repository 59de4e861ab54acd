"""Item lists as other systems export them: every fault is told by its row, everything usable is taken."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onevisit.kernel.ids import RegionCode
from onevisit.language import compile
from onevisit.language.code_examples import CATALOGUE
from onevisit.language.importing import FAULTS, ItemImport, import_items
from onevisit.language.importing.item_codes import has_right_check_character, read_code
from onevisit.planner.definitions import Edition

HEADING = ["事项名称", "实施编码", "基本编码", "事项类型", "实施主体", "设定依据", "法定办结时限",
           "承诺办结时限", "到办事现场次数", "申请材料"]  # fmt: skip
CODE = "12441500196720244T3442199806003"
"""A real code: a credit code with the right check character, level 3, basic code (domain: R56d)."""


@pytest.fixture(scope="module")
def known() -> Edition:
    edition = compile(CATALOGUE).edition
    assert edition is not None
    return edition


def row(**cells: str) -> list[str]:
    names = {"name": 0, "code": 1, "basic": 2, "kind": 3, "department": 4, "law": 5, "statutory": 6,
             "promised": 7, "visits": 8, "materials": 9}  # fmt: skip
    full = {
        "name": "食品经营许可",
        "basic": "330122011001",
        "department": "桐庐县某局",
        "promised": "5工作日",
        **cells,
    }
    found = [""] * len(HEADING)
    for name, cell in full.items():
        found[names[name]] = cell
    return found


def read(known: Edition, *rows: Sequence[str], region: str | None = "330122") -> ItemImport:
    where = RegionCode(region) if region else None
    return import_items("list.csv", [HEADING, *rows], known, "list", where)


def codes(found: ItemImport) -> set[str]:
    return {diagnostic.code for diagnostic in found.diagnostics}


def told(found: ItemImport, code: str) -> tuple[int, int]:
    (diagnostic,) = (d for d in found.diagnostics if d.code == code)
    return diagnostic.span.line, diagnostic.span.column


def edition_with(found: ItemImport) -> Edition:
    compilation = compile({**CATALOGUE, **found.files})
    assert compilation.errors == ()
    assert compilation.edition is not None
    return compilation.edition


CASES = {
    "OV902": (row(name=" "), 1),
    "OV903": (row(basic="330122011"), 3),
    "OV904": (row(code="1.24415E+30"), 2),
    "OV905": (row(basic="0112233445"), 3),
    "OV906": (row(code="1" + CODE[1:17] + "0" + CODE[18:], basic=""), 2),
    "OV907": (row(code=CODE, basic="330122011001"), 3),
    "OV910": (row(), 5),
    "OV911": (row(department=""), 5),
    "OV913": (row(kind="工程事项"), 4),
    "OV914": (row(promised="尽快"), 8),
    "OV915": (row(statutory="3工作日"), 8),
    "OV916": (row(visits="多次"), 9),
}


@pytest.mark.parametrize("code", CASES)
def test_a_fault_is_told_with_its_row_and_column_and_the_rest_is_taken(known: Edition, code: str) -> None:
    cells, column = CASES[code]
    office = next(iter(known.organisations.values())).name.zh
    found = read(known, row(name="另一事项", basic="330122011002", department=office), cells)
    assert told(found, code) == (3, column)
    assert found.taken == (1 if code == "OV902" else 2)
    edition_with(found)


def test_an_item_whose_code_is_of_no_use_is_taken_under_a_name_of_its_own(known: Edition) -> None:
    found = read(known, row(basic="330122011"))
    assert [s for s in edition_with(found).services if s.startswith("list_service")]


@pytest.mark.parametrize(
    ("cell", "length", "code", "fault"),
    [
        (CODE, 31, CODE, ""),
        (f" '{CODE[:18]} {CODE[18:]}\t", 31, CODE, ""),
        ("１２４４１５００１９６７２０２４４Ｔ３４４２１９９８０６００３", 31, CODE, ""),
        (CODE.lower(), 31, CODE, ""),
        (CODE[:-1], 31, "", "OV903"),
        ("1.24415E+30", 31, "", "OV904"),
        ("4.42199806003E+11", 12, "442199806003", ""),
        ("4.42199E+11", 12, "", "OV904"),
        ("0112233445", 12, "000112233445", "OV905"),
        ("112233445566.0", 12, "112233445566", ""),
        ("442199806003-", 12, "442199806003", ""),
        ("442199/06003", 12, "", "OV903"),
        ("", 12, "", ""),
    ],
)
def test_ragged_codes_are_mended_where_nothing_is_lost(cell: str, length: int, code: str, fault: str) -> None:
    found = read_code(cell, length)
    assert (found.code, found.fault) == (code, fault)


@pytest.mark.parametrize("credit", ["113308240026265921", "11330600MB1573660P", "12441500196720244T"])
def test_official_credit_codes_have_the_right_check_character(credit: str) -> None:
    assert has_right_check_character(credit)
    assert not has_right_check_character(credit[:-1] + ("0" if credit[-1] != "0" else "1"))


def test_titles_above_the_heading_are_passed_over_and_rows_keep_their_numbers(known: Edition) -> None:
    rows = [["桐庐县清单"], [], HEADING, row(), row(name="")]
    found = import_items("list.csv", rows, known, "list", RegionCode("330122"))
    assert (found.rows, found.taken) == (2, 1)
    assert told(found, "OV902") == (5, 1)


def test_a_table_without_a_heading_is_refused_by_one_fault(known: Edition) -> None:
    found = import_items("list.csv", [["a", "b"], ["1", "2"]], known, "list")
    assert (codes(found), found.files, found.taken) == ({"OV919"}, {}, 0)


def test_missing_and_unknown_columns_are_told(known: Edition) -> None:
    found = import_items(
        "list.csv", [["事项名称", "实施主体", "咨询电话"], ["许可", "某局", "1"]], known, "list"
    )
    missing = [d.sentence.data["meaning"] for d in found.diagnostics if d.code == "OV901"]
    assert "the basic code (12 characters)" in missing
    assert told(found, "OV920") == (1, 3)
    assert found.taken == 1


def test_the_same_item_twice_is_left_out_and_the_same_name_is_told(known: Edition) -> None:
    found = read(known, row(), row(), row(basic="330122011009"))
    assert told(found, "OV908") == (3, 1)
    assert told(found, "OV909") == (4, 1)
    assert found.taken == 2


def test_two_offices_of_one_region_do_not_both_offer_a_service(known: Edition) -> None:
    found = read(known, row(), row(department="另一局"))  # becomes the same kind of body
    assert "OV921" in codes(found)
    (offers,) = (o for s, o in edition_with(found).offers.items() if s == "item_330122011001")
    assert len(offers) == 1


def test_offices_of_two_regions_offer_the_same_service_as_the_same_kind_of_body(known: Edition) -> None:
    here, there = ("1133" + code + "2572286X" for code in ("01220", "06030"))
    assert (here[2:8], there[2:8]) == ("330122", "330603")
    cells = [
        row(code=f"{credit:0<18}3330122011001", department=name)
        for credit, name in ((here, "甲"), (there, "乙"))
    ]
    edition = edition_with(read(known, *cells))
    offers = edition.offers["item_330122011001"]  # type: ignore[index]
    assert set(offers) == {"330122", "330603"}
    assert len({edition.organisations[offer.deciding].body for offer in offers.values()}) == 1


def test_a_department_decides_neither_elsewhere_nor_what_is_not_its_own(known: Edition) -> None:
    elsewhere = read(known, row(department="桐君派出所"), region="330603")
    assert told(elsewhere, "OV922") == (2, 5)
    rows = [row(department="桐君派出所"), row(department="桐庐县民政局", name="另一事项")]
    found = read(known, *rows)
    assert told(found, "OV923") == (3, 5)
    for one in (elsewhere, found):
        edition_with(one)


def test_without_a_region_the_service_is_taken_and_its_offer_is_not(known: Edition) -> None:
    found = read(known, row(code=CODE, basic=""), region=None)
    assert told(found, "OV912") == (2, 2)
    edition = edition_with(found)
    assert "item_442199806003" in edition.services
    assert "item_442199806003" not in edition.offers


def test_what_is_known_is_linked_and_what_is_new_is_written_once(known: Edition) -> None:
    office = next(iter(known.organisations.values()))
    paper = next(iter(known.evidence.values()))
    cells = row(department=office.name.zh, materials=f"1.{paper.name.zh}；2、申请表;申请表")
    found = read(
        known, cells, row(department=office.name.zh, basic="330122011007", name="别的", materials="申请表")
    )
    service = edition_with(found).services
    demands = [demand.evidence for demand in service["item_330122011001"].demands]  # type: ignore[index]
    assert demands == [paper.id, "list_paper_1"]
    assert service["item_330122011001"].body == office.body  # type: ignore[index]
    assert found.files["imported/list.yaml"].count("list_paper_1:") == 1


def test_what_must_be_completed_by_hand_is_marked_in_the_file_and_told(known: Edition) -> None:
    found = read(known, row(promised=""))
    assert "promised: 20 working days  # complete: the promised limit" in found.files["imported/list.yaml"]
    words = [d.what for d in found.diagnostics if d.code == "OV918"]
    assert any("the promised limit" in what for what in words)
    assert any("the English words" in what for what in words)


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=10, max_size=10), max_size=4))
def test_whatever_stands_in_the_cells_the_files_can_be_checked(rows: list[list[str]]) -> None:
    known = compile(CATALOGUE).edition
    assert known is not None
    found = read(known, *rows)
    assert compile({**CATALOGUE, **found.files}).errors == ()


def test_every_fault_says_why_it_matters_and_how_to_mend_it() -> None:
    for code in FAULTS.values():
        assert code.why
        assert code.mend


def test_the_how_to_names_every_fault() -> None:
    page = (Path(__file__).parents[4] / "docs" / "how-to" / "import-an-item-list.md").read_text("utf-8")
    assert set(re.findall(r"OV9[0-9]{2}", page)) == set(FAULTS)
