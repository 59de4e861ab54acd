"""What the compiler says about a text: where, what is wrong, why it matters, how to mend it.

A diagnostic is a value; `render` writes it in plain text the way a reader of
rustc or Elm knows: heading, place, the line with a caret under the fault.
"""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from onevisit.kernel.text import Sentence, say


class Severity(StrEnum):
    """An error keeps the edition from being made; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of one line: file, line and column counted from 1, length in characters."""

    file: str
    line: int
    column: int
    length: int = 1

    def part(self, offset: int, length: int) -> "Span":
        """The stretch of `length` characters that begins `offset` characters into this one."""
        return Span(self.file, self.line, self.column + offset, max(1, length))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(msgspec.Struct, frozen=True):
    """One fault, with everything that a person needs to mend it.

    `mend` may be empty where the sentence says it all; `line` is the text of
    the line at `span`, for the caret.
    """

    code: str
    severity: Severity
    span: Span
    sentence: Sentence
    why: str
    mend: str
    line: str = ""

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return say(self.sentence)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column; the same fault at the same place is told once."""
    distinct = {(d.span, d.code, d.what): d for d in diagnostics}
    return tuple(distinct[key] for key in sorted(distinct))


def render(diagnostic: Diagnostic) -> str:
    """The diagnostic in plain text; a surface may colour its lines."""
    gutter = " " * len(str(diagnostic.span.line))
    lines = [
        f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.what}",
        f"{gutter}--> {diagnostic.span}",
    ]
    if diagnostic.line.strip():
        lines += [
            f"{gutter} |",
            f"{diagnostic.span.line} | {printable(diagnostic.line)}",
            f"{gutter} | {caret_line(diagnostic.line, diagnostic.span)}",
        ]
    lines.append(f"{gutter} = why: {diagnostic.why}")
    if diagnostic.mend:
        lines.append(f"{gutter} = mend: {diagnostic.mend}")
    return "\n".join(lines)


def caret_line(line: str, span: Span) -> str:
    """Spaces and carets that stand under the fault, where Chinese characters take two columns."""
    before = line[: span.column - 1]
    fault = line[span.column - 1 : span.column - 1 + span.length] or " "
    return " " * display_width(before) + "^" * max(1, display_width(fault))


def printable(line: str) -> str:
    """The line with each character that a terminal would act on replaced."""
    return "".join(
        " " if character == "\t" else "�" if unicodedata.category(character) in _ACTING else character
        for character in line
    )


_ACTING = frozenset({"Cc", "Cs", "Cf"})


def display_width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
