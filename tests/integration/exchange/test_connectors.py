"""Every connector: answers or fails in one way, in time (one conformance class for all)."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg.conninfo import make_conninfo
from pytest_django import Settings

from onevisit.config import wiring
from onevisit.exchange.domain.snapshots import Field
from onevisit.exchange.domain.sources import Connector, Query, SourceFailed
from onevisit.exchange.providers.demo_fails import FailingRegister
from onevisit.exchange.providers.demo_hangs import HangingRegister
from onevisit.exchange.providers.demo_works import WorkingRegister
from onevisit.exchange.providers.sql.connector import SqlConnector
from onevisit.exchange.providers.sql.settings import Paper, SqlSettings
from onevisit.exchange.services import connectors
from onevisit.kernel.ids import DatasetId, EvidenceId
from onevisit.kernel.text import Text, say

CARD, SLOW, WRITES, TWICE, BROKEN, HOLE = (
    EvidenceId(name) for name in ("card", "slow", "writes", "twice", "broken", "hole")
)
SOMEBODY, NOBODY = "330122199003071236", "11010519491231002X"
REGISTER = DatasetId("register")
NAME = Text("Name", "姓名")


def query(evidence: EvidenceId = CARD, subject: str = SOMEBODY) -> Query:
    return Query(REGISTER, evidence, (subject,), "request-1")


@pytest.fixture
def own_url(transactional_db: None) -> str:
    given = connection.get_connection_params()
    return make_conninfo(
        "", **{k: given[k] for k in ("dbname", "user", "password", "host", "port") if given.get(k)}
    )


@pytest.fixture
def register_table(transactional_db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE test_card (number text, name text, address text)")
        cursor.execute("INSERT INTO test_card VALUES (%s, '王建国', NULL)", [SOMEBODY])
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE test_card")


def sql_register(url: str, role: str = "") -> SqlConnector:
    def paper(sql: str, column: str = "name") -> Paper:
        return Paper(sql, {column: NAME})

    return SqlConnector(
        SqlSettings(
            url=url,
            role=role,
            deadline_seconds=1.0,
            papers={
                CARD: paper("SELECT name FROM test_card WHERE number = %(subject)s"),
                SLOW: paper("SELECT name FROM test_card, pg_sleep(30) WHERE number = %(subject)s"),
                WRITES: paper("INSERT INTO test_card VALUES (%(subject)s, 'x', 'y') RETURNING name"),
                TWICE: paper("SELECT name FROM test_card, generate_series(1, 2)"),
                BROKEN: paper("SELECT name FROM missing_table"),
                HOLE: paper("SELECT address FROM test_card WHERE number = %(subject)s", "address"),
            },
        )
    )


class Conformance:
    """What every connector keeps; a subclass makes one in `connector`."""

    answers = True

    def test_answer_or_one_kind_of_failure(self, connector: Connector) -> None:
        if self.answers:
            assert [field.value for field in connector.ask(query())] == ["王建国"]
        else:
            with pytest.raises(SourceFailed):
                ask_in_time(connector)

    def test_unknown_person_is_a_failure(self, connector: Connector) -> None:
        with pytest.raises(SourceFailed) as failed:
            ask_in_time(connector, query(subject=NOBODY))
        assert failed.value.permanent or not self.answers

    def test_paper_that_it_does_not_hold_is_a_failure(self, connector: Connector) -> None:
        with pytest.raises(SourceFailed):
            ask_in_time(connector, query(EvidenceId("another_paper")))

    def test_injection_is_only_a_strange_person(self, connector: Connector) -> None:
        with pytest.raises(SourceFailed):
            ask_in_time(connector, query(subject="' OR ''='"))

    def test_deadline_is_stated_and_checking_says_what_is_wrong(self, connector: Connector) -> None:
        assert 0 < connector.deadline_seconds <= 60
        for fault in connector.check_config():
            assert say(fault)


def ask_in_time(connector: Connector, question: Query | None = None) -> tuple[Field, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connectors, "connectors", lambda: {REGISTER: connector})
        return connectors.ask(question or query())


class TestWorkingRegister(Conformance):
    @pytest.fixture
    def connector(self) -> Connector:
        return WorkingRegister({(CARD, SOMEBODY): (Field("name", NAME, "王建国"),)})


@pytest.mark.parametrize("permanent", [True, False])
class TestFailingRegister(Conformance):
    answers = False

    @pytest.fixture
    def connector(self, permanent: bool) -> Connector:
        return FailingRegister(permanent=permanent)


class TestHangingRegister(Conformance):
    answers = False

    @pytest.fixture
    def connector(self) -> Iterator[Connector]:
        register = HangingRegister(deadline_seconds=0.05)
        yield register
        register.let_go.set()


@pytest.mark.usefixtures("register_table")
class TestSqlRegister(Conformance):
    @pytest.fixture
    def connector(self, own_url: str) -> Connector:
        return sql_register(own_url)

    @pytest.mark.parametrize(
        ("evidence", "code", "permanent"),
        [
            (SLOW, "source_too_slow", False),
            (WRITES, "source_broken", True),
            (TWICE, "source_several_entries", True),
            (BROKEN, "source_broken", True),
            (HOLE, "source_incomplete", True),
        ],
    )
    def test_each_way_to_fail_has_its_name(
        self, connector: Connector, evidence: EvidenceId, code: str, permanent: bool
    ) -> None:
        with pytest.raises(SourceFailed) as failed:
            connector.ask(query(evidence))
        assert (failed.value.code, failed.value.permanent) == (code, permanent)

    def test_register_is_never_written(self, connector: Connector) -> None:
        with pytest.raises(SourceFailed):
            connector.ask(query(WRITES))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM test_card")
            assert cursor.fetchone() == (1,)

    def test_checking_finds_each_wrong_query(self, connector: Connector) -> None:
        said = [say(fault) for fault in connector.check_config()]
        assert [fault for fault in said if "broken" in fault and "missing_table" in fault]
        assert [fault for fault in said if "writes" in fault and "read-only" in fault]
        assert not [fault for fault in said if "card " in fault.split(":")[0]]

    def test_role_that_the_server_lacks_is_told(self, own_url: str) -> None:
        register = sql_register(own_url, role="nobody_made_this_role")
        assert any("nobody_made_this_role" in say(fault) for fault in register.check_config())


def test_unreachable_database_fails_for_now() -> None:
    register = sql_register("postgresql://127.0.0.1:9/none")
    with pytest.raises(SourceFailed) as failed:
        register.ask(query())
    assert (failed.value.code, failed.value.permanent) == ("source_unreachable", False)
    assert register.check_config()


def test_hanging_register_is_left_at_its_deadline_and_held_to_four_calls() -> None:
    register = HangingRegister(deadline_seconds=0.05)
    codes = []
    for _ in range(6):
        with pytest.raises(SourceFailed) as failed:
            ask_in_time(register, Query(DatasetId("register"), CARD, (SOMEBODY,), "r"))
        codes.append(failed.value.code)
    register.let_go.set()
    assert codes == ["source_too_slow"] * 4 + ["source_busy"] * 2
    for thread in threading.enumerate():
        if thread.name.startswith("ask-"):
            thread.join(5)


def test_register_that_nobody_wired_is_not_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connectors, "connectors", dict)
    with pytest.raises(SourceFailed) as failed:
        connectors.ask(query())
    assert (failed.value.code, failed.value.permanent) == ("source_not_connected", True)


def test_connectors_own_fault_is_a_failure_and_no_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    class Faulty(WorkingRegister):
        def ask(self, query: Query) -> tuple[Field, ...]:
            raise ZeroDivisionError(query.request)

    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    with pytest.raises(SourceFailed) as failed:
        ask_in_time(Faulty({}))
    assert failed.value.code == "source_broken"


class TestWiring:
    """`config.wiring` reads the operator's file (ONEVISIT_REGISTERS)."""

    def write(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> None:
        file = tmp_path / "registers.toml"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("ONEVISIT_REGISTERS", str(file))

    def test_named_registers_are_connected(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.write(
            monkeypatch,
            tmp_path,
            '[a]\nurl = "postgresql://h/d"\n[a.papers.card]\nsql = "select 1"\n'
            'fields = {n = {en = "N", zh = "名"}}\n',
        )
        assert list(wiring.connectors()) == ["a"]

    @pytest.mark.parametrize("text", ["[a", '[a]\nurl = "x"\npapers = 3\n', '[a]\nurll = "x"\n[a.papers]\n'])
    def test_file_with_faults_is_named(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
    ) -> None:
        self.write(monkeypatch, tmp_path, text)
        with pytest.raises(ImproperlyConfigured, match=r"registers\.toml"):
            wiring.connectors()

    def test_production_without_a_file_connects_nothing(
        self, monkeypatch: pytest.MonkeyPatch, settings: Settings
    ) -> None:
        monkeypatch.delenv("ONEVISIT_REGISTERS", raising=False)
        settings.IS_PRODUCTION = True
        assert wiring.connectors() == {}

    def test_command_tells_which_register_cannot_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            "onevisit.exchange.api.connectors", lambda: {REGISTER: FailingRegister(permanent=True)}
        )
        with pytest.raises(CommandError, match="1 registers"):
            call_command("check_connectors")
