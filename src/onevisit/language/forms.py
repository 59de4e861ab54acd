"""The forms that a value can have, each reading a node of the tree into a value.

A form reports what is wrong and raises `UnreadError`; forms that hold others read
all parts before they give up, so that one run shows every fault.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, Protocol

import msgspec

from onevisit.kernel import conditions
from onevisit.kernel.conditions import Condition, ConditionError
from onevisit.kernel.ids import LawId
from onevisit.kernel.money import Money
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.language.diagnostics import Span
from onevisit.language.limits import LIMIT_EXAMPLE, parse_limit
from onevisit.language.reading import Reader, UnreadError, describe, did_you_mean, position
from onevisit.language.syntax import Entry, Mapping, Node, Scalar, Sequence
from onevisit.planner.definitions import LegalReference

ID_PATTERN = re.compile(r"[a-z][a-z0-9_]{0,79}")
WORD_LENGTH_MAX = 400
TEXT_LENGTH_MAX = 4000


class Form(Protocol):
    """Something that reads a node."""

    @property
    def expected(self) -> str:
        """What must stand here, for a sentence: "a date"."""

    def read(self, node: Node, reader: Reader) -> Any:
        """The value; reports and raises `UnreadError` where there is none."""


def scalar(node: Node, reader: Reader, expected: str) -> Scalar:
    """The node as a single value."""
    if not isinstance(node, Scalar) or not node.text.strip():
        reader.refuse(
            "OV204",
            node.span,
            expected=expected,
            found=describe(node),
            hint="Write it on the same line, after the colon.",
        )
    return node


class Word:
    """A short text on one line."""

    def __init__(self, expected: str = "a text") -> None:
        self.expected = expected

    def read(self, node: Node, reader: Reader) -> str:
        found = scalar(node, reader, self.expected)
        if len(found.text) > WORD_LENGTH_MAX or "\n" in found.text.strip():
            reader.refuse(
                "OV205",
                found.span,
                given=found.text[:20] + "...",
                expected="a text of one line",
                example="a few words",
            )
        return found.text.strip()


class LongText:
    """A text of any lines up to TEXT_LENGTH_MAX characters; line breaks within a paragraph do not count."""

    expected = "a text"

    def read(self, node: Node, reader: Reader) -> str:
        found = scalar(node, reader, self.expected)
        if len(found.text) > TEXT_LENGTH_MAX:
            reader.refuse(
                "OV205",
                found.span,
                given=found.text[:20] + "...",
                expected=f"a text of at most {TEXT_LENGTH_MAX} characters",
                example="a few sentences",
            )
        return found.text.strip()


class Translated:
    """A text in English and Chinese: `{en: ..., zh: ...}`, further languages by their tag."""

    expected = "a text in two languages, {en: ..., zh: ...}"

    def read(self, node: Node, reader: Reader) -> Text:
        if not isinstance(node, Mapping):
            reader.refuse(
                "OV204",
                node.span,
                expected=self.expected,
                found=describe(node),
                hint="Write {en: the English words, zh: 中文}",
            )
        words = {}
        for entry in node.entries:
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", entry.key.text):
                hint = "Known here: `en`, `zh`. Put words that have a comma in them in quotes."
                reader.report("OV202", entry.key.span, thing="a text", name=entry.key.text, hint=hint)
            elif isinstance(entry.value, Scalar) and not entry.value.text.strip():
                continue
            else:
                words[entry.key.text] = LongText().read(entry.value, reader)
        for tag, language in (("en", "English"), ("zh", "Chinese")):
            if tag not in words:
                reader.report("OV210", node.span, language=language, tag=tag)
        en, zh = words.pop("en", ""), words.pop("zh", "")
        return Text(en or zh, zh or en, words)


class YesNo:
    """`yes` or `no`."""

    expected = "yes or no"
    _words: ClassVar = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}

    def read(self, node: Node, reader: Reader) -> bool:
        found = scalar(node, reader, self.expected)
        answer = self._words.get(found.text.strip().lower())
        if answer is None:
            reader.refuse("OV205", found.span, given=found.text, expected=self.expected, example="yes")
        return answer


class Whole:
    """A whole number between two bounds."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most
        self.expected = f"a whole number from {least} to {most}"

    def read(self, node: Node, reader: Reader) -> int:
        found = scalar(node, reader, self.expected)
        text = found.text.strip()
        if not re.fullmatch(r"-?[0-9]{1,12}", text) or not self.least <= int(text) <= self.most:
            reader.refuse(
                "OV205", found.span, given=found.text, expected=self.expected, example=str(self.least)
            )
        return int(text)


class Day:
    """A date, year first."""

    expected = "a date"

    def read(self, node: Node, reader: Reader) -> date:
        found = scalar(node, reader, self.expected)
        day = parse_day(found.text.strip())
        if day is None:
            reader.refuse("OV205", found.span, given=found.text, expected=self.expected, example="2019-01-31")
        return day


