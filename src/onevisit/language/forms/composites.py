"""Forms that hold others: lists, values by id, records with named fields."""

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from functools import partial
from typing import Any

import msgspec

from onevisit.language.diagnostics import Span
from onevisit.language.forms.references import Name
from onevisit.language.forms.values import Form
from onevisit.language.reading import Reader, UnreadError, describe, did_you_mean, position
from onevisit.language.syntax import Entry, Mapping, Node, Scalar, Sequence
from onevisit.planner.definitions import Source


class ListOf:
    """A list of one form; a single value counts as a list of one."""

    def __init__(self, item: Form) -> None:
        self.inner = item
        self.expected = f"a list ({item.expected} each)"

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...]:
        if isinstance(node, Scalar) and node.text.strip():
            return (self.inner.read(node, reader),)
        if not isinstance(node, Sequence):
            reader.refuse(
                "OV204",
                node.span,
                expected=self.expected,
                found=describe(node),
                hint="Write [one, two], or each on its own line after a dash.",
            )
        self._report_twins(node, reader)
        return tuple(_read_all([partial(self.inner.read, item, reader) for item in node.items]))

    def _report_twins(self, node: Sequence, reader: Reader) -> None:
        seen: set[str] = set()
        for item in node.items:
            if isinstance(item, Scalar) and item.text:
                if item.text in seen:
                    reader.report("OV212", item.span, name=item.text)
                seen.add(item.text)


def _read_all(reads: list[Callable[[], Any]]) -> list[Any]:
    values, failed = [], False
    for read in reads:
        try:
            values.append(read())
        except UnreadError:
            failed = True
    if failed:
        raise UnreadError
    return values


class Keyed:
    """Values by id: `{child: {...}, mother: {...}}`; gives (id, value) pairs in the order of the text."""

    def __init__(self, value: Form, key: Form | None = None) -> None:
        self.key: Form = key or Name()
        self.inner = value
        self.expected = f"ids, each with {value.expected}"

    def read(self, node: Node, reader: Reader) -> tuple[tuple[Any, Any], ...]:
        if not isinstance(node, Mapping):
            reader.refuse(
                "OV204",
                node.span,
                expected=self.expected,
                found=describe(node),
                hint="Write each on its own line: its id, a colon, and what it is.",
            )
        return tuple(_read_all([partial(self._pair, entry, reader) for entry in node.entries]))

    def _pair(self, entry: Entry, reader: Reader) -> tuple[Any, Any]:
        return self.key.read(entry.key, reader), self.inner.read(entry.value, reader)


class Field(msgspec.Struct, frozen=True):
    """A field of a record; `about` says what it is for, to authors."""

    form: Any
    about: str
    required: bool = False
    default: Any = None
    at_least_one: bool = False


class Record:
    """Fields by name, made into a value by `build`, which gets them as named arguments.

    With `needs_place` it also gets `position`. A bare value is read as field `shorthand`, where there is one.
    """

    def __init__(
        self,
        thing: str,
        fields: MappingOf[str, Field],
        build: Callable[..., Any],
        *,
        shorthand: str = "",
        needs_place: bool = False,
    ) -> None:
        self.thing, self.fields, self.build = thing, fields, build
        self.shorthand, self.needs_place = shorthand, needs_place
        self.expected = thing

    def read(self, node: Node, reader: Reader) -> Any:
        values = self.read_fields(node, reader)
        if self.needs_place:
            return self.build(**values, position=position(node.span))
        return self.build(**values)

    def read_fields(self, node: Node, reader: Reader, heading: Span | None = None) -> dict[str, Any]:
        """The values by field name, defaults included; what is missing is shown at the `heading`."""
        if self.shorthand and not isinstance(node, Mapping):
            values = {name: field.default for name, field in self.fields.items()}
            values[self.shorthand] = self.fields[self.shorthand].form.read(node, reader)
            return values
        if not isinstance(node, Mapping):
            reader.refuse(
                "OV204",
                node.span,
                expected=self.expected,
                found=describe(node),
                hint="Its fields are: " + ", ".join(f"`{name}`" for name in self.fields),
            )
        first = node.entries[0].key.span if node.entries else node.span
        return self._from_entries(node, reader, heading or first)

    def _from_entries(self, node: Mapping, reader: Reader, heading: Span) -> dict[str, Any]:
        values = {name: field.default for name, field in self.fields.items()}
        failed = False
        for entry in node.entries:
            name = entry.key.text
            if name not in self.fields:
                hint = did_you_mean(name, self.fields)
                reader.report("OV202", entry.key.span, thing=self.thing, name=name, hint=hint)
                continue
            try:
                values[name] = self.fields[name].form.read(entry.value, reader)
            except UnreadError:
                failed = True
        for name, field in self.fields.items():
            if field.required and node.get(name) is None:
                reader.report("OV203", heading, name=name, thing=self.thing, about=field.about)
                failed = True
            elif field.at_least_one and values[name] == ():
                reader.report("OV213", heading, name=name, thing=self.thing, about=field.about)
                failed = True
        if failed:
            raise UnreadError
        self._check_memory(node, values.get("src"), reader)
        return values

    def _check_memory(self, node: Mapping, source: Any, reader: Reader) -> None:
        if not isinstance(source, Source):
            return
        src = node.get("src")
        written = src.get("memory") if isinstance(src, Mapping) else None
        spans = [item.span for item in written.items] if isinstance(written, Sequence) else []
        for index, name in enumerate(source.memory):
            if name != "all" and name.split(".")[0] not in self.fields:
                span = spans[index] if spans else (written or node).span
                hint = did_you_mean(name, {*self.fields, "all"})
                reader.report("OV417", span, thing=self.thing, name=name, hint=hint)
