"""The question page: one question, why it is asked, how far it still is, the answers so far."""

import msgspec
from django.utils.translation import gettext as _

from onevisit.kernel.ids import RegionCode
from onevisit.look import formats
from onevisit.look.flow.answers import PREFIX, Asked
from onevisit.planner.definitions import Edition, LifeEvent, Question, QuestionKind
from onevisit.planner.situations import Answered, answer_in_words, open_questions, what_is_known


class Option(msgspec.Struct, frozen=True):
    """One answer to choose."""

    value: str
    text: str
    checked: bool


class AnswerLine(msgspec.Struct, frozen=True):
    """An answer given, and the address at which it can be changed."""

    question: str
    answer: str
    change: str


class QuestionPage(msgspec.Struct, frozen=True):
    """All that the template needs, in the reader's words."""

    title: str
    event: str
    name: str
    why: str
    hint: str
    options: tuple[Option, ...]
    """Empty for a number."""
    value: str
    progress: str
    hidden: tuple[tuple[str, str], ...]
    answers: tuple[AnswerLine, ...]
    back: str
    error: str


class Addresses(msgspec.Struct, frozen=True):
    """Where the surface keeps the pages of the flow."""

    guide: str
    questions: str


class Filing(msgspec.Struct, frozen=True):
    """What is being prepared, where, and on which pages."""

    edition: Edition
    event: LifeEvent
    county: RegionCode
    addresses: Addresses


def question_page(filing: Filing, question: Question, asked: Asked, error: str = "") -> QuestionPage:
    """The page that asks `question`, with the sentence of what was wrong with its last answer."""
    event, here = filing.event, filing.addresses.questions
    known = what_is_known(event, asked.situation, filing.county)
    still_open = len(open_questions(filing.edition, event, known, asked.left_out))
    given = asked.situation.get(question.id)
    others = [q for q in _answered(event, known, asked) if q.id != question.id]
    earlier = [q for q in others if _is_before(event, q, question)]
    number = len(earlier) + 1
    about = max(len(others) + max(still_open, 1), number)
    return QuestionPage(
        title=formats.words(question.text),
        event=formats.words(event.name),
        name=f"{PREFIX}{question.id}",
        why=formats.words(question.why),
        hint=formats.words(question.hint),
        options=_options(question, given),
        value="" if given is None else str(given),
        progress=_("Question {number} of about {about}").format(number=number, about=about),
        hidden=tuple(asked.pairs(but=question.id, ask=question.id)),
        answers=answer_lines(event, asked, known, here),
        back=f"{here}?{asked.query(ask=earlier[-1].id)}" if earlier else filing.addresses.guide,
        error=error,
    )


def answer_lines(life_event: LifeEvent, asked: Asked, known: Answered, here: str) -> tuple[AnswerLine, ...]:
    """The answers so far, each with the address of its question."""
    return tuple(
        AnswerLine(
            formats.words(question.text),
            formats.words(answer_in_words(question, asked.situation[question.id])),
            f"{here}?{asked.query(ask=question.id)}",
        )
        for question in _answered(life_event, known, asked)
    )


def _answered(life_event: LifeEvent, known: Answered, asked: Asked) -> list[Question]:
    return [q for q in life_event.questions if known.get(q.id) is not None and q.id in asked.situation]


def _is_before(life_event: LifeEvent, one: Question, other: Question) -> bool:
    return life_event.questions.index(one) < life_event.questions.index(other)


def _options(question: Question, given: bool | int | str | None) -> tuple[Option, ...]:
    match question.kind:
        case QuestionKind.YES_NO:
            return (
                Option("yes", _("Yes"), given is True),
                Option("no", _("No"), given is False),
            )
        case QuestionKind.CHOICE:
            return tuple(Option(c.id, formats.words(c.name), given == c.id) for c in question.choices)
        case QuestionKind.NUMBER:
            return ()
