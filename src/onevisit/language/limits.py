"""Lengths of time as officials write them: `10 working days`, `immediate`, `1 month`, 10个工作日."""

import re

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
