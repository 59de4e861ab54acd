"""The two lists: an organisation's work by due date, and a person's own cases."""

from collections.abc import Collection
from datetime import date
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


# One index scan per desk, each ending after `limit` rows: a list over several
# organisations never sorts all of their work.
_WORK = """
SELECT w.region, w.case_id, w.step, w.service, w.life_event, w.organisation, w.state, w.due_on,
       w.received_at, w.applicant_name, w.edition
  FROM unnest(%(organisations)s::text[], %(lows)s::text[], %(highs)s::text[]) AS d(organisation, low, high)
 CROSS JOIN LATERAL (
       SELECT * FROM cases_work
        WHERE organisation = d.organisation AND region >= d.low AND region < d.high
          AND {condition} AND (%(service)s::text IS NULL OR service = %(service)s)
          AND due_on BETWEEN %(due_from)s AND %(due_until)s
          AND (due_on, case_id, step) > (%(due_on)s, %(case)s, %(step)s)
        ORDER BY due_on, case_id, step
        LIMIT %(limit)s) w
 ORDER BY w.due_on, w.case_id, w.step
 LIMIT %(limit)s
"""

_MATTERS = """
SELECT region, case_id, life_event, status, filed_at, promised_on, visits, edition
  FROM cases_matter WHERE person = %s ORDER BY filed_at DESC, case_id LIMIT %s
"""


def work_of(
    desks: Collection[Desk],
    *,
    states: Collection[ProceedingState],
    service: ServiceId | None,
    due_from: date,
    due_until: date,
    after: Place | None,
    limit: int,
) -> list[WorkRow]:
    """The desks' lines by due date; no `states`: whatever somebody has to act on."""
    ordered = sorted(set(desks))
    parameters: dict[str, Any] = {
        "organisations": [desk.organisation for desk in ordered],
        "lows": [desk.region[:COUNTY_DIGITS] for desk in ordered],
        "highs": [_next_region(desk.region[:COUNTY_DIGITS]) for desk in ordered],
        "states": [state.value for state in states],
        "service": service,
        "due_from": due_from,
        "due_until": due_until,
        "due_on": after.due_on if after else date.min,
        "case": after.case if after else "",
        "step": after.step if after else "",
        "limit": limit,
    }
    condition = "state = ANY(%(states)s)" if states else "is_open"
    with connection.cursor() as cursor:
        cursor.execute(_WORK.format(condition=condition), parameters)
        return [_work_row(row) for row in cursor.fetchall()]


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
