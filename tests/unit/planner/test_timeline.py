"""Earliest and last days, promised and statutory apart, on the working-day calendar (design.md section 4)."""

from datetime import date
from typing import Any

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.kernel.text import say
from onevisit.kernel.working_days import Calendar, Limit, Unit

MONDAY, FRIDAY, SATURDAY = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 7)
AFTER = date(2026, 3, 9)


def days(quantity: int) -> Limit:
    return Limit(quantity, Unit.WORKING_DAY)


def spans(plan: Any) -> dict[str, tuple[date, date]]:
    return {step.id: (step.starts_on, step.promised_on) for step in plan.steps}


def test_a_step_begins_when_all_before_it_have_ended(catalogue: Any) -> None:
    catalogue.step("short", promised=days(1))
    catalogue.step("long", promised=days(3))
    catalogue.step("last", after=["short", "long"], promised=days(2))
    plan = catalogue.plan()
    assert spans(plan) == {
        "short": (MONDAY, date(2026, 3, 3)),
        "long": (MONDAY, date(2026, 3, 5)),
        "last": (date(2026, 3, 5), AFTER),
    }
    assert plan.promised_on == AFTER
    assert plan.working_days == 5
    assert plan.critical_path == ("long", "last")
    assert [step.critical for step in plan.steps] == [False, True, True]
    assert say(plan.reason.sentence) == "The last day comes from these, one after the other: long, last."


def test_rest_days_and_make_up_days_count_as_published(catalogue: Any) -> None:
    catalogue.calendar = Calendar(frozenset({date(2026, 3, 3)}), frozenset({SATURDAY}), date(2026, 12, 31))
    catalogue.step("certify", promised=days(4))
    assert catalogue.plan().promised_on == SATURDAY


def test_what_is_done_at_once_on_a_rest_day_is_done_on_the_next_working_day(catalogue: Any) -> None:
    catalogue.step("certify")
    catalogue.step("register", after=["certify"], promised=Limit(2, Unit.HOUR))
    assert spans(catalogue.plan(on=SATURDAY)) == {"certify": (SATURDAY, AFTER), "register": (AFTER, AFTER)}
    assert spans(catalogue.plan(on=FRIDAY)) == {"certify": (FRIDAY, FRIDAY), "register": (FRIDAY, FRIDAY)}


def test_a_limit_of_an_application_on_a_rest_day_counts_from_that_day(catalogue: Any) -> None:
    catalogue.step("certify", promised=days(1))
    assert catalogue.plan(on=SATURDAY).promised_on == AFTER


def test_where_all_is_immediate_nothing_takes_days(catalogue: Any) -> None:
    catalogue.step("certify")
    plan = catalogue.plan()
    assert (plan.promised_on, plan.working_days) == (MONDAY, 0)
    assert say(plan.reason.sentence) == "All of it is decided on the spot."


def test_a_time_that_must_pass_moves_the_beginning(catalogue: Any) -> None:
    catalogue.step("settle")
    catalogue.step("permit", after=["settle"], wait=Limit(6, Unit.MONTH))
    assert spans(catalogue.plan())["permit"] == (date(2026, 9, 2), date(2026, 9, 2))
    assert say(catalogue.plan().reason.sentence).endswith("one after the other: permit.")


def test_promised_and_statutory_days_stand_apart(catalogue: Any) -> None:
    catalogue.step("certify", promised=days(1), statutory=days(5))
    catalogue.step("register", after=["certify"], promised=days(1), statutory=days(10))
    plan = catalogue.plan()
    assert [step.statutory_on for step in plan.steps] == [AFTER, date(2026, 3, 17)]
    assert plan.promised_on == date(2026, 3, 4)
    assert plan.statutory_on == date(2026, 3, 23)


def test_where_the_law_sets_no_limit_for_one_there_is_none_for_all(catalogue: Any) -> None:
    catalogue.step("certify", statutory=days(5))
    catalogue.step("register")
    plan = catalogue.plan()
    assert plan.statutory_on is None
    assert plan.steps[1].statutory_on is None


@pytest.mark.parametrize(
    ("promised", "statutory", "provisional"), [(1, 2, False), (300, 301, True), (1, 300, True)]
)
def test_days_after_the_published_calendar_are_provisional(
    catalogue: Any, promised: int, statutory: int, provisional: bool
) -> None:
    catalogue.step("certify", promised=days(promised), statutory=days(statutory))
    assert catalogue.plan().provisional is provisional


def test_a_matter_of_which_nothing_applies_ends_on_its_day(catalogue: Any) -> None:
    catalogue.step("guidance", optional=True)
    plan = catalogue.plan(left_out=["guidance"])
    assert (plan.steps, plan.promised_on, plan.critical_path) == ((), MONDAY, ())


@pytest.mark.parametrize("on", [date(1999, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_far_away_is_refused(catalogue: Any, on: date) -> None:
    catalogue.step("certify", promised=days(5))
    with pytest.raises(DomainError) as caught:
        catalogue.plan(on=on)
    assert caught.value.code == "day_too_far"
    assert say(caught.value.sentence) == "Choose a day between 2000-01-01 and 2199-12-31."
