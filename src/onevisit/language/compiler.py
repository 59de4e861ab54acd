"""Definitions in, an edition and all their faults out.

Pure: the caller reads the files. One broken file never hides the faults of
the others, and every fault is told in one run.
"""

from collections.abc import Mapping as MappingOf
from contextlib import suppress

import msgspec

from onevisit.language import linking
from onevisit.language.checking import check, check_offers
from onevisit.language.codes import diagnose
from onevisit.language.diagnostics import Diagnostic, Severity, Span, in_order
from onevisit.language.dictionary import Definition, Dictionary, FileReading
from onevisit.language.edition import make_edition
from onevisit.language.offers import OfferReader
from onevisit.language.reading import Reader, UnreadError, did_you_mean, nearest
from onevisit.language.regions import enter_regions
from onevisit.language.shapes import KINDS
from onevisit.language.shapes.examples import Example
from onevisit.language.syntax import Mapping, Node, parse_yaml
from onevisit.language.tables import TABLES, read_table, table_kind
from onevisit.planner.definitions import Edition


class Compilation(msgspec.Struct, frozen=True):
    """The edition, or None where there are errors; the faults in order; the executable examples."""

    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]
    examples: tuple[Example, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults that keep the edition from being made."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)


def compile(files: MappingOf[str, str]) -> Compilation:
    """Compile definition files, given as text by path within the content folder."""
    return assemble([read_file(path, files[path]) for path in sorted(files)])


def assemble(readings: list[FileReading]) -> Compilation:
    """Compile what files say; readings of unchanged files may be used again."""
    return Assembly(readings).compilation


class Assembly:
    """What files say, put together; keeps what a workshop can use again when only offers change."""

    def __init__(self, readings: list[FileReading]) -> None:
        self.dictionary = dictionary = Dictionary(readings)
        enter_regions(dictionary)
        linking.report_unknown(dictionary)
        linking.report_calendars(dictionary)
        check(dictionary)
        self.of_definitions = self._taken()
        self.reader = OfferReader(dictionary)
        self.offers = self.reader.read()
        self.of_rows = self._taken()
        linking.report_unused(dictionary, self.reader.used)
        self.of_unused = self._taken()
        check_offers(dictionary, self.offers)
        faults = (*self.of_definitions, *self.of_rows, *self.of_unused, *self._taken())
        self.compilation = self._compilation(in_order(faults))

    def _taken(self) -> tuple[Diagnostic, ...]:
        """The faults that were found since the last call."""
        found = tuple(self.dictionary.diagnostics)
        self.dictionary.diagnostics.clear()
        return found

    def _compilation(self, diagnostics: tuple[Diagnostic, ...]) -> Compilation:
        examples = tuple(value for _, value in sorted(self.dictionary.values("situations")))
        if any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
            return Compilation(None, diagnostics, examples)
        edition, self.digests = make_edition(self.dictionary, self.offers)
        return Compilation(edition, diagnostics, examples)


def read_file(file: str, text: str) -> FileReading:
    """Read one file by itself."""
    reader = Reader(file, text)
    lines = tuple(reader.lines)
    if (odd := _odd_character(text)) is not None:
        before = text[:odd].splitlines() or [""]
        at = Span(file, len(before), len(before[-1]) + 1)
        fault = diagnose("OV107", at, reader.line(at.line).encode("utf-8", "replace").decode())
        return FileReading(file, lines, diagnostics=(fault,))
    if file.endswith(".csv") and (kind := table_kind(file)):
        table = read_table(kind, text, reader)
        skipped = frozenset((kind, name) for name in table.skipped)
        diagnostics = tuple(reader.diagnostics)
        return FileReading(file, lines, table=table, diagnostics=diagnostics, recognised=skipped)
    parsed = parse_yaml(file, text)
    definitions = _definitions(parsed.root, reader) if parsed.root else ()
    return FileReading(
        file,
        lines,
        definitions,
        tuple(reader.references),
        None,
        (*parsed.diagnostics, *reader.diagnostics),
        parsed.recognised | _misnamed(parsed.root),
    )


def _odd_character(text: str) -> int | None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as wrong:
        return wrong.start
    return None


def _definitions(root: Node, reader: Reader) -> tuple[Definition, ...]:
    if not isinstance(root, Mapping):
        hint = "Begin with a kind and a colon, such as `services:`"
        reader.report("OV204", root.span, expected="kinds of definitions", found="something else", hint=hint)
        return ()
    found: list[Definition] = []
    for section in root.entries:
        kind = KINDS.get(section.key.text)
        if kind is None:
            hint = (
                f"They come as a table: `{section.key.text}.csv`."
                if section.key.text in TABLES
                else did_you_mean(section.key.text, KINDS)
            )
            reader.report("OV201", section.key.span, name=section.key.text, hint=hint)
        elif not isinstance(section.value, Mapping):
            hint = "Write each on its own line, indented: its id, a colon, and its fields."
            reader.report("OV204", section.value.span, expected="definitions by id", found="no id", hint=hint)
        else:
            found += _section(section.key.text, section.value, reader)
    return tuple(found)


def _misnamed(root: Node | None) -> frozenset[tuple[str, str]]:
    # The ids in a section whose kind was mistyped: their mentions are not at fault.
    found: set[tuple[str, str]] = set()
    for section in root.entries if isinstance(root, Mapping) else ():
        if section.key.text not in KINDS and isinstance(section.value, Mapping):
            kind = nearest(section.key.text, KINDS)
            found.update((kind, entry.key.text) for entry in section.value.entries)
    return frozenset(found)


def _section(kind: str, section: Mapping, reader: Reader) -> list[Definition]:
    found = []
    for entry in section.entries:
        name, value = entry.key.text, None
        with suppress(UnreadError):
            name, value = KINDS[kind].read(entry.key, entry.value, reader)
        found.append(Definition(kind, name, value, entry.key.span, entry.value))
    return found
