"""Lengths of time as officials write them: `10 working days`, `immediate`, `1 month`, 10个工作日."""

import re
from collections.abc import Sequence

from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit

LIMIT_EXAMPLE = "immediate, 2 hours, 10 working days, 30 calendar days, 1 month"

_UNITS = {
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "working day": Unit.WORKING_DAY,
    "calendar day": Unit.CALENDAR_DAY,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
    "分钟": Unit.MINUTE,
    "小时": Unit.HOUR,
    "个工作日": Unit.WORKING_DAY,
    "个自然日": Unit.CALENDAR_DAY,
    "个月": Unit.MONTH,
    "年": Unit.YEAR,
}
_IMMEDIATE = {"immediate", "即办"}
_LIMIT = re.compile(r"([1-9][0-9]{0,4}) ?(\D+?)")


def parse_limit(text: str) -> Limit | None:
    """The limit that `text` says, or None."""
    text = " ".join(text.split())
    if text in _IMMEDIATE:
        return IMMEDIATE
    found = _LIMIT.fullmatch(text)
    if found is None:
        return None
    unit = _UNITS.get(found[2]) or _UNITS.get(found[2].removesuffix("s"))
    return Limit(int(found[1]), unit) if unit else None


def show_limit(limit: Limit) -> str:
    """The limit in the language's own English words."""
    if limit.unit is Unit.IMMEDIATE:
        return "immediate"
    words = limit.unit.replace("_", " ")
    return f"{limit.quantity} {words}{'' if limit.quantity == 1 else 's'}"


def are_surely_longer(limits: Sequence[Limit], other: Limit) -> bool:
    """Whether `limits`, one after the other, end later than `other`, whatever day they begin on."""
    timed = [limit for limit in limits if not limit.is_immediate]
    if all(limit.unit is other.unit for limit in timed):
        return sum(limit.quantity for limit in timed) > other.quantity
    return sum(fewest_days(limit) for limit in timed) > most_days(other)


def fewest_days(limit: Limit) -> float:
    """The fewest calendar days that a limit can take."""
    return limit.quantity * _DAYS[limit.unit][0]


def most_days(limit: Limit) -> float:
    """The most calendar days that a limit can take."""
    # Ten days more cover the longest holiday that can fall into a limit in working days.
    holiday = 10 if limit.unit is Unit.WORKING_DAY else 0
    return limit.quantity * _DAYS[limit.unit][1] + holiday


_DAYS = {
    Unit.IMMEDIATE: (0.0, 0.0),
    Unit.MINUTE: (1 / 1440, 1 / 1440),
    Unit.HOUR: (1 / 24, 1 / 24),
    Unit.WORKING_DAY: (1.0, 7 / 5),
    Unit.CALENDAR_DAY: (1.0, 1.0),
    Unit.MONTH: (28.0, 31.0),
    Unit.YEAR: (365.0, 366.0),
}
"""The fewest and the most calendar days in one of a unit."""
