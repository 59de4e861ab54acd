"""An item list of another system in, definitions and the faults of its rows out."""

from collections.abc import Sequence

import msgspec

from onevisit.kernel.ids import RegionCode
from onevisit.language.diagnostics import Diagnostic, in_order
from onevisit.language.importing.columns import MEANINGS, consequence, heading_of, names_of, plain
from onevisit.language.importing.content import COMPLETE, ContentWriter
from onevisit.language.importing.faults import fault
from onevisit.language.importing.items import Item, RowReader
from onevisit.planner.definitions import Edition


class ItemImport(msgspec.Struct, frozen=True):
    """The files by path in a content folder, and what was wrong; `taken` of `rows` rows were used."""

    files: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]
    rows: int
    taken: int


def import_items(
    file: str, rows: Sequence[Sequence[str]], known: Edition, prefix: str, region: RegionCode | None = None
) -> ItemImport:
    """Read an item list; `known` is what it joins, `prefix` begins the ids that it must invent.

    `region` is where items are offered whose code names no region that is known.
    """
    found: list[Diagnostic] = []
    heading = heading_of(rows)
    if heading is None:
        found.append(fault("OV919", file, 1, 1, names=names_of("name")))
        return ItemImport({}, tuple(found), 0, 0)
    at, columns = heading
    for column, meaning in MEANINGS.items():
        if column not in columns:
            data = {"meaning": meaning, "names": names_of(column), "why": consequence(column)}
            found.append(fault("OV901", file, at + 1, 1, **data))
    for number, cell in enumerate(rows[at]):
        if plain(cell) and number not in columns.values():
            found.append(fault("OV920", file, at + 1, number + 1, given=plain(cell)))
    reader = RowReader(file, columns, found.append)
    writer = ContentWriter(known, prefix, reader, region)
    items = 0
    seen: dict[tuple[str, ...], Item] = {}
    full = [(n, row) for n, row in enumerate(rows[at + 1 :], at + 2) if any(plain(cell) for cell in row)]
    for number, row in full:
        item = reader.read(number, row)
        if item is not None and not _repeats(item, seen, reader):
            writer.add(item)
            items += 1
    files = writer.files()
    found += _to_complete(file, at + 1, files)
    return ItemImport(files, in_order(found), len(full), items)


def _repeats(item: Item, seen: dict[tuple[str, ...], Item], reader: RowReader) -> bool:
    """Whether a row says again what an earlier one said; the same name under another code is told only."""
    key = ("code", item.code) if item.code else ("item", item.name, item.department, item.basic)
    first = seen.setdefault(key, item)
    if first is not item:
        reader.report("OV908", "name", first=first.row, name=item.name)
        return True
    namesake = seen.setdefault(("name", item.name), item)
    if namesake.basic != item.basic:
        reader.report("OV909", "name", first=namesake.row, name=item.name)
    return False


def _to_complete(file: str, row: int, files: dict[str, str]) -> list[Diagnostic]:
    found = []
    for name, text in files.items():
        words: dict[str, int] = {}
        for line in text.splitlines():
            _, sign, what = line.partition(COMPLETE)
            if sign:
                words[what] = words.get(what, 0) + 1
        for what, times in words.items():
            asked = "the English words" if what == "en" else what
            found.append(fault("OV918", file, row, 1, file=name, what=f"{asked} ({times} times)"))
    return found
