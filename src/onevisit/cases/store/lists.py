"""The two lists: an organisation's work by due date, and a person's own cases."""

from collections.abc import Collection
from datetime import date
from itertools import product
from typing import Any

import msgspec
from django.db import connection

from onevisit.cases.domain.values import MatterRow, ProceedingState, WorkRow
from onevisit.kernel.ids import CaseId, OrganisationId, PersonId, RegionCode, ServiceId, StepId

_WORK_FIELDS = (
    "region",
    "case",
    "step",
    "service",
    "life_event",
    "organisation",
    "state",
    "due_on",
    "received_at",
    "applicant_name",
    "edition",
)
_MATTER_FIELDS = (
    "region",
    "case",
    "life_event",
    "status",
    "filed_at",
    "promised_on",
    "visits",
    "edition",
)

MATTERS_LISTED_MAX = 200
COUNTY_DIGITS = 6


class Desk(msgspec.Struct, frozen=True, order=True):
    """An organisation whose work somebody may see, for cases filed in `region` and below."""

    organisation: OrganisationId
    region: RegionCode


class Place(msgspec.Struct, frozen=True):
    """Where in a list ordered by due date the next page begins."""

    due_on: date
    case: CaseId
    step: StepId


_ORDER = "due_on, case_id, step"
_COLUMNS = (
    "region, case_id, step, service, life_event, organisation, state, due_on, received_at, "
    "applicant_name, edition"
)

_MATTERS = """
SELECT region, case_id, life_event, status, filed_at, promised_on, visits, edition
  FROM cases_matter WHERE person = %s ORDER BY filed_at DESC, case_id LIMIT %s
"""


class Wanted(msgspec.Struct, frozen=True):
    """Which lines of a work list: no `states`, whatever somebody has to act on; both due days included."""

    states: frozenset[ProceedingState] = frozenset()
    service: ServiceId | None = None
    due_from: date = date.min
    due_until: date = date.max
    after: Place | None = None
    limit: int = 100


def work_of(desks: Collection[Desk], wanted: Wanted) -> list[WorkRow]:
    """The desks' lines by due date, in one statement.

    One ordered index scan per desk and state, each ending after `limit` rows,
    so that a list over several organisations never sorts all of their work.
    """
    scans: list[str] = []
    parameters: list[Any] = []
    states: list[ProceedingState | None] = []
    states.extend(sorted(wanted.states))
    for desk, state in product(sorted(set(desks)), states or [None]):
        scan, values = _scan(desk, state, wanted)
        scans.append(f"({scan})")
        parameters += values
    if not scans:
        return []
    every = " UNION ALL ".join(scans)
    statement = f"SELECT * FROM ({every}) AS found ORDER BY {_ORDER} LIMIT %s"  # noqa: S608 constants
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, wanted.limit])
        return [_work_row(row) for row in cursor.fetchall()]


def _scan(desk: Desk, state: ProceedingState | None, wanted: Wanted) -> tuple[str, list[Any]]:
    """One desk's lines in one state; conditions only where they narrow, so that the planner sees through."""
    conditions: list[tuple[str, list[Any]]] = [("organisation = %s", [desk.organisation])]
    county = desk.region[:COUNTY_DIGITS]
    if len(county) == COUNTY_DIGITS:
        conditions.append(("region = %s", [county]))
    else:
        conditions.append(("region >= %s AND region < %s", [county, _next_region(county)]))
    conditions.append(("is_open", []) if state is None else ("state = %s", [state.value]))
    if wanted.service is not None:
        conditions.append(("service = %s", [wanted.service]))
    if wanted.due_from > date.min:
        conditions.append(("due_on >= %s", [wanted.due_from]))
    if wanted.due_until < date.max:
        conditions.append(("due_on <= %s", [wanted.due_until]))
    if wanted.after is not None:
        place = [wanted.after.due_on, wanted.after.case, wanted.after.step]
        conditions.append((f"({_ORDER}) > (%s, %s, %s)", place))
    where = " AND ".join(condition for condition, _ in conditions)
    values = [value for _, given in conditions for value in given]
    scan = f"SELECT {_COLUMNS} FROM cases_work WHERE {where} ORDER BY {_ORDER} LIMIT %s"  # noqa: S608 constants
    return scan, [*values, wanted.limit]


def matters_of(person: PersonId) -> list[MatterRow]:
    """The person's cases over all regions, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(_MATTERS, [person, MATTERS_LISTED_MAX])
        return [_matter_row(row) for row in cursor.fetchall()]


def _next_region(code: str) -> str:
    """The code that follows all codes inside this one."""
    return str(int(code) + 1).zfill(len(code))


def _work_row(row: tuple[Any, ...]) -> WorkRow:
    return msgspec.convert(dict(zip(_WORK_FIELDS, row, strict=True)), WorkRow)


def _matter_row(row: tuple[Any, ...]) -> MatterRow:
    return msgspec.convert(dict(zip(_MATTER_FIELDS, row, strict=True)), MatterRow)
