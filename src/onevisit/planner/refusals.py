"""The ways in which a plan is refused, each with a sentence that says what to do.

Data that are `Text` are put in the reader's language by the surface. `ids`
and `options` are for programs: the questions or answers that are meant.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from onevisit.kernel.errors import DomainError, Kind, Refusal

NAME_SHOWN = 60
"""Characters of a wrong name that are looked at and told back."""

UNKNOWN_LIFE_EVENT = Refusal(
    "unknown_life_event", "There is no life event {given}. Choose one from the list.", Kind.UNKNOWN
)
UNKNOWN_LIFE_EVENT_NEAR = Refusal(
    "unknown_life_event", "There is no life event {given}. Did you mean {nearest}?", Kind.UNKNOWN
)
UNKNOWN_REGION = Refusal(
    "unknown_region", "There is no region {given}. Give the official code, such as 330122.", Kind.UNKNOWN
)
UNKNOWN_REGION_NEAR = Refusal(
    "unknown_region", "There is no region {given}. Did you mean {nearest}?", Kind.UNKNOWN
)
UNKNOWN_LEVEL = Refusal(
    "unknown_level", "There is no level {given}. Choose one of these: {known}.", Kind.UNKNOWN
)
UNKNOWN_QUESTION = Refusal(
    "unknown_question", "{life_event} asks no question {given}. Take this answer away."
)
UNKNOWN_QUESTION_NEAR = Refusal(
    "unknown_question", "{life_event} asks no question {given}. Did you mean {nearest}?"
)
UNKNOWN_STEP = Refusal("unknown_step", "{life_event} has no part {given} that could be left out.")
UNKNOWN_STEP_NEAR = Refusal("unknown_step", "{life_event} has no part {given}. Did you mean {nearest}?")
UNKNOWN_EVIDENCE = Refusal("unknown_evidence", "{life_event} asks for no paper {given}. Take it away.")
UNKNOWN_EVIDENCE_NEAR = Refusal(
    "unknown_evidence", "{life_event} asks for no paper {given}. Did you mean {nearest}?"
)
UNKNOWN_DATASET = Refusal("unknown_dataset", "There is no register {given}. Take it away.")
UNKNOWN_DATASET_NEAR = Refusal("unknown_dataset", "There is no register {given}. Did you mean {nearest}?")

DAY_TOO_FAR = Refusal("day_too_far", "Choose a day between {first} and {last}.")
STEP_NOT_OPTIONAL = Refusal("step_not_optional", "{step} cannot be left out of {life_event}.")
WRONG_ANSWER = Refusal(
    "wrong_answer", "{given} does not answer the question: {question} Possible answers: {possible}."
)
ANSWERS_MISSING = Refusal("answers_missing", "Answer these questions first: {questions}")
SITUATION_EXCLUDED = Refusal("situation_excluded", "{because} {instead}")
NOT_OFFERED = Refusal(
    "not_offered", "{region} does not offer this yet: {services}. Ask the service hall there for help."
)
NOWHERE_OPEN = Refusal(
    "nowhere_open", "{office} has opened no way to do this: {contact} for {service}. Please tell the office."
)


def unknown(plain: Refusal, near: Refusal, given: str, known: Iterable[str], **data: object) -> DomainError:
    """The refusal of an id that does not exist, naming the nearest that does."""
    given = given[:NAME_SHOWN]
    nearest = get_close_matches(given, list(known), n=1)
    if nearest:
        return near(given=given, nearest=nearest[0], **data)
    return plain(given=given, **data)
