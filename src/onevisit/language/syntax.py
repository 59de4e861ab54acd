"""From YAML text to a tree of our own: every scalar stays the text that its author wrote.

The tree keeps the place of each piece for carets. What a scalar means is the
shape's to decide (`no` or 330122 are never mangled), so tags, anchors and
aliases are no part of the language. A text that breaks off gives one
diagnostic and the ids that can still be recognised in it, so that the fault
does not look like unknown ids everywhere else.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import msgspec
import yaml

from onevisit.language.codes import diagnose
from onevisit.language.diagnostics import Diagnostic, Span

DEEPEST = 12
"""Levels of lists and fields that a definition may have; the language itself needs eight."""


# The tree is built from its leaves and never changed, so no part of it can lie in a circle: the
# collector of circles need not look at it, which halves the time of a province.


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A word, number or sentence as written, without its quotes."""

    text: str
    span: Span
    quoted: bool = False


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list."""

    items: tuple["Node", ...]
    span: Span


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A field of a mapping: its name as written, and its value."""

    key: Scalar
    value: "Node"


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Fields by name, in the order of the text, each name once."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, name: str) -> "Node | None":
        """The value of field `name`, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == name), None)


Node = Scalar | Sequence | Mapping


class Parsed(msgspec.Struct, frozen=True):
    """A file's tree (None where it is empty or broken) and its faults.

    `recognised` are (kind, id) pairs of a broken file that its author
    evidently meant to define.
    """

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
    recognised: frozenset[tuple[str, str]] = frozenset()


class BrokenError(Exception):
    """The text cannot be read further."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.what)
        self.diagnostic = diagnostic


def parse_yaml(file: str, text: str) -> Parsed:
    """The tree of a definition file."""
    composer = _Composer(file, text)
    try:
        root = composer.document()
    except BrokenError as broken:
        return Parsed(None, (*composer.diagnostics, broken.diagnostic), recognised_ids(text))
    if composer.diagnostics:
        return Parsed(root, tuple(composer.diagnostics), frozenset())
    return Parsed(root, ())


_KIND_LINE = re.compile(r"^([a-z][a-z0-9_]*)\s*:\s*(#.*)?$")
_ID_LINE = re.compile(r"^  ([^\s:#'\"][^:]*?)\s*:")


def recognised_ids(text: str) -> frozenset[tuple[str, str]]:
    """The (kind, id) pairs that the indentation of a broken text still shows."""
    found, kind = set(), ""
    for line in text.splitlines():
        if heading := _KIND_LINE.match(line):
            kind = heading[1]
        elif kind and (entry := _ID_LINE.match(line)):
            found.add((kind, entry[1].strip()))
    return frozenset(found)


_NO_TAG = (None, "!")


class _Composer:
    """Builds the tree from events; refuses what the language does not have."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.diagnostics: list[Diagnostic] = []

    @cached_property
    def lines(self) -> list[str]:
        """Looked at for faults only, and where a value goes over several lines."""
        return self.text.splitlines()

    def document(self) -> Node | None:
        root: Node | None = None
        try:
            following = yaml.CSafeLoader(self.text).get_event
            while (event := following()) is not None:
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    self._report("OV104", self._span(event), what="a second document (---)")
                elif isinstance(event, yaml.NodeEvent):
                    root = self._node(event, following, 0)
        except yaml.MarkedYAMLError as wrong:
            raise BrokenError(self._syntax_fault(wrong)) from wrong
        except (yaml.YAMLError, UnicodeError, ValueError) as wrong:
            raise BrokenError(self._unreadable(wrong)) from wrong
        return None if isinstance(root, Scalar) and not root.text else root

    def _node(self, event: Any, following: Callable[[], Any], depth: int) -> Node:
        if depth > DEEPEST:
            raise BrokenError(diagnose("OV105", self._span(event), self._line(event), deepest=DEEPEST))
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise BrokenError(self._foreign(event, f"the alias *{event.anchor}"))
        if event.anchor is not None:
            self.diagnostics.append(self._foreign(event, f"the anchor &{event.anchor}"))
        if event.tag not in _NO_TAG:
            self.diagnostics.append(self._foreign(event, f"the tag {event.tag}"))
        if kind is yaml.ScalarEvent:
            return Scalar(event.value, self._span(event), bool(event.style))
        if kind is yaml.SequenceStartEvent:
            return Sequence(self._items(following, depth), self._span(event))
        return Mapping(self._entries(following, depth), self._span(event))

    def _items(self, following: Callable[[], Any], depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, following, depth + 1))
        return tuple(items)

    def _entries(self, following: Callable[[], Any], depth: int) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        seen: dict[str, Span] = {}
        while type(event := following()) is not yaml.MappingEndEvent:
            key = self._node(event, following, depth + 1)
            value = self._node(following(), following, depth + 1)
            if not isinstance(key, Scalar):
                self._report("OV104", key.span, what="a list or mapping as a field's name")
            elif key.text in seen:
                self._report("OV103", key.span, name=key.text, line=seen[key.text].line)
            else:
                seen[key.text] = key.span
                entries.append(Entry(key, value))
        return tuple(entries)

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        width = end.column - column if end.line == line else self._rest_of_line(start)
        return Span(self.file, line + 1, column + 1, width if width > 1 else 1)

    def _rest_of_line(self, mark: Any) -> int:
        return len(self._text_of(mark.line).rstrip()) - int(mark.column)

    def _text_of(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    def _line(self, event: Any) -> str:
        return self._text_of(event.start_mark.line)

    def _report(self, code: str, span: Span, /, **data: Any) -> None:
        self.diagnostics.append(diagnose(code, span, self._text_of(span.line - 1), **data))

    def _foreign(self, event: Any, what: str) -> Diagnostic:
        return diagnose("OV104", self._span(event), self._line(event), what=what)

    def _syntax_fault(self, wrong: yaml.MarkedYAMLError) -> Diagnostic:
        is_unclosed = "end of stream" in (wrong.problem or "")
        mark = (wrong.context_mark if is_unclosed else wrong.problem_mark) or wrong.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        line, column = self._within(line, column)
        text = self._text_of(line)
        tab = text[: len(text) - len(text.lstrip())].find("\t")
        if tab >= 0:
            return diagnose("OV102", Span(self.file, line + 1, tab + 1), text)
        span = Span(self.file, line + 1, column + 1)
        problem = " ".join(part for part in (wrong.problem, wrong.context) if part)
        if "block" in problem or "simple key" in problem or "mapping values" in problem:
            return diagnose("OV106", span, text, problem=problem)
        return diagnose("OV101", span, text, problem=problem or "the text breaks off")

    def _within(self, line: int, column: int) -> tuple[int, int]:
        # A fault at the end of the text is shown at the end of the last line that says something.
        while line and not self._text_of(line).strip():
            line -= 1
            column = len(self._text_of(line))
        return line, column

    def _unreadable(self, wrong: Exception) -> Diagnostic:
        # libyaml counts bytes.
        position = getattr(wrong, "position", 0)
        content = self.text.encode("utf-8", "replace")
        before = content[: position if isinstance(position, int) else 0].decode("utf-8", "ignore")
        line = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        return diagnose("OV107", Span(self.file, line + 1, column + 1), self._text_of(line))
