"""A due day is told in working days, with a word beside the colour (look.md, page patterns)."""

from datetime import date

import pytest

from onevisit.kernel.working_days import Calendar
from onevisit.web_staff.presenters.due import Urgency, due

# Labour Day 2019: the Sunday 5 May was worked, 1 to 4 May were free.
CALENDAR = Calendar(
    rest_days=frozenset(date(2019, 5, n) for n in (1, 2, 3)),
    make_up_days=frozenset({date(2019, 4, 28), date(2019, 5, 5)}),
    known_until=date(2019, 12, 31),
)


@pytest.mark.parametrize(
    ("on", "urgency", "words"),
    [
        (date(2019, 4, 22), Urgency.LATE, "3 working days late"),
        (date(2019, 4, 24), Urgency.LATE, "1 working day late"),
        (date(2019, 4, 25), Urgency.TODAY, "today"),
        (date(2019, 4, 26), Urgency.SOON, "in 1 working day"),
        (date(2019, 4, 27), Urgency.SOON, "in 1 working day"),
        (date(2019, 4, 28), Urgency.SOON, "in 2 working days"),
        (date(2019, 5, 5), Urgency.CALM, "in 5 working days"),
    ],
)
def test_due_day_is_counted_on_the_official_calendar(on: date, urgency: Urgency, words: str) -> None:
    # 2019-04-25 + 5 working days = 2019-05-05, a Sunday at work (domain.md section 4).
    found = due(on, date(2019, 4, 25), CALENDAR)

    assert (found.urgency, found.words) == (urgency, words)


def test_rest_days_only_are_told_as_days() -> None:
    assert due(date(2019, 5, 4), date(2019, 4, 30), CALENDAR).words == "in 4 days, all rest days"
    assert due(date(2019, 4, 29), date(2019, 5, 4), CALENDAR).words == "1 working day late"
    assert due(date(2019, 5, 3), date(2019, 5, 4), CALENDAR).words == "late"
