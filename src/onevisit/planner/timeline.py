"""When each service can begin and when it ends at the latest, as promised and as the law allows.

A service begins on the day on which all before it have ended, which is the
day zero of its own limits. What is done at once on a day of rest is done on
the next working day.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from onevisit.kernel.ids import StepId
from onevisit.kernel.working_days import Calendar, Limit, Unit
from onevisit.planner.definitions import Window
from onevisit.planner.setting import Work

_WITHIN_THE_DAY = frozenset({Unit.IMMEDIATE, Unit.MINUTE, Unit.HOUR})


class Span(msgspec.Struct, frozen=True):
    """The first and the last day of a work."""

    begins: date
    ends: date


class Timeline(msgspec.Struct, frozen=True):
    """The promised days of every work, and the day by which the law wants all done (None: it sets none)."""

    promised: dict[StepId, Span]
    statutory_on: date | None
    ends: date
    critical_path: tuple[StepId, ...]
    """The works that decide on which day all is done, each ending when the next begins."""


def timeline_of(calendar: Calendar, works: Sequence[Work], on: date) -> Timeline:
    """The days of these works (in order), if all is handed in on `on`."""
    promised = _spans(calendar, works, on, _promised, _wait)
    has_limits = all(work.statutory is not None for work in works)
    statutory = _spans(calendar, works, on, lambda work: work.statutory or work.promised, _wait)
    return Timeline(
        promised=promised,
        statutory_on=_last(statutory, on) if has_limits else None,
        ends=_last(promised, on),
        critical_path=_critical(works, promised),
    )


def counted_days(
    calendar: Calendar, works: Sequence[Work], on: date, wait: Callable[[Work], Limit | None]
) -> dict[StepId, Span]:
    """The promised days of works (in order) if only these waits counted."""
    return _spans(calendar, works, on, _promised, wait)


def window_after(window: Window, day: date) -> Span:
    """The first and last day of the window that is open on `day` or opens next."""
    closes = window.closes.first_after(day)
    opens = date(closes.year, window.opens.month, window.opens.day)
    return Span(opens if opens <= closes else opens.replace(year=closes.year - 1), closes)


def last_day(calendar: Calendar, begins: date, limit: Limit) -> date:
    """The last day of a limit that began on `begins`."""
    if limit.unit not in _WITHIN_THE_DAY:
        return calendar.add(begins, limit)
    day = begins
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def _promised(work: Work) -> Limit:
    return work.promised


def _wait(work: Work) -> Limit | None:
    return work.wait


def _spans(
    calendar: Calendar,
    works: Sequence[Work],
    on: date,
    limit: Callable[[Work], Limit],
    wait: Callable[[Work], Limit | None],
) -> dict[StepId, Span]:
    spans: dict[StepId, Span] = {}
    for work in works:
        begins = max((spans[earlier].ends for earlier in work.after), default=on)
        if (waited := wait(work)) is not None:
            begins = calendar.add(begins, waited)
        clock_from = begins
        if work.limits and work.limits.window:
            window = window_after(work.limits.window, begins)
            begins, clock_from = max(begins, window.begins), window.ends
        followed = (spans[earlier].ends for earlier in work.late_after)
        spans[work.id] = Span(begins, max((last_day(calendar, clock_from, limit(work)), *followed)))
    return spans


def _last(spans: dict[StepId, Span], on: date) -> date:
    return max((span.ends for span in spans.values()), default=on)


def _critical(works: Sequence[Work], spans: dict[StepId, Span]) -> tuple[StepId, ...]:
    by_id = {work.id: work for work in works}
    path: list[StepId] = []
    candidates: Sequence[StepId] = [work.id for work in works]
    while candidates:
        last = max(candidates, key=lambda work: spans[work].ends)
        path.append(last)
        papers = [p for p in by_id[last].late_after if spans[p].ends == spans[last].ends]
        candidates = papers or by_id[last].after
    return tuple(reversed(path))