def parse_day(text: str) -> date | None:
    """A date written 2019-01-31, or None."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class LimitForm:
    """A length of time: `10 working days`, `immediate`, `1 month`; `none` where `or_none`."""

    def __init__(self, or_none: bool = False) -> None:
        self.or_none = or_none
        self.expected = "a limit or `none`" if or_none else "a limit"

    def read(self, node: Node, reader: Reader) -> Limit | None:
        found = scalar(node, reader, self.expected)
        if self.or_none and found.text.strip() == "none":
            return None
        limit = parse_limit(found.text)
        if limit is None:
            reader.refuse(
                "OV205", found.span, given=found.text, expected=self.expected, example=LIMIT_EXAMPLE
            )
        return limit


class Amount:
    """An amount of money with its currency: `400 CNY`."""

    expected = "an amount with its currency"

    def read(self, node: Node, reader: Reader) -> Money:
        found = scalar(node, reader, self.expected)
        amount = re.fullmatch(r"([0-9]{1,12}(?:\.[0-9]{1,2})?) ([A-Z]{3})", found.text.strip())
        if amount is None:
            reader.refuse(
                "OV205", found.span, given=found.text, expected=self.expected, example="400 CNY or 12.50 CNY"
            )
        return Money.parse(amount[1], amount[2])


class OneOf:
    """One of some words."""

    def __init__(self, words: type[StrEnum] | tuple[str, ...]) -> None:
        self.words = words if isinstance(words, tuple) else tuple(words)
        self.make: Callable[[str], str] = str if isinstance(words, tuple) else words
        self.expected = "one of " + ", ".join(self.words)

    def read(self, node: Node, reader: Reader) -> str:
        found = scalar(node, reader, self.expected)
        if found.text.strip() not in self.words:
            reader.refuse("OV206", found.span, given=found.text, hint=did_you_mean(found.text, self.words))
        return self.make(found.text.strip())


class Id:
    """The id of another definition, by its kind; `also` are words that may stand instead."""

    def __init__(self, kind: str, what: str, also: tuple[str, ...] = ()) -> None:
        self.kind, self.also = kind, also
        self.expected = f"the id of {what}"

    def read(self, node: Node, reader: Reader) -> str:
        found = scalar(node, reader, self.expected)
        name = found.text.strip()
        if name not in self.also:
            reader.refer(self.kind, name, found.span)
        return name


class Name:
    """An id that is given here."""

    expected = "an id"

    def read(self, node: Node, reader: Reader) -> str:
        return read_id(scalar(node, reader, self.expected), reader)


def read_id(found: Scalar, reader: Reader, pattern: re.Pattern[str] = ID_PATTERN) -> str:
    """The text as an id that a definition gives itself."""
    if not pattern.fullmatch(found.text):
        words = re.sub(r"[^a-z0-9]+", "_", found.text.lower()).strip("_")
        example = words if ID_PATTERN.fullmatch(words) else "marriage_certificate"
        reader.refuse("OV207", found.span, given=found.text[:40], example=example)
    return found.text


class ListOf:
    """A list of one form; a single value counts as a list of one."""

    def __init__(self, item: Form) -> None:
        self.item = item
        self.expected = f"a list, each {item.expected}"

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...]:
        if isinstance(node, Scalar) and node.text.strip():
            return (self.item.read(node, reader),)
        if not isinstance(node, Sequence):
            reader.refuse(
                "OV204",
                node.span,
                expected=self.expected,
                found=describe(node),
                hint="Write [one, two], or each on its own line after a dash.",
            )
        return tuple(_read_all([partial(self.item.read, item, reader) for item in node.items]))


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
        self.value = value
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
        return self.key.read(entry.key, reader), self.value.read(entry.value, reader)


class ConditionForm:
    """A condition: `parents_married && household_follows == "father"`; its questions are linked."""

    expected = "a condition"

    def read(self, node: Node, reader: Reader) -> Condition:
        found = scalar(node, reader, self.expected)
        try:
            condition = conditions.parse(found.text)
        except ConditionError as wrong:
            span = text_span(found, wrong.offset, wrong.length)
            reader.refuse("OV209", span, problem=wrong.message, hint=wrong.mend)
        for at in conditions.atoms_of(condition):
            name_length = len(at.atom.question)
            reader.refer("questions", at.atom.question, text_span(found, at.offset, name_length))
        return condition


def text_span(found: Scalar, offset: int, length: int) -> Span:
    """The place of a part of a scalar's text; the whole scalar where it was folded or escaped."""
    quotes = 2 if found.quoted else 0
    if found.span.length != len(found.text) + quotes:
        return found.span
    return found.span.part(offset + quotes // 2, length)


class Article:
    """A legal reference: a law's id, then the article in words: `licensing_law art. 42`."""

    expected = "a law's id and an article"

    def read(self, node: Node, reader: Reader) -> LegalReference:
        found = scalar(node, reader, self.expected)
        law, _, article = found.text.strip().partition(" ")
        reader.refer("laws", law, text_span(found, 0, len(law)))
        return LegalReference(LawId(law), article.strip())


class Field(msgspec.Struct, frozen=True):
    """A field of a record; `about` says what it is for, to authors."""

    form: Any
    about: str
    required: bool = False
    default: Any = None


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

    def read_fields(self, node: Node, reader: Reader) -> dict[str, Any]:
        """The values by field name, defaults included."""
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
        return self._from_entries(node, reader)

    def _from_entries(self, node: Mapping, reader: Reader) -> dict[str, Any]:
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
                reader.report("OV203", node.span, name=name, thing=self.thing, about=field.about)
                failed = True
        if failed:
            raise UnreadError
        return values
