"""Reads a register in PostgreSQL: own connection, read-only, time-outs, values as parameters only."""

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from onevisit.exchange.domain.snapshots import Field
from onevisit.exchange.domain.sources import (
    BROKEN,
    INCOMPLETE,
    NO_ENTRY,
    NOT_GIVEN,
    SEVERAL_ENTRIES,
    TOO_SLOW,
    UNREACHABLE,
    Query,
    SourceFailed,
)
from onevisit.exchange.providers.sql.settings import Paper, SqlSettings
from onevisit.kernel.text import Sentence

_TAKE_ROLE = "SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = %s"

CANNOT_CONNECT = Sentence("sql_cannot_connect", "The database cannot be reached: {error}.")
NO_ROLE = Sentence("sql_no_role", "The database has no role {role}: create it, or leave it out.")
WRONG_QUERY = Sentence("sql_wrong_query", "The query for {paper} does not run: {error}.")
WRONG_COLUMNS = Sentence(
    "sql_wrong_columns", "The query for {paper} gives {columns}, but {fields} are named."
)


class SqlConnector:
    """A register in a PostgreSQL database.

    A new connection for every question: a register is asked a few times a
    minute, and its owner can see and end each one.
    """

    def __init__(self, settings: SqlSettings) -> None:
        self.settings = settings
        self.deadline_seconds = settings.deadline_seconds

    def ask(self, query: Query) -> tuple[Field, ...]:
        """The one row about the first subject, as fields."""
        paper = self.settings.papers.get(query.evidence)
        if paper is None:
            raise SourceFailed(NOT_GIVEN, permanent=True)
        parameters = {"subject": query.subjects[0], "subjects": list(query.subjects)}
        try:
            with self._connection(query.request) as connection:
                cursor = connection.execute(paper.sql.encode(), parameters)
                columns = [column.name for column in cursor.description or ()]
                rows = cursor.fetchmany(2)
        except psycopg.errors.QueryCanceled as error:
            raise SourceFailed(TOO_SLOW, permanent=False) from error
        except psycopg.OperationalError as error:
            raise SourceFailed(UNREACHABLE, permanent=False) from error
        except psycopg.Error as error:
            raise SourceFailed(BROKEN, permanent=True) from error
        if not rows:
            raise SourceFailed(NO_ENTRY, permanent=True)
        if len(rows) > 1:
            raise SourceFailed(SEVERAL_ENTRIES, permanent=True)
        return _fields(paper, dict(zip(columns, rows[0], strict=True)))

    def check_config(self) -> list[Sentence]:
        """Connect, take the role, and let the server plan every query."""
        try:
            with self._connection("check_config") as connection:
                return self._check_role(connection) + [
                    fault
                    for name, paper in self.settings.papers.items()
                    if (fault := _check_query(connection, name, paper))
                ]
        except psycopg.Error as error:
            return [_with(CANNOT_CONNECT, error=_first_line(error))]

    def _connection(self, request: str) -> Connection[TupleRow]:
        """Read-only from the first statement, and never waiting past the deadline."""
        given = conninfo_to_dict(self.settings.url)
        milliseconds = int(self.deadline_seconds * 1000)
        options = (
            f"{given.pop('options', '')} -c default_transaction_read_only=on"
            f" -c statement_timeout={milliseconds} -c lock_timeout={milliseconds}"
        )
        connection: Connection[TupleRow] = psycopg.connect(
            make_conninfo("", **given),
            options=options,
            connect_timeout=max(2, round(self.deadline_seconds)),
            application_name=f"onevisit {request}",
        )
        if self.settings.role:
            connection.execute(_TAKE_ROLE, [self.settings.role])
        return connection

    def _check_role(self, connection: Connection[TupleRow]) -> list[Sentence]:
        role = self.settings.role
        row = connection.execute("SELECT current_user::text").fetchone()
        return [] if not role or row == (role,) else [_with(NO_ROLE, role=role)]


def _check_query(connection: Connection[TupleRow], name: str, paper: Paper) -> Sentence | None:
    nobody = {"subject": "", "subjects": [""]}
    try:
        with connection.transaction():
            cursor = connection.execute(paper.sql.encode(), nobody)
            columns = {column.name for column in cursor.description or ()}
    except psycopg.Error as error:
        return _with(WRONG_QUERY, paper=name, error=_first_line(error))
    if columns != paper.fields.keys():
        return _with(WRONG_COLUMNS, paper=name, columns=sorted(columns), fields=sorted(paper.fields))
    return None


def _fields(paper: Paper, row: dict[str, object]) -> tuple[Field, ...]:
    """The row's values under the names that the operator gave, in that order."""
    if any(row.get(name) is None for name in paper.fields):
        raise SourceFailed(INCOMPLETE, permanent=True)
    return tuple(Field(name, text, str(row[name])) for name, text in paper.fields.items())


def _with(sentence: Sentence, **data: object) -> Sentence:
    return Sentence(sentence.code, sentence.template, data)


def _first_line(error: psycopg.Error) -> str:
    return str(error).strip().partition("\n")[0]
