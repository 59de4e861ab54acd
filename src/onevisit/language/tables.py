"""Tables: what comes by the thousand (regions, offers) is CSV, which officials edit in a spreadsheet.

A table's kind is its file's name (`regions.csv`) or folder (`offers/330122.csv`).
Rows are only split into cells here; places of cells are worked out when a
fault needs a caret, so that good rows cost nothing.
"""

import csv
import io
from collections.abc import Iterator

import msgspec

from onevisit.language.diagnostics import Span
from onevisit.language.reading import Reader, did_you_mean

TABLES: dict[str, tuple[str, ...]] = {
    "regions": ("code", "level", "parent", "name_zh", "name_en"),
    "offers": (
        "service",
        "region",
        "deciding",
        "accepting",
        "named",
        "liable",
        "contacts",
        "places",
        "promised",
        "src",
    ),
}
"""The columns of each table, in their order."""


class Table(msgspec.Struct, frozen=True):
    """A file's rows: the line that each begins on, and its cells in the order of `TABLES`."""

    file: str
    kind: str
    rows: tuple[tuple[int, list[str]], ...]
    skipped: frozenset[str] = frozenset()
    """The first cells of rows that could not be read."""


def table_kind(file: str) -> str | None:
    """Which table a path holds, or None."""
    first = file.split("/", 1)[0].removesuffix(".csv")
    return first if first in TABLES else None


def read_table(kind: str, text: str, reader: Reader) -> Table:
    """The rows of a table; rows of a wrong length are reported and left out, missing cells are empty."""
    heading = TABLES[kind]
    lines = _lines(text, reader)
    _, found = next(lines, (1, []))
    _check_heading(found, heading, reader)
    if heading[0] not in found:
        return Table(reader.file, kind, ())
    order = [found.index(name) if name in found else None for name in heading]
    is_plain = tuple(found) == heading
    rows, skipped = [], set()
    for number, cells in lines:
        if len(cells) == len(found):
            row = cells if is_plain else ["" if index is None else cells[index] for index in order]
            rows.append((number, row))
        elif cells:
            span = Span(reader.file, number, 1, len(reader.line(number)))
            reader.report("OV108", span, found=len(cells), expected=len(found))
            skipped.add(cells[0])
    return Table(reader.file, kind, tuple(rows), frozenset(skipped))


def _lines(text: str, reader: Reader) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    number = 1
    try:
        for cells in rows:
            yield number, cells
            number = rows.line_num + 1
    except csv.Error as wrong:
        reader.report("OV101", Span(reader.file, number, 1, len(reader.line(number))), problem=str(wrong))


def _check_heading(found: list[str], expected: tuple[str, ...], reader: Reader) -> None:
    for name in expected:
        if name not in found:
            span = Span(reader.file, 1, 1, len(reader.line(1)))
            reader.report("OV109", span, name=name, heading=",".join(expected))
    for index, name in enumerate(found):
        if name not in expected or name in found[:index]:
            span = cell_span(reader.file, 1, reader.line(1), index)
            reader.report("OV110", span, name=name, hint=did_you_mean(name, expected))


def cell_span(file: str, line: int, text: str, index: int) -> Span:
    """The place of the `index`-th cell of a row."""
    start, quoted, seen = 0, False, 0
    for offset, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            if seen == index:
                return Span(file, line, start + 1, max(1, offset - start))
            seen, start = seen + 1, offset + 1
    return Span(file, line, start + 1, max(1, len(text) - start))
