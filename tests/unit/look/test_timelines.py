"""The timeline places bars over days; rest days are shaded, today is a line (look.md "Charts")."""

from datetime import date

import pytest

from onevisit.kernel.working_days import Calendar
from onevisit.look.timelines import Bar, timeline

CALENDAR = Calendar(frozenset(), frozenset(), date(2026, 12, 31))
MONDAY = date(2026, 11, 23)


def bar(first: int, last: int) -> Bar:
    return Bar("a step", "", MONDAY.replace(day=23 + first), MONDAY.replace(day=23 + last))


def test_bars_fill_the_width_from_the_first_day_to_the_last() -> None:
    chart = timeline([bar(0, 0), bar(0, 4)], CALENDAR)
    assert [(b.x, round(b.width)) for b in chart.bars] == [(0, 20), (0, 100)]


def test_a_short_matter_is_not_drawn_long() -> None:
    chart = timeline([bar(0, 0)], CALENDAR)
    assert (len(chart.columns), round(chart.bars[0].width)) == (5, 20)


def test_weekends_are_rest_days() -> None:
    chart = timeline([bar(0, 6)], CALENDAR)
    assert [column.works for column in chart.columns] == [True] * 5 + [False] * 2


def test_today_is_marked_only_inside_the_chart() -> None:
    assert timeline([bar(0, 4)], CALENDAR, MONDAY).today_x == pytest.approx(10)
    assert timeline([bar(0, 4)], CALENDAR, date(2026, 12, 24)).today_x is None


def test_no_bars_make_an_empty_chart() -> None:
    assert timeline([], CALENDAR).columns == ()


def test_a_long_chart_names_few_days() -> None:
    chart = timeline([Bar("long", "", date(2026, 1, 1), date(2026, 12, 31))], CALENDAR)
    assert sum(column.label for column in chart.columns) <= 8
