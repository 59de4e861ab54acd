"""Shapes of questions and life events."""

from typing import Any

import msgspec

from onevisit.kernel.ids import BodyId, EvidenceId, LifeEventId, PartyId, QuestionId, StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.language.forms import (
    ConditionForm,
    Field,
    Id,
    Keyed,
    ListOf,
    LongText,
    Name,
    OneOf,
    Record,
    Translated,
    Whole,
    Word,
    YesNo,
)
from onevisit.language.shapes.kind import SRC, Kind
from onevisit.language.shapes.papers import CHOICES, LAW, choices
from onevisit.language.shapes.procedures import STATUTORY, WHEN, Promised, Statutory, promise
from onevisit.language.shapes.stages import STAGED, WAIT, staged, with_wait
from onevisit.planner.definitions import (
    APPLICANT,
    SYSTEM,
    Audience,
    ConditionalLimit,
    Exclusion,
    Guide,
    LegalReference,
    Party,
    Phase,
    Position,
    Question,
    QuestionKind,
    Stage,
    StageLimit,
    Step,
    Variant,
)


class LifeEventShape(msgspec.Struct, frozen=True):
    """A life event as written: its questions and form pages still by id."""

    id: LifeEventId
    name: Text
    about: Text
    audience: Audience
    lead: str
    visits_at_most: int
    promised: Limit | None
    parties: tuple[Party, ...]
    questions: tuple[QuestionId, ...]
    given: dict[QuestionId, str]
    steps: tuple[Step, ...]
    form: tuple[str, ...]
    exclusions: tuple[Exclusion, ...]
    also_called: tuple[str, ...]
    law: tuple[LegalReference, ...]
    position: Position
    src: Any
    statutory: Limit | None = None
    statutory_law: tuple[LegalReference, ...] = ()
    promised_in_cases: tuple[ConditionalLimit, ...] = ()
    stages: tuple[Stage, ...] = ()
    stage_limits: tuple[StageLimit, ...] = ()
    variants: tuple[Variant, ...] = ()
    phases: tuple[Phase, ...] = ()
    guide: Guide | None = None
    agent: BodyId | None = None
    issue_together: tuple[EvidenceId, ...] = ()
    site_check_together: tuple[StepId, ...] = ()


def _question(name: str, at: Position, fields: dict[str, Any]) -> Question:
    return Question(id=QuestionId(name), position=at, **{**fields, "choices": choices(fields["choices"])})


def _life_event(name: str, at: Position, fields: dict[str, Any]) -> LifeEventShape:
    parties = tuple(Party(PartyId(party), **own) for party, own in fields["parties"])
    steps = tuple(Step(id=StepId(step), **with_wait(own)) for step, own in fields["steps"])
    statutory: Statutory = fields.pop("statutory") or Statutory(None)
    promised: Promised = fields["promised"]
    del fields["remarks"]
    own = {
        "parties": parties,
        "steps": steps,
        "given": dict(fields["given"]),
        "statutory": statutory.limit,
        "statutory_law": statutory.law,
        "promised": promised.limit,
        "promised_in_cases": promised.in_cases,
        **staged(fields),
    }
    return LifeEventShape(id=LifeEventId(name), position=at, **{**fields, **own})


_STEP = Record(
    "a step",
    {
        "service": Field(Id("services", "a service"), "what is done", required=True),
        "party": Field(Name(), "for whom", required=True),
        "after": Field(ListOf(Name()), "steps, or alternatives, that come before", default=()),
        "when": WHEN,
        "optional": Field(YesNo(), "the applicant may leave it out", default=False),
        "alternative": Field(Name(), "the group of which exactly one is done", default=""),
        "wait": Field(WAIT, "time that must pass before it"),
        "stage": Field(Name(), "the stage that it belongs to", default=""),
        "repeats": Field(YesNo(), "done again and again; a plan holds the first time", default=False),
        "why": Field(Translated(), "why it is there"),
    },
    dict,
    needs_place=True,
)

_EXCLUSION = Record(
    "an exclusion",
    {
        "when": Field(ConditionForm(), "in which situations", required=True),
        "because": Field(Translated(), "why it is not served", required=True),
        "instead": Field(Translated(), "what to do instead", required=True),
    },
    Exclusion,
)

_PARTY = Record(
    "a party",
    {
        "name": Field(Translated(), "what people call this role", required=True),
        "may_apply": Field(YesNo(), "can be the applicant", default=False),
    },
    dict,
)

KINDS = (
    Kind(
        "questions",
        "question",
        Record(
            "a question",
            {
                "text": Field(Translated(), "the question as it is asked", required=True),
                "why": Field(Translated(), "why it is asked", required=True),
                "kind": Field(OneOf(QuestionKind), "how it is answered", default=QuestionKind.YES_NO),
                "choices": CHOICES,
                "when": Field(ConditionForm(), "asked only in these situations"),
                "check": Field(Id("datasets", "a dataset"), "the register that could answer"),
                "answered_by": Field(
                    OneOf((APPLICANT, SYSTEM)), "who answers: the system for a lot", default=APPLICANT
                ),
                "hint": Field(Translated(), "a help for answering"),
            },
            dict,
        ),
        _question,
    ),
    Kind(
        "life_events",
        "life event",
        Record(
            "a life event",
            {
                "name": Field(Translated(), "what people call it", required=True),
                "about": Field(Translated(), "what it brings, in a sentence", required=True),
                "also_called": Field(ListOf(Word()), "words under which people look for it", default=()),
                "audience": Field(OneOf(Audience), "whom it is for", required=True),
                "lead": Field(Id("bodies", "a body"), "who answers for the whole", required=True),
                "visits_at_most": Field(Whole(0, 9), "the promise", required=True),
                "promised": Field(promise(or_none=True), "the promised time", required=True),
                "statutory": Field(STATUTORY, "the limit that rules set for the whole"),
                "parties": Field(Keyed(_PARTY), "the roles in it, by id", required=True, at_least_one=True),
                "questions": Field(ListOf(Id("questions", "a question")), "in this order", default=()),
                "given": Field(
                    Keyed(Word("an answer"), key=Id("questions", "a question")),
                    "answers that are always the same here, so nobody is asked",
                    default=(),
                ),
                "steps": Field(
                    Keyed(_STEP), "the services in it, by step id", required=True, at_least_one=True
                ),
                "form": Field(ListOf(Id("groups", "a group of facts")), "its pages in order", default=()),
                "exclusions": Field(ListOf(_EXCLUSION), "whom it does not serve", default=()),
                **STAGED,
                "remarks": Field(LongText(), "for colleagues, not shown", default=""),
                "law": LAW,
                "src": SRC,
            },
            dict,
        ),
        _life_event,
        must_be_used=False,
    ),
)
