"""What is gathered while a file is read: its faults, and the ids that it mentions."""

import difflib
from collections.abc import Iterable
from typing import Any, NoReturn

import msgspec

from onevisit.language.codes import diagnose
from onevisit.language.diagnostics import Diagnostic, Span
from onevisit.language.syntax import Mapping, Node, Scalar, Sequence
from onevisit.planner.definitions import Position


class UnreadError(Exception):
    """A value could not be read; why has been reported already."""


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A definition mentions another by its id."""

    kind: str
    id: str
    span: Span
    owner: tuple[str, str]


class Reader:
    """Reads one file: forms report their faults and references here."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.diagnostics: list[Diagnostic] = []
        self.references: list[Reference] = []
        self.owner = ("", "")

    def line(self, number: int) -> str:
        """The text of a line, counted from 1."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def report(self, code: str, span: Span, /, **data: Any) -> None:
        """Keep a fault; reading goes on."""
        self.diagnostics.append(diagnose(code, span, self.line(span.line), **data))

    def refuse(self, code: str, span: Span, /, **data: Any) -> NoReturn:
        """Keep a fault after which the value cannot be read."""
        self.report(code, span, **data)
        raise UnreadError

    def refer(self, kind: str, name: str, span: Span) -> None:
        """Keep a mention of another definition, for linking."""
        self.references.append(Reference(kind, name, span, self.owner))


def nearest(given: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or ""."""
    near = difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """How to mend a wrong name: the nearest, or all where they are few."""
    names = sorted(known)
    if near := nearest(given, names):
        return f"Did you mean `{near}`?"
    if 0 < len(names) <= 16:
        return "Known here: " + ", ".join(f"`{name}`" for name in names)
    return "Correct the name, or define it."


def position(span: Span) -> Position:
    """The place of a definition, as the planner's values keep it."""
    return Position(span.file, span.line, span.column)


def describe(node: Node) -> str:
    """What a node is, for a person who does not know YAML."""
    match node:
        case Mapping():
            return "fields with names"
        case Sequence():
            return "a list"
        case Scalar(text=""):
            return "nothing"
        case Scalar():
            return "a single value"
