"""Situations: their answers, steps and papers exist in the life event that they are about."""

from onevisit.language.dictionary import Dictionary
from onevisit.language.edition import parse_answer
from onevisit.language.reading import did_you_mean
from onevisit.language.shapes.events import LifeEventShape
from onevisit.language.shapes.examples import Example
from onevisit.planner.definitions import Question


def check(dictionary: Dictionary) -> None:
    """Report examples that could never be run."""
    for name, example in dictionary.values("situations"):
        shape: LifeEventShape | None = dictionary.get("life_events", example.life_event)
        if shape is not None:
            _check_answers(dictionary, name, example, shape)
            _check_steps(dictionary, name, example, shape)
            _check_papers(dictionary, name, example, shape)


def _check_answers(dictionary: Dictionary, name: str, example: Example, shape: LifeEventShape) -> None:
    for question_id, text in example.answers.items():
        question: Question | None = dictionary.get("questions", question_id)
        if question is None:
            continue
        if question_id not in shape.questions:
            hint = did_you_mean(question_id, shape.questions)
            where = f"the life event `{shape.id}`"
            span = dictionary.key_span("situations", name, "answers", question_id)
            dictionary.report("OV403", span, id=question_id, where=where, hint=hint)
        elif parse_answer(question, text) is None:
            hint = "Write yes or no, the id of a choice, or a number."
            span = dictionary.span("situations", name, "answers", question_id)
            dictionary.report("OV404", span, question=question_id, value=text, hint=hint)


def _check_steps(dictionary: Dictionary, name: str, example: Example, shape: LifeEventShape) -> None:
    steps = {step.id for step in shape.steps}
    for path, mentioned in (
        (("leave_out",), example.leave_out),
        (("expect", "steps"), example.expect.steps or ()),
    ):
        for index, step in enumerate(mentioned):
            if step not in steps:
                span = dictionary.span("situations", name, *path, index)
                hint = did_you_mean(step, steps)
                dictionary.report("OV301", span, kind="step", id=step, hint=hint)


def _check_papers(dictionary: Dictionary, name: str, example: Example, shape: LifeEventShape) -> None:
    parties = {party.id for party in shape.parties}
    papers = {f"{evidence}.{party}" for evidence in dictionary.of("evidence") for party in parties}
    mentioned = (
        (("hold",), example.hold),
        (("expect", "bring"), example.expect.bring or ()),
        (("expect", "shared"), example.expect.shared or ()),
    )
    for path, named in mentioned:
        for index, paper in enumerate(named):
            if paper not in papers and ("evidence", paper.split(".")[0]) not in dictionary.recognised:
                span = dictionary.span("situations", name, *path, index)
                hint = did_you_mean(paper, papers)
                dictionary.report("OV301", span, kind="paper", id=paper, hint=hint)
