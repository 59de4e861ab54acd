"""Shapes of what long life events are made of: waits, stages, variants, phases, guidance."""

from typing import Any

import msgspec

from onevisit.kernel.conditions import Condition
from onevisit.kernel.ids import StageId, StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.language.forms import (
    ConditionForm,
    Field,
    Id,
    Keyed,
    LimitForm,
    ListOf,
    Name,
    Record,
    Translated,
    YesNo,
)
from onevisit.language.shapes.papers import LAW
from onevisit.language.shapes.procedures import WHEN
from onevisit.planner.definitions import UNKNOWN_LENGTH, Guide, Phase, Stage, StageLimit, Variant


class Wait(msgspec.Struct, frozen=True):
    """The time before a step."""

    limit: Limit | None
    when: Condition | None = None
    reason: Text | None = None
    stops_clock: bool = False


def _wait(limit: Limit | None, when: Condition | None, stops_clock: bool, **words: Text | None) -> Wait:
    return Wait(limit, when, words["for"], stops_clock)


WAIT = Record(
    "a wait",
    {
        "limit": Field(LimitForm(), "how long; left out where nobody knows"),
        "when": WHEN,
        "for": Field(Translated(), "what passes meanwhile"),
        "stops_clock": Field(YesNo(), "it counts in no limit of a stage", default=False),
    },
    _wait,
    shorthand="limit",
)


def with_wait(fields: dict[str, Any]) -> dict[str, Any]:
    """A step's fields, its wait spread out."""
    wait: Wait | None = fields.pop("wait")
    if wait is None:
        return fields
    return {
        **fields,
        "wait": wait.limit or UNKNOWN_LENGTH,
        "wait_when": wait.when,
        "wait_for": wait.reason,
        "stops_clock": wait.stops_clock,
    }


_STAGE = Record(
    "a stage",
    {
        "name": Field(Translated(), "what people call it", required=True),
        "lead": Field(Id("bodies", "a body"), "who leads it", required=True),
    },
    dict,
)

_STAGE_LIMIT = Record(
    "a limit of stages",
    {
        "stages": Field(ListOf(Name()), "the stages that it is for", required=True),
        "limit": Field(LimitForm(), "how long they take together", required=True),
        "name": Field(Translated(), "what people call it"),
        "law": LAW,
    },
    dict,
)

_VARIANT = Record(
    "a variant",
    {
        "when": Field(ConditionForm(), "in which situations", required=True),
        "because": Field(Translated(), "what is different there, and why", required=True),
        "drops": Field(ListOf(Name()), "steps that fall away", default=()),
        "promises": Field(Keyed(LimitForm()), "other promises, by step", default=()),
        "promised": Field(LimitForm(), "another promise for the whole"),
        "stage_limits": Field(Keyed(LimitForm()), "other limits of stages, by their id", default=()),
        "law": LAW,
    },
    dict,
)

_PHASE = Record(
    "a phase",
    {
        "name": Field(Translated(), "what people call it", required=True),
        "steps": Field(ListOf(Name()), "the steps in it", required=True),
    },
    dict,
)

STAGED = {
    "stages": Field(Keyed(_STAGE), "its parts, each with the body that leads it, by id", default=()),
    "stage_limits": Field(Keyed(_STAGE_LIMIT), "limits over stages, by id", default=()),
    "variants": Field(Keyed(_VARIANT), "situations that are served in another way, by id", default=()),
    "phases": Field(Keyed(_PHASE), "parts of a life that spans years, by id", default=()),
    "guide": Field(
        Record(
            "guidance",
            {
                "first": Field(YesNo(), "people should ask before they apply", default=False),
                "group": Field(YesNo(), "there is a chat group with the officers concerned", default=False),
                "about": Field(Translated(), "how to reach it"),
            },
            Guide,
        ),
        "help by people",
    ),
    "agent": Field(Id("bodies", "a body"), "who runs the errands for the applicant"),
    "issue_together": Field(
        ListOf(Id("evidence", "evidence")), "results that are handed over at one time", default=()
    ),
    "site_check_together": Field(
        ListOf(Name()), "steps whose offices look on the spot in one joint check", default=()
    ),
}
"""The fields of a life event that long ones need."""


def staged(fields: dict[str, Any]) -> dict[str, Any]:
    """The values of the fields in `STAGED`."""
    return {
        "stages": tuple(Stage(StageId(name), **own) for name, own in fields["stages"]),
        "stage_limits": tuple(StageLimit(name, **own) for name, own in fields["stage_limits"]),
        "variants": tuple(_variant(name, **own) for name, own in fields["variants"]),
        "phases": tuple(Phase(name, **own) for name, own in fields["phases"]),
    }


def _variant(name: str, *, promises: Any, stage_limits: Any, **own: Any) -> Variant:
    limits = {StepId(step): limit for step, limit in promises}
    return Variant(name, promises=limits, stage_limits=dict(stage_limits), **own)
