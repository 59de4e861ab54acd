"""Fetching: every look is logged, nothing is read without a right, what came is kept with its source."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.unit.exchange.editions import (
    HOUSEHOLD,
    POLICE_STATION,
    POPULATION,
    READS_HOUSEHOLD,
    REGISTRATION,
    TONGLU,
    edition_with_right,
)

from onevisit.exchange import api
from onevisit.exchange.domain.snapshots import Field
from onevisit.exchange.models import LookRow, SnapshotRow
from onevisit.exchange.providers.demo_fails import FailingRegister
from onevisit.exchange.providers.demo_works import WorkingRegister
from onevisit.exchange.services import connectors
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import PersonId, RegionCode
from onevisit.kernel.text import Text
from onevisit.kernel.tracking import make_tracking_number
from onevisit.people.models import Person

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CASE = make_tracking_number(TONGLU, date(2026, 11, 23), 7)
MOTHER, FATHER = "11010519491231002X", "330122199003071236"
ENTRY = (Field("head", Text("Head of household", "户主"), "王建国"),)


class Register(WorkingRegister):
    """Remembers whether it was asked."""

    def __init__(self, entry: tuple[Field, ...] = ENTRY) -> None:
        super().__init__({(HOUSEHOLD, MOTHER): entry})
        self.asked: list[Any] = []

    def ask(self, query: Any) -> tuple[Field, ...]:
        self.asked.append(query)
        return super().ask(query)


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    register = Register()
    monkeypatch.setattr(connectors, "connectors", lambda: {POPULATION: register})
    return register


def fetch(**changed: Any) -> api.Snapshot:
    given: dict[str, Any] = {
        "dataset": POPULATION,
        "right": READS_HOUSEHOLD,
        "evidence": HOUSEHOLD,
        "subjects": (MOTHER,),
        "service": REGISTRATION,
        "organisation": POLICE_STATION,
        "case": CASE,
        "now": NOW,
    }
    return api.fetch(edition_with_right(), **(given | changed))


def outcomes() -> list[tuple[str, str]]:
    return [(row.outcome, row.reason) for row in LookRow.objects.order_by("outcome")]


def test_fetched_paper_is_kept_with_its_source_and_hash(register: Register) -> None:
    snapshot = fetch()
    kept = api.read_snapshot(TONGLU, snapshot.id)
    assert api.read_fields(kept.content) == ENTRY
    assert kept.snapshot == snapshot
    assert snapshot.sha256 == hashlib.sha256(kept.content).hexdigest()
    source = snapshot.provenance
    assert source is not None
    assert (source.dataset, source.right, source.case, source.organisation) == (
        POPULATION,
        READS_HOUSEHOLD,
        CASE,
        POLICE_STATION,
    )
    assert source.request == register.asked[0].request


def test_look_is_logged_before_and_after(register: Register) -> None:
    fetch()
    assert outcomes() == [("asked", ""), ("given", "")]


def test_look_at_two_people_is_logged_for_each(register: Register) -> None:
    fetch(subjects=(MOTHER, FATHER))
    assert LookRow.objects.filter(subject=FATHER).count() == 2
    assert register.asked[0].subjects == (MOTHER, FATHER)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"service": "maternity_benefit"}, "right_other_purpose"),
        ({"organisation": "tonglu_hospital"}, "right_other_consumer"),
        ({"now": datetime(2027, 1, 1, 9, tzinfo=UTC)}, "right_ended"),
        ({"case": make_tracking_number(RegionCode("330603"), date(2026, 11, 23), 7)}, "right_other_region"),
        ({"subjects": ()}, "no_subject"),
        ({"subjects": ("",)}, "no_subject"),
    ],
)
def test_refused_look_asks_nobody_and_is_logged(
    register: Register, changed: dict[str, Any], code: str
) -> None:
    with pytest.raises(DomainError) as refused:
        fetch(**changed)
    assert refused.value.code == code
    assert register.asked == []
    assert outcomes() == [("refused", code)]
    assert not SnapshotRow.objects.exists()


def test_right_ends_by_the_official_day_not_by_utc(register: Register) -> None:
    """Half past midnight in China on 1 January is still 31 December in UTC."""
    with pytest.raises(DomainError) as refused:
        fetch(now=datetime(2026, 12, 31, 16, 30, tzinfo=UTC))
    assert refused.value.code == "right_ended"


@pytest.mark.parametrize("permanent", [True, False])
def test_failed_look_is_logged_and_keeps_nothing(monkeypatch: pytest.MonkeyPatch, permanent: bool) -> None:
    monkeypatch.setattr(connectors, "connectors", lambda: {POPULATION: FailingRegister(permanent=permanent)})
    with pytest.raises(api.SourceFailed) as failed:
        fetch()
    assert failed.value.permanent is permanent
    assert outcomes() == [("asked", ""), ("failed", failed.value.code)]
    assert not SnapshotRow.objects.exists()


@pytest.mark.parametrize("entry", [(), (*ENTRY, Field("address", Text("Address", "住址"), " "))])
def test_half_an_entry_is_a_failure(monkeypatch: pytest.MonkeyPatch, entry: tuple[Field, ...]) -> None:
    monkeypatch.setattr(connectors, "connectors", lambda: {POPULATION: Register(entry)})
    with pytest.raises(api.SourceFailed) as failed:
        fetch()
    assert (failed.value.code, failed.value.permanent) == ("source_incomplete", True)


@pytest.mark.parametrize("row", [LookRow, SnapshotRow])
def test_history_cannot_be_changed(register: Register, row: Any) -> None:
    fetch()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.objects.update(evidence="x") if row is LookRow else row.objects.update(content=b"x")


def test_looks_cannot_be_deleted(register: Register) -> None:
    fetch()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        LookRow.objects.all().delete()


def test_person_reads_who_looked_at_their_data_and_nobody_elses(register: Register) -> None:
    Person.objects.create(id="li", name="李晓梅", identity_number=MOTHER, created_at=NOW)
    Person.objects.create(id="zhou", name="周", created_at=NOW)
    fetch()
    looks = api.my_looks(Actor(PersonId("li"), "李晓梅"))
    assert {(look.organisation, look.purpose, look.case) for look in looks} == {
        (POLICE_STATION, REGISTRATION, CASE)
    }
    assert api.my_looks(Actor(PersonId("zhou"), "周")) == ()


def test_reading_a_paper_is_one_statement_inside_its_county(register: Register) -> None:
    snapshot = fetch()
    with CaptureQueriesContext(connection) as queries:
        api.read_snapshot(TONGLU, snapshot.id)
    assert len(queries) == 1
    with pytest.raises(DomainError) as refused:
        api.read_snapshot(RegionCode("330603"), snapshot.id)
    assert refused.value.code == "no_such_snapshot"
