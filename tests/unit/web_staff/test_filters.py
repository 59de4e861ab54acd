"""Chips narrow the list by an address that can be kept and sent."""

from datetime import date

import pytest

from onevisit.cases.api import ProceedingState
from onevisit.kernel.working_days import Calendar
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.filters import (
    Chosen,
    DueChoice,
    due_range,
    filters,
    read_chosen,
    services_of,
)

TODAY = date(2026, 11, 23)


def test_an_address_says_what_is_chosen() -> None:
    chosen = read_chosen({"state": "accepted", "service": "certificate", "due": "late"})

    assert chosen == Chosen(ProceedingState.ACCEPTED, "certificate", DueChoice.LATE)
    assert read_chosen(dict(pair.split("=") for pair in chosen.query().split("&"))) == chosen


def test_words_that_nobody_knows_narrow_nothing() -> None:
    assert not read_chosen({"state": "odd", "due": "someday"}).is_any


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        (None, date.min, date.max),
        (DueChoice.LATE, date.min, date(2026, 11, 22)),
        (DueChoice.TODAY, TODAY, TODAY),
        (DueChoice.SOON, TODAY, date(2026, 11, 26)),
    ],
)
def test_a_due_chip_is_a_range_of_days(
    calendar: Calendar, choice: DueChoice | None, first: date, last: date
) -> None:
    assert due_range(choice, TODAY, calendar) == (first, last)


def test_a_chip_changes_its_own_row_only(edition: Edition) -> None:
    due, state, service = filters(Chosen(due=DueChoice.LATE), ["certificate", "registration"], edition)

    assert [choice.name for choice in due.choices if choice.is_chosen] == ["late"]
    assert [choice.name for choice in state.choices if choice.is_chosen] == ["all"]
    assert all("due=late" in choice.query for choice in (*state.choices, *service.choices))
    assert due.choices[0].query == ""


def test_one_service_needs_no_row_of_chips(edition: Edition) -> None:
    assert len(filters(Chosen(), ["certificate"], edition)) == 2


def test_services_are_those_that_the_organisation_accepts_or_decides(edition: Edition) -> None:
    assert services_of(edition, ["tonglu_hospital"]) == {"certificate", "registration"}
    assert services_of(edition, ["tonglu_police"]) == {"registration"}
