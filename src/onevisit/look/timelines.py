"""Bars over days: where each step of a plan or case lies, for the timeline chart. Pure geometry and words."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from onevisit.kernel.working_days import Calendar

DAYS_MIN = 5
"""A shorter chart would make one day look like a long time."""


class Bar(msgspec.Struct, frozen=True):
    """A step's stretch of days, both ends included.

    `waits` marks time in which no office works (hatched); `state` is a tone
    of the chips ("brand", "done", "soon", "late", "calm").
    """

    label: str
    note: str
    starts_on: date
    ends_on: date
    critical: bool = False
    waits: bool = False
    state: str = ""
    state_word: str = ""
    statutory_on: date | None = None


class Column(msgspec.Struct, frozen=True):
    """One day of the axis, placed in percent of the width."""

    on: date
    x: float
    width: float
    works: bool
    is_today: bool
    label: bool
    """Whether the axis has room to name this day."""


class Placed(msgspec.Struct, frozen=True):
    """A bar with its place in percent of the width."""

    bar: Bar
    x: float
    width: float


class Timeline(msgspec.Struct, frozen=True):
    """A chart: its days and its bars; `today_x` is the middle of today's column, if it is in it."""

    columns: tuple[Column, ...]
    bars: tuple[Placed, ...]
    today_x: float | None


def timeline(bars: Iterable[Bar], calendar: Calendar, today: date | None = None) -> Timeline:
    """The chart of `bars`, from the first bar's start to the last one's end."""
    listed = list(bars)
    if not listed:
        return Timeline((), (), None)
    first = min(bar.starts_on for bar in listed)
    last = max(*(bar.ends_on for bar in listed), first + timedelta(days=DAYS_MIN - 1))
    count = (last - first).days + 1
    width = 100 / count
    every = max(1, -(-count // 8))
    columns = tuple(
        Column(on, n * width, width, calendar.is_working_day(on), on == today, n % every == 0)
        for n in range(count)
        for on in [first + timedelta(days=n)]
    )
    placed = tuple(
        Placed(
            bar,
            (bar.starts_on - first).days * width,
            ((max(bar.ends_on, bar.starts_on) - bar.starts_on).days + 1) * width,
        )
        for bar in listed
    )
    today_x = ((today - first).days + 0.5) * width if today is not None and first <= today <= last else None
    return Timeline(columns, placed, today_x)
