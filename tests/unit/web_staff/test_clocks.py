"""The promised and the statutory limit stand side by side (domain.md 2.2)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from onevisit.cases.api import ProceedingState
from onevisit.kernel.working_days import Calendar
from onevisit.web_staff.presenters.clocks import clocks
from onevisit.web_staff.presenters.due import Urgency

TODAY = date(2026, 11, 23)


def test_both_limits_run_side_by_side(part: Callable[..., Any], calendar: Calendar) -> None:
    promised, by_law = clocks(part(), TODAY, calendar)

    assert (promised.name, promised.due.words) == ("promised", "in 4 working days")
    assert (by_law.name, by_law.due.words) == ("by law", "in 19 working days")


def test_where_the_law_sets_no_limit_one_clock_runs(part: Callable[..., Any], calendar: Calendar) -> None:
    assert len(list(clocks(part(statutory_on=None), TODAY, calendar))) == 1


def test_a_decision_stops_both_and_says_whether_they_were_kept(
    part: Callable[..., Any], calendar: Calendar
) -> None:
    decided = part(
        state=ProceedingState.GRANTED,
        promised_on=date(2026, 11, 20),
        decided_at=datetime(2026, 11, 23, 2, tzinfo=UTC),
    )
    promised, by_law = clocks(decided, date(2026, 12, 30), calendar)

    assert (promised.due.urgency, promised.due.words) == (Urgency.LATE, "too late, on 23 Nov")
    assert (by_law.due.urgency, by_law.due.words) == (Urgency.CLOSED, "kept, on 23 Nov")


def test_a_decision_late_in_the_evening_counts_for_its_official_day(
    part: Callable[..., Any], calendar: Calendar
) -> None:
    """17:00 in UTC is one in the morning in Hangzhou."""
    decided = part(
        state=ProceedingState.ISSUED,
        promised_on=date(2026, 11, 23),
        decided_at=datetime(2026, 11, 23, 17, tzinfo=UTC),
    )
    promised, _ = clocks(decided, TODAY, calendar)

    assert promised.due.words == "too late, on 24 Nov"
