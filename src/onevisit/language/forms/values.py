"""Forms of single values: texts, numbers, dates, limits, amounts, words of a list."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from onevisit.kernel.money import Money
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.language.limits import LIMIT_EXAMPLE, parse_limit
from onevisit.language.reading import Reader, describe, did_you_mean
from onevisit.language.syntax import Mapping, Node, Scalar
from onevisit.planner.definitions import FeeBasis, YearDay

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


class YearDayForm:
    """A day of every year, month first: `07-01`."""

    expected = "a day of the year, month first"

    def read(self, node: Node, reader: Reader) -> YearDay:
        found = scalar(node, reader, self.expected)
        day = parse_day(f"2001-{found.text.strip()}")
        if day is None:
            reader.refuse("OV205", found.span, given=found.text, expected=self.expected, example="07-01")
        return YearDay(day.month, day.day)


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


class AmountOrBasis:
    """An amount with its currency, or how it comes about: `400 CNY`, `by_area`, `market`."""

    expected = "an amount with its currency, `by_area` or `market`"
    words = (FeeBasis.BY_AREA, FeeBasis.MARKET)

    def read(self, node: Node, reader: Reader) -> Money | FeeBasis:
        found = scalar(node, reader, self.expected)
        if found.text.strip() in self.words:
            return FeeBasis(found.text.strip())
        return Amount().read(node, reader)


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
