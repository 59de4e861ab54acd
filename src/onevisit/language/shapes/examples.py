"""Shape of situations: executable examples, readable by an official, run as tests."""

from datetime import date
from typing import Any

import msgspec

from onevisit.kernel.text import Text
from onevisit.language.forms import (
    Day,
    Field,
    Id,
    Keyed,
    ListOf,
    Name,
    Record,
    Translated,
    Whole,
    Word,
)
from onevisit.language.shapes.kind import SRC, Kind
from onevisit.planner.definitions import Position


class Expectation(msgspec.Struct, frozen=True):
    """What the plan of the situation must say; None where the example does not care."""

    visits: int | None = None
    steps: tuple[str, ...] | None = None
    bring: tuple[str, ...] | None = None
    shared: tuple[str, ...] | None = None
    promised_on: date | None = None
    asked: tuple[str, ...] | None = None
    refused: str | None = None
    """The code of the refusal, where the situation is not served."""


class Example(msgspec.Struct, frozen=True):
    """A situation with what is expected of its plan; papers are written `evidence.party`."""

    id: str
    name: Text
    life_event: str
    region: str
    on: date
    answers: dict[str, str]
    leave_out: tuple[str, ...]
    hold: tuple[str, ...]
    fail: tuple[str, ...]
    expect: Expectation
    position: Position


def _example(name: str, at: Position, fields: dict[str, Any]) -> Example:
    own = {key: value for key, value in fields.items() if key not in ("src", "answers")}
    return Example(id=name, position=at, answers=dict(fields["answers"]), **own)


_EXPECTATION = Record(
    "what is expected",
    {
        "visits": Field(Whole(0, 99), "personal appearances"),
        "steps": Field(ListOf(Name()), "the steps that apply, in any order"),
        "bring": Field(ListOf(Word("a paper")), "papers that the applicant brings, as evidence.party"),
        "shared": Field(ListOf(Word("a paper")), "papers that registers give, as evidence.party"),
        "promised_on": Field(Day(), "the promised last day"),
        "asked": Field(ListOf(Id("facts", "a fact")), "facts that the form asks at least"),
        "refused": Field(Name(), "the code of the refusal"),
    },
    Expectation,
)

KINDS = (
    Kind(
        "situations",
        "situation",
        Record(
            "a situation",
            {
                "name": Field(Translated(), "who it is about", required=True),
                "life_event": Field(Id("life_events", "a life event"), "the matter", required=True),
                "region": Field(Id("regions", "a region"), "where", required=True),
                "on": Field(Day(), "the day of applying", required=True),
                "answers": Field(
                    Keyed(Word("an answer"), key=Id("questions", "a question")), "by question", default=()
                ),
                "leave_out": Field(ListOf(Name()), "optional steps that are left out", default=()),
                "hold": Field(ListOf(Word("a paper")), "papers in hand, as evidence.party", default=()),
                "fail": Field(
                    ListOf(Id("datasets", "a dataset")), "registers that do not answer", default=()
                ),
                "expect": Field(_EXPECTATION, "what the plan must say", required=True),
                "src": SRC,
            },
            dict,
        ),
        _example,
        must_be_used=False,
    ),
)
