"""Counting personal appearances (Zhejiang Provisions 2018 art. 2; domain.md 2.1)."""

from datetime import timedelta
from typing import Any

import pytest

from onevisit.cases.domain.visits import record_visit
from onevisit.kernel.errors import DomainError


def test_a_visit_is_counted_where_it_happens(world: Any) -> None:
    change = record_visit(world.opened(), world.midwife, now=world.now)
    (visit,) = change.case.visits
    assert (visit.organisation, visit.recorded_by, visit.at) == ("hospital", "midwife", world.now)
    assert change.events[-1].action == "visited"


def test_contacts_at_one_appearance_are_one_visit(world: Any) -> None:
    case = record_visit(world.opened(), world.midwife, now=world.now).case
    assert record_visit(case, world.midwife, now=world.now + timedelta(minutes=20)) is None


def test_coming_again_later_is_a_second_visit(world: Any) -> None:
    case = record_visit(world.opened(), world.midwife, now=world.now).case
    change = record_visit(case, world.midwife, now=world.now + timedelta(hours=2))
    assert len(change.case.visits) == 2


def test_going_to_another_office_is_a_visit_of_its_own(world: Any) -> None:
    case = record_visit(world.opened(), world.midwife, now=world.now).case
    change = record_visit(case, world.policeman, now=world.now + timedelta(minutes=10))
    assert len(change.case.visits) == 2


def test_only_who_has_a_post_in_the_case_records_a_visit(world: Any) -> None:
    for actor in (world.mother, world.stranger, world.hall_clerk):
        with pytest.raises(DomainError, match="not_at_a_window"):
            record_visit(world.opened(), actor, now=world.now)
