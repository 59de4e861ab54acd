"""Answers: are they possible, which questions are asked at all, and which still matter.

A question is asked only where its own `when` holds; otherwise every test of
it is false. A question matters while some exclusion, step, demand, fact,
contact or fee still depends on it, or the `when` of a question that matters.
"""

from collections.abc import Collection, Iterator, Mapping

from onevisit.kernel.conditions import Answer, Condition, Node, depends_on, evaluate_partly
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import LifeEventId, RegionCode, ServiceId, StepId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import (
    SYSTEM,
    Edition,
    Exclusion,
    LifeEvent,
    Question,
    QuestionKind,
    Service,
    conditions_of_limits,
    conditions_of_the_whole,
)
from onevisit.planner.presence import conditions_of_presence
from onevisit.planner.refusals import (
    UNKNOWN_LIFE_EVENT,
    UNKNOWN_LIFE_EVENT_NEAR,
    UNKNOWN_QUESTION,
    UNKNOWN_QUESTION_NEAR,
    WRONG_ANSWER,
    unknown,
)
from onevisit.planner.wordings import NO, YES

REGION = "region"
"""The name by which conditions test the region's code, as if it were a question."""

LARGEST_NUMBER = 10**15
"""Answers that are numbers stay below this, as numbers in conditions do."""

Answered = dict[str, Answer | None]
"""What is known: answers, and None for a question that is not asked. Open questions are missing."""

_YES_NO_WORDS = {
    **dict.fromkeys(("yes", "y", "true", "1", "是"), True),
    **dict.fromkeys(("no", "n", "false", "0", "否", "不是"), False),
}


def find_life_event(edition: Edition, life_event: str) -> LifeEvent:
    """The life event of that id; raises `unknown_life_event`."""
    found = edition.life_events.get(LifeEventId(life_event))
    if found is None:
        raise unknown(UNKNOWN_LIFE_EVENT, UNKNOWN_LIFE_EVENT_NEAR, life_event, edition.life_events)
    return found


def check_answers(life_event: LifeEvent, situation: Mapping[str, Answer]) -> None:
    """Raises `unknown_question` or `wrong_answer` where an answer is none."""
    for name, answer in situation.items():
        question = _find_question(life_event, name)
        if not _is_possible(question, answer):
            raise _wrong(question, str(answer))


def read_answers(life_event: LifeEvent, texts: Mapping[str, str]) -> dict[str, Answer]:
    """Answers from words: yes, no, 是, 否, a choice's id or name, a number.

    Raises `unknown_question` or `wrong_answer`.
    """
    return {name: _read_answer(_find_question(life_event, name), text) for name, text in texts.items()}


def possible_answers(question: Question) -> tuple[Text, ...]:
    """What can be answered, in words; for a choice with the id that programs use."""
    match question.kind:
        case QuestionKind.YES_NO:
            return (YES, NO)
        case QuestionKind.CHOICE:
            return tuple(
                Text(f"{choice.id} ({choice.name.en})", f"{choice.id}({choice.name.zh})")
                for choice in question.choices
            )
        case QuestionKind.NUMBER:
            return (Text("a whole number", "整数"),)


def answer_in_words(question: Question, answer: Answer) -> Text:
    """An answer as the person reads it."""
    if isinstance(answer, bool):
        return YES if answer else NO
    named = (choice.name for choice in question.choices if choice.id == answer)
    return next(named, Text(str(answer), str(answer)))


def what_is_known(life_event: LifeEvent, situation: Mapping[str, Answer], region: RegionCode) -> Answered:
    """The answers that count, and None for questions that this situation does not ask.

    An answer to a question that is not asked is dropped: it was given before another was changed.
    """
    known: Answered = dict(life_event.given.items())
    known[REGION] = region
    for question in life_event.questions:
        if question.id in life_event.given:
            continue
        is_asked = question.when is None or evaluate_partly(question.when, known)
        if is_asked is False:
            known[question.id] = None
        elif is_asked and question.id in situation:
            known[question.id] = situation[question.id]
        elif is_asked and question.answered_by == SYSTEM:
            known[question.id] = False
    return known


