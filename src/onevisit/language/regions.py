"""The table of regions: administrative divisions by their official codes."""

from onevisit.kernel.ids import RegionCode
from onevisit.kernel.text import Text
from onevisit.language.dictionary import Definition, Dictionary
from onevisit.language.reading import did_you_mean
from onevisit.language.shapes.kind import REGION_CODE
from onevisit.language.shapes.places import LEVELS
from onevisit.language.tables import Table, cell_span
from onevisit.planner.definitions import Region

_LENGTHS = {"province": 2, "city": 4, "county": 6, "township": 9, "village": 12}


def enter_regions(dictionary: Dictionary) -> None:
    """Enter the rows of all region tables into the dictionary, parents checked."""
    tables = list(dictionary.tables("regions"))
    for table in tables:
        for line, cells in table.rows:
            _enter(dictionary, table, line, cells)
    for table in tables:
        for line, cells in table.rows:
            if cells[2] and not dictionary.is_known("regions", cells[2]):
                hint = did_you_mean(cells[2], dictionary.of("regions"))
                _report(dictionary, table, line, 2, "OV301", kind="region", id=cells[2], hint=hint)


def _enter(dictionary: Dictionary, table: Table, line: int, cells: list[str]) -> None:
    code, level, parent, zh, en = cells
    if not REGION_CODE.fullmatch(code):
        example = "330122"
        expected = "a division code of 2, 4, 6, 9 or 12 digits"
        _report(dictionary, table, line, 0, "OV205", given=code, expected=expected, example=example)
        return
    if level not in LEVELS or _LENGTHS[level] != len(code):
        fitting = [name for name in LEVELS if _LENGTHS[name] == len(code)]
        _report(dictionary, table, line, 1, "OV206", given=level, hint=did_you_mean(level, fitting))
        return
    if not zh:
        _report(dictionary, table, line, 3, "OV210", language="Chinese", tag="name_zh")
        return
    region = Region(RegionCode(code), level, RegionCode(parent) if parent else None, Text(en, zh))
    span = cell_span(table.file, line, dictionary.readings[table.file].lines[line - 1], 0)
    dictionary.add(Definition("regions", code, region, span))


def _report(dictionary: Dictionary, table: Table, line: int, column: int, code: str, **data: str) -> None:
    text = dictionary.readings[table.file].lines[line - 1]
    dictionary.report(code, cell_span(table.file, line, text, column), **data)
