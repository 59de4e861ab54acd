"""All definitions of a compilation by kind and id, with the places of their parts."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onevisit.language.codes import diagnose
from onevisit.language.diagnostics import Diagnostic, Span
from onevisit.language.reading import Reference
from onevisit.language.shapes import WORDS
from onevisit.language.syntax import Entry, Mapping, Node, Sequence
from onevisit.language.tables import Table


class Definition(msgspec.Struct, frozen=True):
    """A definition as read; `value` is None where it could not be."""

    kind: str
    id: str
    value: Any
    key_span: Span
    node: Node | None = None


class FileReading(msgspec.Struct, frozen=True):
    """Everything that one file says; depends on nothing but its path and text, so it can be kept."""

    file: str
    lines: tuple[str, ...]
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    table: Table | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    recognised: frozenset[tuple[str, str]] = frozenset()


class Dictionary:
    """The definitions of all files together."""

    def __init__(self, readings: Iterable[FileReading]) -> None:
        self.readings = {reading.file: reading for reading in readings}
        self.diagnostics: list[Diagnostic] = []
        self.recognised: set[tuple[str, str]] = set()
        self._by_kind: dict[str, dict[str, Definition]] = {}
        for reading in self.readings.values():
            self.diagnostics += reading.diagnostics
            self.recognised |= reading.recognised
            for definition in reading.definitions:
                self.add(definition)

    def add(self, definition: Definition) -> None:
        """Enter a definition; a second one with its id is reported."""
        kind = self._by_kind.setdefault(definition.kind, {})
        first = kind.setdefault(definition.id, definition)
        if first is not definition:
            self.report(
                "OV208",
                definition.key_span,
                kind=WORDS[definition.kind],
                id=definition.id,
                first=f"{first.key_span.file}:{first.key_span.line}",
            )

    @property
    def is_complete(self) -> bool:
        """Whether every file and every definition could be read."""
        read = (
            definition.value is not None for kind in self._by_kind.values() for definition in kind.values()
        )
        return not self.recognised and all(read)

    def of(self, kind: str) -> dict[str, Definition]:
        """The definitions of a kind by id, unreadable ones included."""
        return self._by_kind.get(kind, {})

    def values(self, kind: str) -> Iterator[tuple[str, Any]]:
        """(id, value) of each readable definition of a kind."""
        return ((d.id, d.value) for d in self.of(kind).values() if d.value is not None)

    def get(self, kind: str, name: str | None) -> Any:
        """A definition's value, or None where it is unknown or unreadable."""
        definition = self.of(kind).get(name) if name else None
        return definition.value if definition else None

    def is_known(self, kind: str, name: str) -> bool:
        """Whether the id is defined, or evidently meant to be in a broken file."""
        return name in self.of(kind) or (kind, name) in self.recognised

    def references(self) -> Iterator[Reference]:
        """All mentions of definitions in definitions."""
        for reading in self.readings.values():
            yield from reading.references

    def tables(self, kind: str) -> Iterator[Table]:
        """The tables of a kind."""
        for reading in self.readings.values():
            if reading.table is not None and reading.table.kind == kind:
                yield reading.table

    def line(self, span: Span) -> str:
        """The text of the line of a place."""
        reading = self.readings.get(span.file)
        if reading is None or not 0 < span.line <= len(reading.lines):
            return ""
        return reading.lines[span.line - 1]

    def report(self, code: str, span: Span, /, **data: Any) -> None:
        """Keep a fault."""
        self.diagnostics.append(diagnose(code, span, self.line(span), **data))

    def span(self, kind: str, name: str, *path: str | int) -> Span:
        """The place of a part of a definition, or of the nearest part around it that is written."""
        definition = self.of(kind)[name]
        span, node = definition.key_span, definition.node
        for step in path:
            match node, step:
                case Mapping(), str():
                    entry = _entry(node, step)
                    if entry is None:
                        return span
                    span, node = _written(entry), entry.value
                case Sequence(), int() if step < len(node.items):
                    node = node.items[step]
                    span = node.span
                case _:
                    return span
        return span

    def key_span(self, kind: str, name: str, *path: str) -> Span:
        """The place of a field's name rather than its value."""
        node = self.of(kind)[name].node
        for step in path[:-1]:
            node = node.get(step) if isinstance(node, Mapping) else None
        entry = _entry(node, path[-1]) if isinstance(node, Mapping) else None
        return entry.key.span if entry else self.span(kind, name)


def _entry(node: Mapping, name: str) -> Entry | None:
    return next((entry for entry in node.entries if entry.key.text == name), None)


def _written(entry: Entry) -> Span:
    # A block of fields has no line of its own, so its name stands for it.
    return entry.key.span if entry.value.span.line != entry.key.span.line else entry.value.span
