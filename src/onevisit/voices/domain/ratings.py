"""Rating a finished case: once, by its applicant, on five levels (domain.md 2.5).

Nobody else rates, and no officer learns who did: the rater's identity is
protected, and staff must not influence it.
"""

from datetime import datetime
from enum import IntEnum

import msgspec

from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import CaseId, LifeEventId
from onevisit.kernel.text import Text

COMMENT_LENGTH_MAX = 500

NOT_YOURS_TO_RATE = Refusal(
    "not_yours_to_rate",
    "Only the applicant can rate this case.",
    Kind.FORBIDDEN,
)
NOT_FINISHED = Refusal(
    "not_finished",
    "You can rate when every part of the case is finished.",
    Kind.CONFLICT,
)
RATED_ALREADY = Refusal(
    "rated_already",
    "You have rated this case already. Each case is rated once.",
    Kind.CONFLICT,
)
NO_SUCH_LEVEL = Refusal("no_such_level", "Choose a level from 1 (very dissatisfied) to 5 (very satisfied).")
COMMENT_TOO_LONG = Refusal("comment_too_long", "The comment has more than {length} characters. Shorten it.")


class Level(IntEnum):
    """How satisfied somebody was; the two lowest are bad ratings."""

    VERY_DISSATISFIED = 1
    DISSATISFIED = 2
    BASICALLY_SATISFIED = 3
    SATISFIED = 4
    VERY_SATISFIED = 5

    @property
    def is_bad(self) -> bool:
        """Whether it has to be answered by a call and mended."""
        return self <= Level.DISSATISFIED


LEVEL_NAMES: dict[Level, Text] = {
    Level.VERY_SATISFIED: Text("very satisfied", "非常满意"),
    Level.SATISFIED: Text("satisfied", "满意"),
    Level.BASICALLY_SATISFIED: Text("basically satisfied", "基本满意"),
    Level.DISSATISFIED: Text("dissatisfied", "不满意"),
    Level.VERY_DISSATISFIED: Text("very dissatisfied", "非常不满意"),
}
"""Best first, as the national scale lists them."""


class Rating(msgspec.Struct, frozen=True):
    """What the applicant thought of the case."""

    case: CaseId
    level: Level
    comment: str
    rated_at: datetime
    life_event: LifeEventId


def make_rating(
    *,
    case: CaseId,
    life_event: LifeEventId,
    is_applicant: bool,
    is_finished: bool,
    level: int,
    comment: str,
    now: datetime,
) -> Rating:
    """The rating, or the refusal of it; that it is the first one is the store's to see."""
    if not is_applicant:
        raise NOT_YOURS_TO_RATE()
    if not is_finished:
        raise NOT_FINISHED()
    if level not in list(Level):
        raise NO_SUCH_LEVEL()
    words = "".join(c for c in comment if c == "\n" or c.isprintable()).strip()
    if len(words) > COMMENT_LENGTH_MAX:
        raise COMMENT_TOO_LONG(length=COMMENT_LENGTH_MAX)
    return Rating(case=case, level=Level(level), comment=words, rated_at=now, life_event=life_event)
