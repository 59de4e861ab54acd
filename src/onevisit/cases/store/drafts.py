"""Applications being prepared: one row each, guarded by its version."""

from typing import Any

import msgspec
from django.db import connection

from onevisit.cases.domain.values import Draft
from onevisit.kernel.ids import CaseId, PersonId

TOKEN_LENGTH = 24
"""Hexadecimal digits after the region in a draft's id: nobody guesses one."""

DRAFTS_LISTED_MAX = 100

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Draft)

_COLUMNS = "version, case_id, state::text"


def insert(draft: Draft) -> None:
    """Keep a new draft."""
    statement = """
    INSERT INTO cases_draft (region, id, version, filed_by, updated_at, state)
    VALUES (%(region)s, %(id)s, %(version)s, %(filed_by)s, %(updated_at)s, %(state)s::json)
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, _parameters(draft))


def update(draft: Draft, version_before: int) -> bool:
    """Keep the changed draft; False where it has moved on from `version_before` or is filed."""
    statement = """
    UPDATE cases_draft SET version = %(version)s, updated_at = %(updated_at)s, state = %(state)s::json
     WHERE region = %(region)s AND id = %(id)s AND version = %(version_before)s AND case_id IS NULL
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, {**_parameters(draft), "version_before": version_before})
        return bool(cursor.rowcount == 1)


def delete(draft: Draft) -> bool:
    """Forget a draft that is not filed; False where it is filed or gone."""
    statement = "DELETE FROM cases_draft WHERE region = %s AND id = %s AND case_id IS NULL"
    with connection.cursor() as cursor:
        cursor.execute(statement, [draft.region, draft.id])
        return bool(cursor.rowcount == 1)


def read(draft: str) -> Draft | None:
    """The draft; its region is the beginning of its id."""
    statement = f"SELECT {_COLUMNS} FROM cases_draft WHERE region = %s AND id = %s"  # noqa: S608 constants
    with connection.cursor() as cursor:
        cursor.execute(statement, [draft[:6], draft])
        row = cursor.fetchone()
    return None if row is None else _draft(*row)


def of_writer(person: PersonId) -> list[Draft]:
    """The drafts that somebody is writing, newest first."""
    statement = f"""
    SELECT {_COLUMNS} FROM cases_draft
     WHERE filed_by = %s AND case_id IS NULL ORDER BY updated_at DESC LIMIT %s
    """  # noqa: S608 constants
    with connection.cursor() as cursor:
        cursor.execute(statement, [person, DRAFTS_LISTED_MAX])
        return [_draft(*row) for row in cursor.fetchall()]


def _draft(version: int, case: str | None, state: str) -> Draft:
    draft = _decoder.decode(state)
    return msgspec.structs.replace(draft, version=version, case=None if case is None else CaseId(case))


def _parameters(draft: Draft) -> dict[str, Any]:
    return {
        "region": draft.region,
        "id": draft.id,
        "version": draft.version,
        "filed_by": draft.filed_by,
        "updated_at": draft.updated_at,
        "state": _encoder.encode(draft).decode(),
    }
