"""Which page answers an address of the question flow: a question, or that all is answered."""

from collections.abc import Iterable, Mapping

import msgspec
from django.utils.translation import gettext as _

from onevisit.kernel.errors import DomainError
from onevisit.look import formats
from onevisit.look.flow.answers import PREFIX, Asked, read_asked
from onevisit.look.flow.question_page import AnswerLine, Filing, QuestionPage, answer_lines, question_page
from onevisit.planner.definitions import Exclusion, Question, QuestionKind
from onevisit.planner.situations import exclusion_of, open_questions, what_is_known

ASK = "ask"
"""Names the question that is on the page."""
GO = "go"
"""Sent by the button: the answer to `ask` is meant, not looked at."""


class Ready(msgspec.Struct, frozen=True):
    """Nothing is left to ask: the plan follows, or the way that an exclusion names."""

    asked: Asked
    answers: tuple[AnswerLine, ...]
    excluded: Exclusion | None


def next_page(filing: Filing, texts: Mapping[str, str], without: Iterable[str]) -> QuestionPage | Ready:
    """The question that an address asks for or that comes next, or `Ready`.

    An impossible answer brings its question again, with the sentence. Raises
    `unknown_question`.
    """
    event = filing.event
    try:
        asked = read_asked(event, texts, without, filing.county)
    except DomainError as error:
        if error.code != "wrong_answer":
            raise
        return _mend(filing, texts, without, error)
    known = what_is_known(event, asked.situation, filing.county)
    excluded = exclusion_of(event, known)
    still_open = () if excluded else open_questions(filing.edition, event, known, asked.left_out)
    named = next((q for q in event.questions if q.id == texts.get(ASK)), None)
    if named is not None:
        is_answered = known.get(named.id) is not None
        if GO not in texts and (is_answered or named in still_open):
            return question_page(filing, named, asked)
        if GO in texts and not is_answered and named in still_open:
            return question_page(filing, named, asked, _nothing_chosen(named))
    if still_open:
        return question_page(filing, still_open[0], asked)
    return Ready(asked, answer_lines(event, asked, known, filing.addresses.questions), excluded)


def _mend(
    filing: Filing, texts: Mapping[str, str], without: Iterable[str], error: DomainError
) -> QuestionPage:
    wrong = error.data["id"]
    others = {name: value for name, value in texts.items() if name != f"{PREFIX}{wrong}"}
    question = next(q for q in filing.event.questions if q.id == wrong)
    try:
        asked = read_asked(filing.event, others, without, filing.county)
    except DomainError:
        asked = Asked(filing.county, {})
    return question_page(filing, question, asked, formats.say(error.sentence))


def _nothing_chosen(question: Question) -> str:
    if question.kind is QuestionKind.NUMBER:
        return _("Type a number, then go on.")
    return _("Choose an answer, then go on.")
