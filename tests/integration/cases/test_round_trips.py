"""Issue 2: a command costs at most two database round trips, reading a case one, a list one."""

from typing import Any

from onevisit.cases import api
from onevisit.cases.api import ActionName

ACCEPT, GRANT, REFUSE, ISSUE, WITHDRAW = ActionName


def test_a_command_costs_two_round_trips(town: Any, round_trips: Any) -> None:
    case = town.fetched()
    with round_trips() as statements:
        town.do(town.midwife, case, "birth_certificate", ACCEPT, GRANT, ISSUE)
    assert len(statements) == 2, statements
    with round_trips() as statements:
        api.record_visit(town.midwife, case, now=town.now)
    assert len(statements) == 2, statements


def test_submitting_costs_two_round_trips(town: Any, round_trips: Any) -> None:
    draft = town.filled()
    with round_trips() as statements:
        api.submit(town.mother, draft.id, now=town.now)
    assert len(statements) == 2, statements


def test_saving_costs_two_round_trips(town: Any, round_trips: Any) -> None:
    draft = town.filled()
    with round_trips() as statements:
        api.save_facts(town.mother, draft.id, {"child_name": "王新"}, now=town.now)
    assert len(statements) == 2, statements


def test_reading_a_case_with_its_history_costs_one(town: Any, round_trips: Any) -> None:
    case = town.fetched()
    with round_trips() as statements:
        view = api.read_case(town.mother, case)
    assert len(statements) == 1, statements
    assert len(view.events) > 5


def test_every_list_costs_one(town: Any, round_trips: Any) -> None:
    town.fetched()
    for read in (
        lambda: api.work_list(town.midwife),
        lambda: api.my_cases(town.mother),
        lambda: api.my_drafts(town.mother),
    ):
        with round_trips() as statements:
            read()
        assert len(statements) == 1, statements
