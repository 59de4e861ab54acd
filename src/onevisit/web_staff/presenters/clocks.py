"""The two limits of a proceeding, side by side: what is left, or whether it was kept."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from django.utils.translation import gettext as _

from onevisit.cases.api import Proceeding
from onevisit.kernel.working_days import Calendar, official_date
from onevisit.look.formats import day, short_day
from onevisit.web_staff.presenters.due import Due, Urgency, due


class Clock(msgspec.Struct, frozen=True):
    """One limit: its name, its last day, what is left of it."""

    name: str
    day: str
    due: Due


def clocks(proceeding: Proceeding, today: date, calendar: Calendar) -> Iterable[Clock]:
    """The promised and the statutory limit; the law may set none."""
    ended_at = proceeding.decided_at or proceeding.closed_at
    limits = ((_("promised"), proceeding.promised_on), (_("by law"), proceeding.statutory_on))
    for name, on in limits:
        if on is not None:
            yield Clock(name, day(on), due(on, today, calendar) if ended_at is None else _ended(on, ended_at))


def _ended(on: date, ended_at: datetime) -> Due:
    ended_on = official_date(ended_at)
    if ended_on > on:
        return Due(on, Urgency.LATE, _("too late, on {day}").format(day=short_day(ended_on)))
    return Due(on, Urgency.CLOSED, _("kept, on {day}").format(day=short_day(ended_on)))
