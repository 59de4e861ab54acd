"""Shared papers: fetched by jobs, asked for where the register fails (domain.md 2.12, statements 7 and 8)."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from onevisit.cases import api, tasks
from onevisit.cases.api import ActionName, PaperState
from onevisit.cases.services.papers import fetch_paper
from onevisit.catalogue import api as catalogue
from onevisit.exchange.api import Connector, Field, Query, SourceFailed, read_fields
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import CaseId
from onevisit.kernel.text import Sentence, Text

ACCEPT, GRANT, REFUSE, ISSUE, WITHDRAW = ActionName
REGISTERS = ("population_register", "marriage_register", "medical_insurance_register")
SHARED = 5
"""Papers that this case takes from registers."""


class Register:
    """A register that gives, or fails as it is told; it counts how often it is asked."""

    deadline_seconds = 5.0

    def __init__(self) -> None:
        self.asked: list[Query] = []
        self.failure: SourceFailed | None = None

    def ask(self, query: Query) -> tuple[Field, ...]:
        self.asked.append(query)
        if self.failure is not None:
            raise self.failure
        return (Field("holder", Text("Holder", "持有人"), f"holder of {query.evidence}"),)

    def check_config(self) -> list[Sentence]:
        return []


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Register]:
    found: dict[str, Register] = {name: Register() for name in REGISTERS}
    wired: Callable[[], dict[str, Connector]] = lambda: found  # noqa: E731
    monkeypatch.setattr("onevisit.exchange.services.connectors.connectors", wired)
    return found


def failing(*, permanent: bool) -> SourceFailed:
    return SourceFailed(Sentence("source_unreachable", "The register does not answer."), permanent=permanent)


def state(town: Any, case: str, key: str) -> Any:
    return api.read_case(town.mother, CaseId(case)).case.paper(key)


def test_a_fetched_paper_makes_the_part_ready_and_can_be_read(town: Any, registers: Any) -> None:
    case = town.filed()
    for key in ("identity_card.mother", "identity_card.father"):
        fetch_paper(case, key, is_last_try=False, now=town.now)
    assert town.state(case, "birth_certificate") == "received"
    media_type, content = api.read_paper(town.midwife, case, "identity_card.mother")
    assert media_type == "application/json"
    assert [field.value for field in read_fields(content)] == ["holder of identity_card"]
    asked = registers["population_register"].asked
    assert [query.subjects for query in asked] == [("11010519491231002X",), ("330783201003071231",)]


def test_a_register_that_fails_for_good_makes_the_case_ask_for_exactly_that_paper(
    town: Any, registers: Any
) -> None:
    case = town.filed()
    registers["marriage_register"].failure = failing(permanent=True)
    fetch_paper(case, "marriage_certificate.mother", is_last_try=False, now=town.now)
    paper = state(town, case, "marriage_certificate.mother")
    assert (paper.state, paper.failure) == (PaperState.ASKED, "source_unreachable")
    assert [p.key for p in api.read_case(town.mother, case).case.asked] == ["marriage_certificate.mother"]


def test_a_register_that_fails_in_passing_is_asked_again_before_anybody_else_is(
    town: Any, registers: Any
) -> None:
    case = town.filed()
    registers["marriage_register"].failure = failing(permanent=False)
    with pytest.raises(SourceFailed):
        fetch_paper(case, "marriage_certificate.mother", is_last_try=False, now=town.now)
    assert state(town, case, "marriage_certificate.mother").state is PaperState.EXPECTED
    fetch_paper(case, "marriage_certificate.mother", is_last_try=True, now=town.now)
    assert state(town, case, "marriage_certificate.mother").state is PaperState.ASKED


def test_a_register_is_asked_a_bounded_number_of_times() -> None:
    strategy = tasks.fetch.retry_strategy
    assert strategy is not None
    waits = []
    for attempts in range(tasks.TRIES_MAX):
        job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="t", attempts=attempts)
        decision = strategy.get_retry_decision(exception=failing(permanent=False), job=job)
        waits.append(decision is not None)
    assert waits == [True] * (tasks.TRIES_MAX - 1) + [False], "the last try asks the applicant instead"


def test_a_job_that_runs_twice_asks_the_register_once(town: Any, registers: Any) -> None:
    case = town.filed()
    for _ in range(2):
        fetch_paper(case, "marriage_certificate.mother", is_last_try=False, now=town.now)
    assert len(registers["marriage_register"].asked) == 1
    events = [event.action for event in api.read_case(town.mother, case).events]
    assert events.count("paper_arrived") == 1


def test_a_paper_that_nobody_wants_any_more_is_not_looked_at(town: Any, registers: Any) -> None:
    case = town.filed()
    town.do(town.mother, case, "household_registration", WITHDRAW)
    fetch_paper(case, "marriage_certificate.mother", is_last_try=False, now=town.now)
    assert registers["marriage_register"].asked == []


def test_a_right_that_was_taken_back_stops_the_fetch_of_open_cases_too(town: Any, registers: Any) -> None:
    """domain.md 2.12 statement 8: no call without a live right."""
    case = town.filed()
    edition = catalogue.current_edition()
    rights = {id: right for id, right in edition.rights.items() if right.dataset != "marriage_register"}
    catalogue.publish(msgspec.structs.replace(edition, hash="f" * 32, rights=rights), town.now)
    fetch_paper(case, "marriage_certificate.mother", is_last_try=False, now=town.now)
    assert registers["marriage_register"].asked == []
    paper = state(town, case, "marriage_certificate.mother")
    assert (paper.state, paper.failure) == (PaperState.ASKED, "no_right")


def test_only_those_may_read_a_paper_whose_part_uses_it(town: Any, registers: Any) -> None:
    case = town.filed()
    fetch_paper(case, "marriage_certificate.mother", is_last_try=False, now=town.now)
    assert api.read_paper(town.policeman, case, "marriage_certificate.mother")
    assert api.read_paper(town.mother, case, "marriage_certificate.mother")
    for actor, code in (
        (town.midwife, "no_such_paper"),
        (town.stranger, "no_such_case"),
        (town.elsewhere, "no_such_case"),
        (None, "sign_in_first"),
    ):
        with pytest.raises(DomainError, match=code):
            api.read_paper(actor, case, "marriage_certificate.mother")


def test_a_result_is_read_by_its_owner_and_by_the_step_that_uses_it(town: Any) -> None:
    case = town.fetched()
    town.do(
        town.midwife,
        case,
        "birth_certificate",
        ACCEPT,
        GRANT,
        ISSUE,
        numbers={"medical_certificate_of_birth": "T330122001"},
    )
    for actor in (town.mother, town.midwife, town.policeman):
        media_type, content = api.read_paper(actor, case, "medical_certificate_of_birth.child")
        lines = {field.id: field.value for field in read_fields(content)}
        assert media_type == "application/json"
        assert lines["number"] == "T330122001"
        assert lines["child_sex"] == "女"
        assert lines["issued_on"] == "2026-11-23"
        assert "mother_phone" not in lines
    with pytest.raises(DomainError, match="no_such_paper"):
        api.read_paper(town.policeman, case, "vaccination_record.child")


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_the_submission_left_to_be_done(
    town: Any, registers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The worker's threads would keep their connections, and the test database could not be dropped.
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    case = town.filed()
    registers["medical_insurance_register"].failure = failing(permanent=True)
    work()
    case_now = api.read_case(town.mother, case).case
    assert {p.key for p in case_now.papers if p.state is PaperState.EXPECTED} == {
        "medical_certificate_of_birth.child",
        "household_register.child",
    }
    assert [p.key for p in case_now.asked] == ["discharge_summary.mother"]
    assert town.state(case, "birth_certificate") == "received"


@pytest.mark.django_db(transaction=True)
def test_a_job_that_ended_in_a_fault_leaves_no_case_waiting(town: Any) -> None:
    case = town.filed()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE args->>'case' = %s", [case])
    tasks.give_up(0)
    assert len(api.read_case(town.mother, case).case.asked) == SHARED
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE args->>'case' = %s", [case])
        assert cursor.fetchone() == (0,)
    tasks.give_up(0)


def work() -> None:
    """Run a real worker until nothing is left to do just now."""
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
