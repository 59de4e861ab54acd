"""Shapes of laws, sources and working-day calendars."""

from datetime import date, timedelta
from typing import Any

import msgspec

from onevisit.kernel.ids import LawId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Calendar
from onevisit.language.forms import (
    Day,
    Field,
    ListOf,
    Record,
    Translated,
    Word,
    parse_day,
    scalar,
)
from onevisit.language.reading import Reader
from onevisit.language.shapes.kind import ANY_CODE, SRC, Kind
from onevisit.language.syntax import Node
from onevisit.planner.definitions import Law, Position

Runs = tuple[tuple[date, ...], ...]


class Days:
    """A day, or the days of a holiday: `2019-02-04 to 2019-02-10`."""

    expected = "a date, or two dates with `to` between"
    _longest = timedelta(days=31)

    def read(self, node: Node, reader: Reader) -> tuple[date, ...]:
        found = scalar(node, reader, self.expected)
        ends = [parse_day(part.strip()) for part in found.text.split(" to ")]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or first is None or last is None or not first <= last <= first + self._longest:
            reader.refuse(
                "OV205",
                found.span,
                given=found.text,
                expected=self.expected,
                example="2019-02-04 to 2019-02-10",
            )
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


class Holiday(msgspec.Struct, frozen=True):
    """A holiday as the yearly notice announces it."""

    rest: tuple[date, ...]
    make_up: tuple[date, ...]


def _holiday(
    name: Text, rest: tuple[tuple[date, ...], ...], make_up: tuple[tuple[date, ...], ...]
) -> Holiday:
    assert name, "a form gives no empty name"
    return Holiday(sum(rest, ()), sum(make_up, ()))


class Holidays:
    """Holidays in the order of their days."""

    expected = "a list of holidays"

    def __init__(self) -> None:
        self.inner = ListOf(
            Record(
                "a holiday",
                {
                    "name": Field(Translated(), "what people call it", required=True),
                    "rest": Field(ListOf(Days()), "the days off", default=()),
                    "make_up": Field(ListOf(Days()), "weekend days that are worked instead", default=()),
                },
                _holiday,
            )
        )

    def read(self, node: Node, reader: Reader) -> tuple[Holiday, ...]:
        holidays: tuple[Holiday, ...] = self.inner.read(node, reader)
        latest: date | None = None
        for holiday, item in zip(holidays, getattr(node, "items", ()), strict=False):
            first = min(holiday.rest, default=None)
            if first and latest and first < latest:
                reader.report("OV211", item.span, given=first.isoformat(), before=latest.isoformat())
            latest = first or latest
        return holidays


class Citation:
    """A source: where a document was read, the same words in every language."""

    expected = "where the document was read"

    def read(self, node: Node, reader: Reader) -> Text:
        words = Word(self.expected).read(node, reader)
        return Text(words, words)


def _calendar(_id: str, _at: Position, fields: dict[str, Any]) -> Calendar:
    holidays: tuple[Holiday, ...] = fields["holidays"]
    return Calendar(
        rest_days=frozenset(day for holiday in holidays for day in holiday.rest),
        make_up_days=frozenset(day for holiday in holidays for day in holiday.make_up),
        known_until=fields["known_until"],
    )


def _law(name: str, _at: Position, fields: dict[str, Any]) -> Law:
    return Law(LawId(name), fields["name"], fields["in_force_from"])


KINDS = (
    Kind(
        "laws",
        "law",
        Record(
            "a law",
            {
                "name": Field(Translated(), "its title", required=True),
                "in_force_from": Field(Day(), "its first day in force"),
                "src": SRC,
            },
            dict,
        ),
        _law,
    ),
    Kind(
        "sources",
        "source",
        Record("a source", {"text": Field(Citation(), "where it was read")}, dict, shorthand="text"),
        lambda _id, _at, fields: fields["text"],
        id_pattern=ANY_CODE,
        must_be_used=False,
    ),
    Kind(
        "synonyms",
        "group of synonyms",
        Record(
            "a group of synonyms",
            {"words": Field(ListOf(Word("a word")), "words that mean the same to searchers", required=True)},
            dict,
            shorthand="words",
        ),
        lambda _id, _at, fields: fields["words"],
        must_be_used=False,
    ),
    Kind(
        "calendars",
        "calendar",
        Record(
            "a calendar",
            {
                "name": Field(Translated(), "whose calendar it is", required=True),
                "known_until": Field(Day(), "the last day of the published tables", required=True),
                "holidays": Field(Holidays(), "days off and make-up days", required=True),
                "src": SRC,
            },
            dict,
        ),
        _calendar,
        must_be_used=False,
    ),
)