def exclusion_of(life_event: LifeEvent, known: Answered) -> Exclusion | None:
    """The first exclusion that holds whatever is answered to the rest."""
    return next((e for e in life_event.exclusions if evaluate_partly(e.when, known)), None)


def open_questions(
    edition: Edition, life_event: LifeEvent, known: Answered, left_out: Collection[StepId] = ()
) -> tuple[Question, ...]:
    """The questions that still matter, in the definition's order."""
    if all(question.id in known for question in life_event.questions):
        return ()
    matters: set[str] = set()
    for condition in _live_conditions(edition, life_event, known, left_out):
        matters.update(depends_on(condition, known))
    still_open = []
    # Backwards, because a question's `when` looks only at questions before it.
    for question in reversed(life_event.questions):
        if question.id in matters and question.id not in known:
            still_open.append(question)
            if question.when is not None:
                matters.update(depends_on(question.when, known))
    return tuple(reversed(still_open))


def _live_conditions(
    edition: Edition, life_event: LifeEvent, known: Answered, left_out: Collection[StepId]
) -> Iterator[Condition | Node]:
    for exclusion in life_event.exclusions:
        yield exclusion.when
    yield from conditions_of_the_whole(life_event)
    presences = conditions_of_presence(life_event, left_out)
    seen: set[ServiceId] = set()
    for step in life_event.steps:
        presence = presences[step.id]
        if evaluate_partly(presence, known) is not False:
            yield presence
            if step.wait_when:
                yield step.wait_when
            yield from _conditions_of_service(edition, edition.services[step.service], seen)


def _conditions_of_service(edition: Edition, service: Service, seen: set[ServiceId]) -> Iterator[Condition]:
    if service.id in seen:
        return
    seen.add(service.id)
    for parts in (service.demands, service.contacts, service.facts, service.fees):
        yield from (part.when for part in parts if part.when is not None)
    yield from conditions_of_limits(service)
    for demand in service.demands:
        giver = edition.evidence[demand.evidence].obtained_from
        if giver is not None:
            yield from _conditions_of_service(edition, edition.services[giver], seen)


def _find_question(life_event: LifeEvent, name: str) -> Question:
    found = next((q for q in life_event.questions if q.id == name), None)
    if found is None:
        known = [question.id for question in life_event.questions]
        raise unknown(UNKNOWN_QUESTION, UNKNOWN_QUESTION_NEAR, name, known, life_event=life_event.name)
    return found


def _is_possible(question: Question, answer: Answer) -> bool:
    match question.kind:
        case QuestionKind.YES_NO:
            return isinstance(answer, bool)
        case QuestionKind.CHOICE:
            return isinstance(answer, str) and any(choice.id == answer for choice in question.choices)
        case QuestionKind.NUMBER:
            return type(answer) is int and abs(answer) < LARGEST_NUMBER


def _read_answer(question: Question, text: str) -> Answer:
    word = text.strip()
    answer: Answer | None = None
    match question.kind:
        case QuestionKind.YES_NO:
            answer = _YES_NO_WORDS.get(word.lower())
        case QuestionKind.CHOICE:
            named = (c.id for c in question.choices if word in (c.id, c.name.en, c.name.zh))
            answer = next(named, None)
        case QuestionKind.NUMBER:
            digits = word.removeprefix("-")
            if digits.isascii() and digits.isdigit() and len(digits) <= len(str(LARGEST_NUMBER)):
                answer = int(word)
    if answer is None or not _is_possible(question, answer):
        raise _wrong(question, text)
    return answer


def _wrong(question: Question, given: str) -> DomainError:
    return WRONG_ANSWER(
        given=given[:60],
        question=question.text,
        possible=list(possible_answers(question)),
        id=question.id,
    )
