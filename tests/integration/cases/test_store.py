"""What the tables hold, and what they refuse."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from onevisit.cases import api
from onevisit.cases.api import ActionName
from onevisit.cases.domain.decide import act
from onevisit.cases.store import cases as store
from onevisit.catalogue import api as catalogue

ACCEPT, GRANT, REFUSE, ISSUE, WITHDRAW = ActionName


def rows(statement: str, *parameters: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def test_what_happened_cannot_be_changed_or_deleted(town: Any) -> None:
    case = town.filed()
    for statement in (
        "UPDATE cases_event SET action = 'x' WHERE case_id = %s",
        "DELETE FROM cases_event WHERE case_id = %s",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows(statement, case)


def test_jobs_are_stored_with_the_case(town: Any) -> None:
    case = town.filed()
    jobs = rows(
        "SELECT task_name, args->>'paper', status::text FROM procrastinate_jobs WHERE args->>'case' = %s",
        case,
    )
    assert set(jobs) == {
        ("cases.fetch_paper", paper, "todo")
        for paper in (
            "identity_card.mother",
            "identity_card.father",
            "household_register.mother",
            "marriage_certificate.mother",
            "discharge_summary.mother",
        )
    }
    counted = rows(
        "SELECT count(*) FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id "
        "WHERE j.args->>'case' = %s AND e.type = 'deferred'",
        case,
    )
    assert counted == [(5,)], "the queue's own triggers ran"


def test_a_case_that_moved_on_is_not_written(town: Any) -> None:
    case = town.fetched()
    found = store.read(case)
    assert found is not None
    change = act(
        found,
        town.midwife,
        "birth_certificate",
        [ACCEPT],
        edition=catalogue.edition(found.edition),
        now=town.now,
    )
    assert store.write(change, found.version)
    events = rows("SELECT count(*) FROM cases_event WHERE case_id = %s", case)
    assert not store.write(change, found.version)
    assert rows("SELECT count(*) FROM cases_event WHERE case_id = %s", case) == events


def test_the_work_list_goes_on_where_it_ended(town: Any) -> None:
    cases = [town.fetched() for _ in range(3)]
    town.do(town.midwife, cases[1], "birth_certificate", ACCEPT, now=town.now + timedelta(days=3))
    first = api.work_list(town.midwife, limit=2)
    rest = api.work_list(town.midwife, limit=2, after=first[-1].place)
    assert {row.case for row in first} == {cases[0], cases[2]}
    assert [row.case for row in rest] == [cases[1]], "later due date, later in the list"
    assert api.work_list(town.midwife, limit=2, after=rest[-1].place) == []


def test_the_work_list_is_filtered_by_service(town: Any) -> None:
    case = town.fetched()
    town.do(town.midwife, case, "birth_certificate", ACCEPT, GRANT, ISSUE)
    (row,) = api.work_list(town.midwife, service="vaccination_card")
    assert row.step == "vaccination"
    assert api.work_list(town.midwife, service="social_security_card") == []


def test_a_page_of_a_long_work_list_is_read_from_the_index_in_order(town: Any) -> None:
    """Sorting all of a department's work for each page was seen to cost 40 ms at 62,000 lines."""
    rows(
        """
        INSERT INTO cases_work
        SELECT '330122', '330122' || lpad(n::text, 14, '0'), 'vaccination',
               (ARRAY['tonglu_hospital', 'another'])[1 + n %% 2], 'vaccination_card', 'birth', 'received',
               true, date '2026-01-01' + n %% 300, now(), 'name', 'edition'
          FROM generate_series(1, 6000) n RETURNING 1
        """
    )
    plans: list[str] = []

    def explain(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if not sql.startswith("EXPLAIN"):
            plans.extend(line for (line,) in rows(f"EXPLAIN {sql}", *parameters))
        return execute(sql, parameters, many, context)

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cases_work")
    first = api.work_list(town.midwife, limit=50)
    with connection.execute_wrapper(explain):
        second = api.work_list(town.midwife, limit=50, after=first[-1].place)
    assert len(second) == 50
    assert "cases_work_open" in "\n".join(plans)
    assert "Sort  " not in "\n".join(plans)
