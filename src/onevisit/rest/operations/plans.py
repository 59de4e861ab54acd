"""What a matter costs: the next question, and the plan."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from onevisit.catalogue.api import current_edition
from onevisit.kernel import clock
from onevisit.kernel.errors import Kind
from onevisit.kernel.ids import LifeEventId, RegionCode, StepId
from onevisit.planner import api as planner
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Situation
from onevisit.rest import places
from onevisit.rest.describe import refuses
from onevisit.rest.shapes.catalogue import QuestionShape
from onevisit.rest.shapes.plans import NextQuestionShape, PlanShape, SituationShape
from onevisit.rest.shapes.speaker import Speaker
from onevisit.rest.shapes.words import AnswerShape

router = Router(auth=None)

MAY_REFUSE = refuses(Kind.UNKNOWN, Kind.UNAVAILABLE)


@router.post(
    "/life-events/{life_event}/next-question",
    response=NextQuestionShape,
    summary="Ask what to ask next",
    openapi_extra=MAY_REFUSE,
)
def read_next_question(
    request: HttpRequest, life_event: places.LifeEvent, situation: SituationShape
) -> NextQuestionShape:
    """The first question that still matters after these answers."""
    edition = current_edition()
    event = LifeEventId(life_event)
    answers = read_answers(edition, event, situation.answers)
    left = planner.questions_left(
        edition, event, answers, RegionCode(situation.region), _steps(situation.left_out)
    )
    question = QuestionShape.of(left[0], Speaker(edition)) if left else None
    return NextQuestionShape(question=question, answers=answers, left=len(left))


@router.post(
    "/life-events/{life_event}/plan",
    response=PlanShape,
    summary="Plan a life event",
    openapi_extra=MAY_REFUSE,
)
def make_plan(request: HttpRequest, life_event: places.LifeEvent, situation: SituationShape) -> PlanShape:
    """Steps, papers, visits, days and money for this situation, if it is handed in today."""
    edition = current_edition()
    event = LifeEventId(life_event)
    answers = read_answers(edition, event, situation.answers)
    return _plan(
        edition, event, answers, region=situation.region, left_out=situation.left_out, on=clock.today()
    )


@router.get(
    "/life-events/{life_event}/plan",
    response=PlanShape,
    summary="Plan a life event, by an address that can be kept",
    openapi_extra=MAY_REFUSE,
)
def read_plan(
    request: HttpRequest,
    life_event: places.LifeEvent,
    *,
    region: Annotated[str, Query(max_length=12, description="The county.")],
    answer: Annotated[
        list[str],
        Query(description="`question=answer`, such as `parents_married=yes`; once for each question."),
    ] = [],  # noqa: B006 django-ninja copies defaults
    left_out: Annotated[list[str], Query(description="Optional steps that are not wanted.")] = [],  # noqa: B006
    on: Annotated[
        date | None, Query(description="The day on which it is handed in; today if not given.")
    ] = None,
) -> PlanShape:
    """The same plan as `POST`, with the answers in the address."""
    edition = current_edition()
    event = LifeEventId(life_event)
    words = dict(each.partition("=")[::2] for each in answer)
    answers = planner.parse_answers(edition, event, words)
    return _plan(edition, event, answers, region=region, left_out=left_out, on=on or clock.today())


def read_answers(edition: Edition, life_event: LifeEventId, given: dict[str, AnswerShape]) -> Situation:
    """The answers, those that were given in words read from them.

    Raises `unknown_life_event`, `unknown_question`, `wrong_answer`.
    """
    words = {question: answer for question, answer in given.items() if isinstance(answer, str)}
    return {**given, **planner.parse_answers(edition, life_event, words)}


def _plan(
    edition: Edition,
    life_event: LifeEventId,
    answers: Situation,
    *,
    region: str,
    left_out: list[str],
    on: date,
) -> PlanShape:
    plan = planner.plan(edition, life_event, answers, RegionCode(region), (), on, left_out=_steps(left_out))
    return PlanShape.of(plan, Speaker(edition))


def _steps(names: list[str]) -> tuple[StepId, ...]:
    return tuple(StepId(name) for name in names)
