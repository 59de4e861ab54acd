"""The official working-day calendar: weekends, public holidays and make-up days.

The law counts its limits in working days (Administrative Licensing Law art. 82);
which days those are is a table that the State Council publishes each year.
The day an application arrives is day zero.
"""

from bisect import bisect_right
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec

OFFICIAL_ZONE = ZoneInfo("Asia/Shanghai")
"""Legal days begin at midnight here, whatever the server's own zone."""


def official_date(instant: datetime) -> date:
    """The official day on which `instant` falls."""
    return instant.astimezone(OFFICIAL_ZONE).date()


class Unit(StrEnum):
    """The units in which limits are written."""

    IMMEDIATE = "immediate"
    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"


class Limit(msgspec.Struct, frozen=True, gc=False):
    """A length of time as law or promise writes it: a quantity of a unit."""

    quantity: int
    unit: Unit

    @property
    def is_immediate(self) -> bool:
        """Decided while the applicant is still there: no wait (design.md section 4)."""
        return self.unit in (Unit.IMMEDIATE, Unit.MINUTE)


IMMEDIATE = Limit(0, Unit.IMMEDIATE)


class Calendar(msgspec.Struct, frozen=True, dict=True):
    """Which days are worked: weekdays, less `rest_days`, plus `make_up_days`.

    `known_until` is the last day of the published tables; a date counted past
    it is provisional.
    """

    rest_days: frozenset[date]
    make_up_days: frozenset[date]
    known_until: date

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`."""
        if day in self.make_up_days:
            return True
        return day.weekday() < 5 and day not in self.rest_days

    def add_working_days(self, start: date, days: int) -> date:
        """The `days`-th working day after `start`; `start` itself for none."""
        assert days >= 0, "limits run forward"
        if not days:
            return start
        year = start.year
        worked = self._working_days(year)
        at = bisect_right(worked, start) + days - 1
        while at >= len(worked):
            at -= len(worked)
            year += 1
            worked = self._working_days(year)
        return worked[at]

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`."""
        if end < start:
            return -self.working_days_between(end, start)
        before = bisect_right(self._working_days(start.year), start)
        years = sum(len(self._working_days(year)) for year in range(start.year, end.year))
        return years + bisect_right(self._working_days(end.year), end) - before

    def _working_days(self, year: int) -> list[date]:
        # Limits are counted many times for one plan: the days of a year are listed once.
        if year not in self._years:
            days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
            self._years[year] = [day for day in days if day.year == year and self.is_working_day(day)]
        return self._years[year]

    @cached_property
    def _years(self) -> dict[int, list[date]]:
        return {}

    def add(self, start: date, limit: Limit) -> date:
        """The last day on which a limit that began on `start` is kept."""
        match limit.unit:
            case Unit.WORKING_DAY:
                return self.add_working_days(start, limit.quantity)
            case Unit.IMMEDIATE | Unit.MINUTE | Unit.HOUR:
                return start
            case Unit.CALENDAR_DAY:
                return start + timedelta(days=limit.quantity)
            case Unit.MONTH:
                return _add_months(start, limit.quantity)
            case Unit.YEAR:
                return _add_months(start, 12 * limit.quantity)

    def is_provisional(self, day: date) -> bool:
        """Whether `day` lies beyond the published tables."""
        return day > self.known_until


def _add_months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for day in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(start.day, 28))
