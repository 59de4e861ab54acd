"""Working days as the State Council's tables have them (vectors of domain.md section 4)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onevisit.kernel.working_days import Calendar, Limit, Unit
from onevisit.language import compile

PLAIN = Calendar(frozenset(), frozenset(), date(2026, 12, 31))


@pytest.fixture(scope="module")
def official() -> Calendar:
    content = Path(__file__).parents[3] / "content"
    names = ("calendars/cn.yaml", "sources.yaml")
    compilation = compile({name: (content / name).read_text("utf-8") for name in names})
    assert compilation.edition is not None, compilation.errors
    return compilation.edition.calendar


@pytest.mark.parametrize(
    ("received", "days", "last"),
    [
        (date(2019, 1, 28), 5, date(2019, 2, 2)),
        (date(2019, 1, 28), 20, date(2019, 2, 28)),
        (date(2019, 4, 25), 5, date(2019, 5, 5)),
        (date(2019, 9, 26), 5, date(2019, 10, 9)),
        (date(2019, 9, 26), 20, date(2019, 10, 29)),
        (date(2026, 2, 10), 5, date(2026, 2, 24)),
        (date(2026, 2, 10), 20, date(2026, 3, 16)),
        (date(2026, 9, 18), 5, date(2026, 9, 24)),
        (date(2026, 9, 18), 20, date(2026, 10, 22)),
    ],
)
def test_limits_count_the_days_that_are_worked(
    official: Calendar, received: date, days: int, last: date
) -> None:
    assert official.add_working_days(received, days) == last
    assert official.working_days_between(received, last) == days


@pytest.mark.parametrize(("year", "worked"), [(2019, 250), (2026, 248)])
def test_a_year_has_its_working_days(official: Calendar, year: int, worked: int) -> None:
    assert official.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == worked


def test_days_after_the_published_tables_are_provisional(official: Calendar) -> None:
    assert not official.is_provisional(date(2026, 12, 31))
    assert official.is_provisional(date(2027, 1, 1))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 200))
def test_the_day_an_application_arrives_is_day_zero(start: date, days: int) -> None:
    end = PLAIN.add_working_days(start, days)
    assert PLAIN.working_days_between(start, end) == days
    assert PLAIN.working_days_between(end, start) == -days
    assert (end == start) == (days == 0)


@pytest.mark.parametrize(
    ("limit", "last"),
    [
        (Limit(0, Unit.IMMEDIATE), date(2026, 1, 31)),
        (Limit(10, Unit.MINUTE), date(2026, 1, 31)),
        (Limit(2, Unit.HOUR), date(2026, 1, 31)),
        (Limit(1, Unit.WORKING_DAY), date(2026, 2, 2)),
        (Limit(30, Unit.CALENDAR_DAY), date(2026, 3, 2)),
        (Limit(1, Unit.MONTH), date(2026, 2, 28)),
        (Limit(12, Unit.MONTH), date(2027, 1, 31)),
        (Limit(1, Unit.YEAR), date(2027, 1, 31)),
    ],
)
def test_a_limit_ends_in_its_own_unit(limit: Limit, last: date) -> None:
    assert PLAIN.add(date(2026, 1, 31), limit) == last


@pytest.mark.parametrize(("day", "last"), [(15, 15), (28, 28), (29, 28), (30, 28)])
def test_a_month_ends_on_its_last_day_where_the_day_is_missing(day: int, last: int) -> None:
    assert PLAIN.add(date(2027, 1, day), Limit(1, Unit.MONTH)) == date(2027, 2, last)


def test_what_is_decided_while_the_applicant_stands_there_is_no_wait() -> None:
    assert Limit(10, Unit.MINUTE).is_immediate
    assert not Limit(2, Unit.HOUR).is_immediate


@given(st.dates(date(2018, 11, 1), date(2028, 1, 1)), st.integers(1, 600))
def test_days_are_counted_as_one_would_by_hand(start: date, days: int) -> None:
    calendar = Calendar(
        frozenset([date(2026, 1, 1), date(2027, 1, 1)]), frozenset([date(2026, 1, 4)]), date(2026, 12, 31)
    )
    day, left = start, days
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day)
    assert calendar.add_working_days(start, days) == day
    assert calendar.working_days_between(start, day) == days
