"""How urgent a day is, as a colour's name and as words: meaning is never colour alone."""

from datetime import date
from enum import StrEnum

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onevisit.kernel.working_days import Calendar

SOON_WORKING_DAYS_MAX = 3
"""Up to so many working days left, a line is marked amber."""


class Urgency(StrEnum):
    """The mark of a due day; also the name of its edge in the style sheet."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    CALM = "calm"
    CLOSED = "closed"


class Due(msgspec.Struct, frozen=True):
    """A day with its urgency and the words that say it."""

    on: date
    urgency: Urgency
    words: str

    @property
    def tone(self) -> str:
        """The tone of its chip (`look/macros.html`)."""
        return {Urgency.LATE: "late", Urgency.TODAY: "soon", Urgency.SOON: "soon"}.get(self.urgency, "calm")


def due(on: date, today: date, calendar: Calendar) -> Due:
    """How far off `on` is, counted in working days, or in days where only rest days are left."""
    left = calendar.working_days_between(today, on)
    if on < today:
        return Due(on, Urgency.LATE, _late(-left))
    if on == today:
        return Due(on, Urgency.TODAY, _("today"))
    urgency = Urgency.SOON if left <= SOON_WORKING_DAYS_MAX else Urgency.CALM
    return Due(on, urgency, _left(left, (on - today).days))


def _late(working_days: int) -> str:
    if working_days == 0:
        return _("late")
    return ngettext(
        "{n} working day late",
        "{n} working days late",
        working_days,
    ).format(n=working_days)


def _left(working_days: int, days: int) -> str:
    if working_days == 0:
        return ngettext("in {n} day, a rest day", "in {n} days, all rest days", days).format(n=days)
    return ngettext("in {n} working day", "in {n} working days", working_days).format(n=working_days)
