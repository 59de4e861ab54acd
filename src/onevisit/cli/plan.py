"""`onevisit plan`: what a matter costs one person, and why, without a server."""

import sys
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onevisit.cli.editions import print_json, read_edition
from onevisit.cli.plan_page import PlanPage
from onevisit.cli.speaking import Speaker, SpokenLanguage
from onevisit.kernel.clock import today
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import DatasetId, LifeEventId, RegionCode, StepId
from onevisit.kernel.text import Text
from onevisit.planner import api
from onevisit.planner.definitions import Edition, Question

REFUSED = 1
"""Exit status where the plan is refused: the situation, an answer or a name."""


ANSWER_THESE = Text("Answer these questions first:", "请先回答这些问题：")


def plan(  # noqa: PLR0917 - typer reads the options from the parameters
    life_event: Annotated[str, typer.Argument(help="The life event, such as birth.")],
    region: Annotated[str, typer.Option(help="The region's official code, such as 330122.")],
    answer: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION=ANSWER", help="An answer; give one for each question."),
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of applying; today if left away.")
    ] = None,
    hold: Annotated[
        list[str] | None, typer.Option(metavar="EVIDENCE", help="A paper that is held already.")
    ] = None,
    fail: Annotated[list[str] | None, typer.Option(metavar="DATASET", help="A register that fails.")] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="STEP", help="An optional step to leave out.")
    ] = None,
    content: Annotated[Path, typer.Option(help="The folder that holds the definitions.")] = Path("content"),
    lang: Annotated[SpokenLanguage, typer.Option(help="The language to print.")] = SpokenLanguage.ENGLISH,
    why: Annotated[bool, typer.Option("--why", help="Give the reason of every line.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON.")] = False,
) -> None:
    """Plan a matter for one situation: visits, papers, days and money.

    Exit status: 0 planned, 1 the situation, an answer or a name is refused, 2 the plan cannot be tried.
    """
    texts = dict(_split(given) for given in answer or [])
    edition = read_edition(content)
    matter = LifeEventId(life_event)
    try:
        found = api.plan(
            edition,
            matter,
            api.parse_answers(edition, matter, texts),
            RegionCode(region),
            api.papers_named(edition, matter, hold or []),
            on.date() if on else today(),
            left_out=[StepId(step) for step in without or []],
            failed=[DatasetId(dataset) for dataset in fail or []],
        )
    except DomainError as refusal:
        _print_refusal(edition, matter, refusal, lang, as_json=as_json)
        raise typer.Exit(REFUSED) from refusal
    if as_json:
        print_json(found)
    else:
        page = PlanPage(edition, found, Speaker(lang), with_reasons=why)
        Console(highlight=False).print(page.whole())


def _split(given: str) -> tuple[str, str]:
    question, sign, answer = given.partition("=")
    if not sign:
        raise typer.BadParameter(f"{given} is no answer; write it as question=answer, such as married=yes.")
    return question.strip(), answer


def _print_refusal(
    edition: Edition, matter: LifeEventId, refusal: DomainError, lang: SpokenLanguage, *, as_json: bool
) -> None:
    speaker = Speaker(lang)
    questions = _questions(edition, matter, refusal.data.get("ids", []))
    if as_json:
        answers = {question.id: _options(speaker, question) for question in questions}
        print_json(
            {"refused": refusal.code, "sentence": speaker.say(refusal.sentence), "answer_these": answers}
        )
        return
    lines = [speaker.say(refusal.sentence)] if not questions else [speaker.words(ANSWER_THESE)]
    for question in questions:
        lines.append(f"\n  {speaker.words(question.text)}")
        lines.append(f"  --answer {question.id}={_options(speaker, question)}")
    sys.stderr.write("\n".join(lines) + f"\n[{refusal.code}]\n")


def _questions(edition: Edition, matter: LifeEventId, ids: Collection[str]) -> list[Question]:
    if not ids:
        return []
    return [question for question in edition.life_events[matter].questions if question.id in ids]


def _options(speaker: Speaker, question: Question) -> str:
    if question.choices:
        return "|".join(choice.id for choice in question.choices)
    return "|".join(speaker.words(word) for word in api.possible_answers(question))
