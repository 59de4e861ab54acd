"""Conditions: their questions can have the answers they are compared with, and are asked where they count."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from onevisit.kernel.conditions import (
    Answer,
    AtomAt,
    Condition,
    ConditionError,
    Operator,
    atoms_of,
    parse,
)
from onevisit.language.checking.situations import Situations
from onevisit.language.dictionary import Definition, Dictionary
from onevisit.language.forms import BUILT_IN_QUESTIONS, text_span
from onevisit.language.reading import did_you_mean
from onevisit.language.shapes.events import LifeEventShape
from onevisit.language.syntax import Mapping, Node, Scalar, Sequence
from onevisit.planner.definitions import Question, QuestionKind

_ORDERED = frozenset({Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST})


class Written(msgspec.Struct, frozen=True):
    """A condition where it is written."""

    scalar: Scalar
    condition: Condition
    atoms: tuple[AtomAt, ...]


def check(dictionary: Dictionary) -> None:
    """Report conditions that cannot mean what they say."""
    for kind in ("questions", "services", "life_events"):
        for definition in dictionary.of(kind).values():
            for written in written_in(definition):
                _check_answers(dictionary, written)
                if kind == "services":
                    _check_possible(dictionary, written)
    for name, shape in dictionary.values("life_events"):
        _check_asked(dictionary, name, shape)


def written_in(definition: Definition) -> Iterator[Written]:
    """Every condition of a definition: the language calls them `when` everywhere."""
    for scalar in _whens(definition.node):
        if (parsed := _parsed(scalar.text)) is not None:
            yield Written(scalar, *parsed)


def _whens(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Mapping(entries):
            for entry in entries:
                if entry.key.text == "when" and isinstance(entry.value, Scalar):
                    yield entry.value
                else:
                    yield from _whens(entry.value)
        case Sequence(items):
            for item in items:
                yield from _whens(item)
        case _:
            return


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Condition, tuple[AtomAt, ...]] | None:
    try:
        condition = parse(text)
    except ConditionError:
        return None
    return condition, atoms_of(condition)


def _check_answers(dictionary: Dictionary, written: Written) -> None:
    for at in written.atoms:
        question: Question | None = dictionary.get("questions", at.atom.question)
        if question is None:
            continue
        span = text_span(written.scalar, at.offset, at.length)
        if _holds_wrongly(at, question):
            data = {"question": question.id, "value": "yes", "hint": _possible(question)}
            dictionary.report("OV404", span, **data)
        for offset, length in _wrong_values(at, question):
            span = text_span(written.scalar, offset, length)
            shown = written.scalar.text[offset : offset + length]
            data = {"question": question.id, "value": shown, "hint": _possible(question)}
            dictionary.report("OV404", span, **data)


def can_be_answered(question: Question, value: Answer) -> bool:
    """Whether `value` is an answer to the question."""
    match question.kind:
        case QuestionKind.YES_NO:
            return isinstance(value, bool)
        case QuestionKind.CHOICE:
            return value in {choice.id for choice in question.choices}
        case QuestionKind.NUMBER:
            return type(value) is int


def is_sound(dictionary: Dictionary, condition: Condition) -> bool:
    """Whether all its questions exist and can have the answers that it compares them with."""
    parsed = _parsed(condition.text)
    for at in parsed[1] if parsed else ():
        question: Question | None = dictionary.get("questions", at.atom.question)
        if question is None and at.atom.question not in BUILT_IN_QUESTIONS:
            return False
        if question and (_holds_wrongly(at, question) or any(_wrong_values(at, question))):
            return False
    return True


def _holds_wrongly(at: AtomAt, question: Question) -> bool:
    return at.atom.operator is Operator.HOLDS and question.kind is not QuestionKind.YES_NO


def _wrong_values(at: AtomAt, question: Question) -> Iterator[tuple[int, int]]:
    # Where the values stand that the question can never be answered with.
    is_unordered = at.atom.operator in _ORDERED and question.kind is not QuestionKind.NUMBER
    for value, place in zip(at.atom.values, at.values_at, strict=True):
        if is_unordered or not can_be_answered(question, value):
            yield place


def _possible(question: Question) -> str:
    match question.kind:
        case QuestionKind.YES_NO:
            return f"It is answered yes or no: write `{question.id}` or `!{question.id}`."
        case QuestionKind.CHOICE:
            words = ", ".join(f'"{choice.id}"' for choice in question.choices)
            return f'Its answers are {words}: write `{question.id} == "..."`.'
        case QuestionKind.NUMBER:
            return f"It is answered with a number: write `{question.id} >= 1`."


def _check_possible(dictionary: Dictionary, written: Written) -> None:
    if not is_sound(dictionary, written.condition):
        return
    names = dict.fromkeys(at.atom.question for at in written.atoms)
    questions = [question for name in names if (question := dictionary.get("questions", name))]
    free = [msgspec.structs.replace(question, when=None) for question in questions]
    if Situations(free).find(written.condition.root) is None:
        dictionary.report("OV414", written.scalar.span)


def _check_asked(dictionary: Dictionary, name: str, shape: LifeEventShape) -> None:
    asked = [question for question in shape.questions if dictionary.is_known("questions", question)]
    known = {*asked, *shape.given, *BUILT_IN_QUESTIONS}
    for written in written_in(dictionary.of("life_events")[name]):
        _report_unasked(dictionary, written, known, "this life event", name)
    for service in dict.fromkeys(step.service for step in shape.steps):
        definition = dictionary.of("services").get(service)
        for written in written_in(definition) if definition else ():
            _report_unasked(dictionary, written, known, f"the life event `{name}`", name)
    for index, question in enumerate(asked):
        before = {*asked[:index], *shape.given, *BUILT_IN_QUESTIONS}
        definition = dictionary.of("questions").get(question)
        for written in written_in(definition) if definition else ():
            where = f"the life event `{name}` before `{question}`"
            _report_unasked(dictionary, written, before, where, name)


def _report_unasked(
    dictionary: Dictionary, written: Written, known: Iterable[str], where: str, life_event: str
) -> None:
    for at in written.atoms:
        question = at.atom.question
        if question in known or not dictionary.is_known("questions", question):
            continue
        span = text_span(written.scalar, at.offset, len(question))
        near = did_you_mean(question, known)
        hint = f"Add `{question}` to the `questions` of `{life_event}`, or to what is `given` there."
        hint = f"{near} Or: {hint}" if near.startswith("Did") else hint
        dictionary.report("OV403", span, id=question, where=where, hint=hint)
