"""`onevisit import-items`: an item list of another system becomes definitions, each odd cell a fault."""

import csv
import io
import re
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import openpyxl  # type: ignore[import-untyped]
import typer
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from onevisit.cli.check import as_data
from onevisit.cli.editions import CONTENT_HAS_ERRORS, print_json
from onevisit.cli.folder import SUFFIXES, read_folder
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import RegionCode
from onevisit.language import Severity, compile, render
from onevisit.language.importing import ItemImport
from onevisit.language.importing import import_items as read_items
from onevisit.planner.definitions import Edition

LIST_UNREADABLE = Refusal(
    "list_unreadable",
    "The file {file} cannot be read as a table. Save it as CSV in UTF-8, or as XLSX.",
    Kind.UNAVAILABLE,
)
LIST_TOO_LONG = Refusal("list_too_long", "The list has more than {most} rows. Split it.", Kind.TOO_LARGE)
ALREADY_THERE = Refusal(
    "already_there", "The file {file} is there already. Use --force to write over it.", Kind.CONFLICT
)
NOT_WRITTEN = Refusal("not_written", "The folder {folder} cannot be written to ({reason}).", Kind.UNAVAILABLE)
REGION_UNKNOWN = Refusal(
    "unknown_region", "There is no region {given}. Give the official code, such as 330122.", Kind.UNKNOWN
)
ROWS_MOST = 200_000
ENCODINGS = ("utf-8-sig", "gb18030")


def import_items(  # noqa: PLR0917 - typer reads the options from the parameters
    file: Annotated[Path, typer.Argument(help="The list, as CSV or XLSX.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The content folder to write into.")],
    content: Annotated[
        Path, typer.Option(help="Where a new folder takes its regions and calendar from.")
    ] = Path("content"),
    region: Annotated[str | None, typer.Option(help="The region of items whose code names none.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over an earlier import.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the faults as JSON.")] = False,
) -> None:
    """Turn an item list into definitions that `onevisit check` accepts.

    Exit status: 0 all rows taken, 1 some rows left out, 2 the list cannot be read.
    """
    rows = read_rows(file)
    prefix = "list_" + (re.sub(r"[^a-z0-9]+", "_", file.stem.lower()).strip("_") or "items")
    base = _base(output, content)
    own = {name: text for name, text in base.items() if Path(name).stem != prefix}
    known = _known(own, output)
    if region is not None and region not in known.regions:
        raise REGION_UNKNOWN(given=region)
    found = read_items(str(file), rows, known, prefix, RegionCode(region) if region else None)
    new = {**({} if _has_definitions(output) else base), **found.files}
    _write(output, new, force=force)
    _say(found, output, sorted(new), as_json=as_json)
    raise typer.Exit(0 if found.rows and found.taken == found.rows else 1)


def read_rows(file: Path) -> list[list[str]]:
    """The cells of the first sheet or of a CSV file as texts; raises `list_unreadable`, `list_too_long`."""
    try:
        rows = _sheet(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _csv(file.read_bytes())
    except (OSError, ValueError, KeyError, csv.Error, zipfile.BadZipFile, InvalidFileException) as wrong:
        raise LIST_UNREADABLE(file=file) from wrong
    if len(rows) > ROWS_MOST:
        raise LIST_TOO_LONG(most=ROWS_MOST)
    return rows


def _sheet(file: Path) -> list[list[str]]:
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        return [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()


def _text(cell: Any) -> str:
    """A cell as it is shown; a number that is held inexactly keeps its exponent as a sign of that."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    if isinstance(cell, int) and abs(cell) >= 10**15:
        return f"{cell:.14E}"
    return str(cell)


def _csv(content: bytes) -> list[list[str]]:
    """Rows of a CSV file; commas, semicolons or tabs; UTF-8, or what spreadsheets in Chinese write."""
    text = ""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ValueError("neither UTF-8 nor GB 18030")
    head = text[:4096].splitlines()[:1] or [""]
    delimiter = max(",;\t", key=head[0].count)
    return [*csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]


def _has_definitions(folder: Path) -> bool:
    return folder.is_dir() and any(path.suffix in SUFFIXES for path in folder.rglob("*"))


def _base(output: Path, content: Path) -> dict[str, str]:
    """What the list joins: the folder's own definitions, or the regions and calendar of another."""
    if _has_definitions(output):
        return read_folder(output)
    files = read_folder(content)
    return {
        name: text for name, text in files.items() if name.split("/")[0].startswith(("regions", "calendars"))
    }


def _known(files: dict[str, str], folder: Path) -> Edition:
    compilation = compile(files)
    if compilation.edition is None:
        raise CONTENT_HAS_ERRORS(folder=folder, count=len(compilation.errors))
    return compilation.edition


def _write(folder: Path, files: dict[str, str], *, force: bool) -> None:
    for name in files:
        if (folder / name).exists() and not force:
            raise ALREADY_THERE(file=folder / name)
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as wrong:
        raise NOT_WRITTEN(folder=folder, reason=wrong.strerror or "unknown reason") from wrong


def _say(found: ItemImport, folder: Path, files: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        faults = [as_data(diagnostic) for diagnostic in found.diagnostics]
        print_json({"rows": found.rows, "taken": found.taken, "files": files, "diagnostics": faults})
        return
    blocks = [render(diagnostic) for diagnostic in found.diagnostics]
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found.diagnostics)
    summary = f"{found.taken} of {found.rows} rows taken; {errors} errors, {len(blocks) - errors} warnings"
    names = "\n".join(f"  {folder / name}" for name in files)
    sys.stdout.write("\n\n".join([*blocks, summary]) + f"\n{names}\n")
