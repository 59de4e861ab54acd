"""Shapes of how an office works on a service: limits, clock, commitment, rounds, lots, inspections."""

from typing import Any

import msgspec

from onevisit.kernel.ids import QuestionId
from onevisit.kernel.working_days import Limit
from onevisit.language.forms import (
    ConditionForm,
    Day,
    Field,
    Id,
    LimitForm,
    ListOf,
    OneOf,
    Record,
    Translated,
    Whole,
    YearDayForm,
    YesNo,
)
from onevisit.language.shapes.papers import CHOICES, LAW, choices
from onevisit.planner.definitions import (
    ClockStop,
    Commitment,
    ConditionalLimit,
    Draw,
    FormerBody,
    Inspection,
    LegalReference,
    Round,
    Window,
)

WHEN = Field(ConditionForm(), "in which situations")


class Statutory(msgspec.Struct, frozen=True):
    """The law's limit, its article, other limits in some situations, and the extension."""

    limit: Limit | None
    law: tuple[LegalReference, ...] = ()
    in_cases: tuple[ConditionalLimit, ...] = ()
    extension: Limit | None = None


class Promised(msgspec.Struct, frozen=True):
    """The promise, and other promises in some situations."""

    limit: Limit | None
    in_cases: tuple[ConditionalLimit, ...] = ()


def _in_cases(or_none: bool) -> Field:
    record = Record(
        "a limit in some situations",
        {
            "limit": Field(LimitForm(or_none=or_none), "the limit there", required=True),
            "when": Field(ConditionForm(), "in which situations", required=True),
            "law": LAW,
        },
        ConditionalLimit,
    )
    return Field(ListOf(record), "other limits in some situations; the first that holds counts", default=())


STATUTORY = Record(
    "a statutory limit",
    {
        "limit": Field(LimitForm(or_none=True), "the law's limit", required=True),
        "in_cases": _in_cases(or_none=True),
        "extension": Field(LimitForm(), "by how much the head of the body may lengthen it, once"),
        "law": LAW,
    },
    Statutory,
    shorthand="limit",
)


def promise(or_none: bool = False) -> Record:
    """The shape of a promise; `none` where there need not be one."""
    fields = {
        "limit": Field(LimitForm(or_none=or_none), "the promise", required=True),
        "in_cases": _in_cases(or_none=False),
    }
    return Record("a promise", fields, Promised, shorthand="limit")


def _draw(question: str, **own: Any) -> Draw:
    return Draw(QuestionId(question), **own)


def _inspection(officers_at_least: int, results: Any, on_failure: Any) -> Inspection:
    return Inspection(officers_at_least, choices(results), on_failure)


_WINDOW = Record(
    "a window",
    {
        "name": Field(Translated(), "what people call it", required=True),
        "opens": Field(YearDayForm(), "its first day, every year", required=True),
        "closes": Field(YearDayForm(), "its last day, every year", required=True),
        "when": Field(ConditionForm(), "from whom; the first window that holds counts"),
    },
    Window,
)

PROCEDURE = {
    "clock_stops": Field(ListOf(OneOf(ClockStop)), "what can stop the clock here", default=()),
    "commitment": Field(
        Record(
            "notification and commitment",
            {
                "check_within": Field(LimitForm(), "how soon the office checks afterwards"),
                "when": Field(ConditionForm(), "in which situations this route is taken"),
                "law": LAW,
            },
            Commitment,
        ),
        "decided at once on the applicant's word, checked afterwards",
    ),
    "together_with": Field(ListOf(Id("bodies", "a body")), "bodies that decide jointly", default=()),
    "supervised_by": Field(Id("bodies", "a body"), "the body that supervises it"),
    "former_bodies": Field(
        ListOf(
            Record(
                "a former body",
                {
                    "body": Field(Id("bodies", "a body"), "who had the power", required=True),
                    "until": Field(Day(), "the last day of it", required=True),
                    "law": LAW,
                },
                FormerBody,
            )
        ),
        "who had the power before it was moved",
        default=(),
    ),
    "internal": Field(YesNo(), "for the government's own people only", default=False),
    "proactive": Field(YesNo(), "the office begins by itself; nobody need apply", default=False),
    "send_back_if": Field(ListOf(Translated()), "grounds to send a paper back", default=()),
    "round": Field(
        Record(
            "a round",
            {
                "windows": Field(ListOf(_WINDOW), "when it takes applications", required=True),
                "rank_by": Field(ListOf(Translated()), "what is ranked by, first things first", default=()),
                "results": Field(Translated(), "how the result is told"),
            },
            Round,
        ),
        "applications are gathered, ranked and decided together",
    ),
    "draw": Field(
        Record(
            "a lot",
            {
                "question": Field(Id("questions", "a question"), "what it answers", required=True),
                "at": Field(Translated(), "when it is drawn"),
                "rate": Field(Translated(), "how many are drawn"),
            },
            _draw,
        ),
        "a lot drawn at acceptance",
    ),
    "inspection": Field(
        Record(
            "an inspection",
            {
                "officers_at_least": Field(Whole(1, 99), "the fewest officers", default=2),
                "results": CHOICES,
                "on_failure": Field(Translated(), "what follows when it is failed"),
            },
            _inspection,
        ),
        "how the office looks on the spot",
    ),
}
"""The fields of a service that say how the office works on it."""
