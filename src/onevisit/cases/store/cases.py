"""Cases, their events and what is derived from them: read in one statement, written in one.

The writing statement changes the case's row only where its version is still the
one that was read; events, work-list rows, the person's list and jobs hang on
that row, so they are written with it or not at all.
"""

from typing import Any

import msgspec
from django.db import IntegrityError, connection

from onevisit.cases.domain.values import Case, Change, Draft, Event, ProceedingState
from onevisit.kernel.ids import CaseId
from onevisit.kernel.tracking import region_of

QUEUE = "default"

_encoder = msgspec.json.Encoder()
_case_decoder = msgspec.json.Decoder(Case)
_events_decoder = msgspec.json.Decoder(tuple[Event, ...])

_ONE = "SELECT state::text FROM cases_case WHERE region = %(region)s AND id = %(id)s"

_ONE_WITH_EVENTS = """
SELECT c.state::text,
       (SELECT '[' || string_agg(e.document::text, ',' ORDER BY e.seq) || ']'
          FROM cases_event e WHERE e.region = c.region AND e.case_id = c.id)
  FROM cases_case c
 WHERE c.region = %(region)s AND c.id = %(id)s
"""

_CHANGED = """
WITH written AS (
    UPDATE cases_case SET version = %(version)s, state = %(state)s::json
     WHERE region = %(region)s AND id = %(id)s AND version = %(version_before)s
    RETURNING region, id
)"""

_FILED = """
WITH draft AS (
    UPDATE cases_draft SET case_id = %(id)s, version = version + 1
     WHERE region = %(region)s AND id = %(draft)s AND version = %(draft_version)s AND case_id IS NULL
    RETURNING region
), written AS (
    INSERT INTO cases_case (region, id, version, state)
    SELECT region, %(id)s, %(version)s, %(state)s::json FROM draft
    RETURNING region, id
)"""

_TAIL = """
, events AS (
    INSERT INTO cases_event (region, case_id, seq, at, action, document)
    SELECT w.region, w.id, e.seq, e.at, e.action, e.document::json
      FROM written w, unnest(%(event_seqs)s::int[], %(event_times)s::timestamptz[],
                             %(event_actions)s::text[], %(event_documents)s::text[])
                      AS e(seq, at, action, document)
), work AS (
    SELECT w.region, w.id AS case_id, r.*
      FROM written w, unnest(%(steps)s::text[], %(organisations)s::text[], %(services)s::text[],
                             %(states)s::text[], %(opens)s::bool[], %(dues)s::date[],
                             %(receiveds)s::timestamptz[])
                      AS r(step, organisation, service, state, is_open, due_on, received_at)
), gone AS (
    DELETE FROM cases_work old USING work
     WHERE old.region = work.region AND old.case_id = work.case_id AND old.step = work.step
       AND old.organisation <> work.organisation
), listed AS (
    INSERT INTO cases_work (region, case_id, step, organisation, service, life_event, state, is_open,
                            due_on, received_at, applicant_name, edition)
    SELECT region, case_id, step, organisation, service, %(life_event)s, state, is_open,
           due_on, received_at, %(applicant_name)s, %(edition)s
      FROM work
    ON CONFLICT (region, case_id, step, organisation) DO UPDATE
       SET state = excluded.state, is_open = excluded.is_open, due_on = excluded.due_on,
           received_at = excluded.received_at
), matter AS (
    INSERT INTO cases_matter AS m (region, person, case_id, life_event, status, filed_at, promised_on,
                                   visits, edition)
    SELECT region, %(applicant)s, id, %(life_event)s, %(status)s, %(filed_at)s, %(promised_on)s,
           %(visits)s, %(edition)s
      FROM written
    ON CONFLICT (region, person, case_id) DO UPDATE
       SET status = excluded.status, promised_on = excluded.promised_on, visits = excluded.visits
     WHERE (m.status, m.promised_on, m.visits)
           IS DISTINCT FROM (excluded.status, excluded.promised_on, excluded.visits)
), jobs AS (
    INSERT INTO procrastinate_jobs (queue_name, task_name, args)
    SELECT %(queue)s, j.task, j.arguments::jsonb
      FROM written, unnest(%(job_tasks)s::text[], %(job_arguments)s::text[]) AS j(task, arguments)
)
SELECT count(*) FROM written
"""

OPEN_STATES = (ProceedingState.RECEIVED, ProceedingState.ACCEPTED, ProceedingState.GRANTED)
"""In these somebody has to act on the part."""


def read(case: CaseId) -> Case | None:
    """The case, without its events."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE, {"region": region_of(case), "id": case})
        row = cursor.fetchone()
    return None if row is None else _case_decoder.decode(row[0])


def read_with_events(case: CaseId) -> tuple[Case, tuple[Event, ...]] | None:
    """The case and everything that happened to it, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_WITH_EVENTS, {"region": region_of(case), "id": case})
        row = cursor.fetchone()
    if row is None:
        return None
    return _case_decoder.decode(row[0]), _events_decoder.decode(row[1] or "[]")


def write(change: Change, version_before: int) -> bool:
    """Store the change; False, and nothing stored, where the case has moved on from `version_before`."""
    return _execute(_CHANGED + _TAIL, change, version_before=version_before)


def file(change: Change, draft: Draft) -> bool:
    """Store the new case and mark its draft as filed; False where the draft has moved on or is filed.

    Raises `TrackingNumberTakenError` where the case's number belongs to another case.
    """
    try:
        return _execute(_FILED + _TAIL, change, draft=draft.id, draft_version=draft.version)
    except IntegrityError as taken:
        if "cases_case_pkey" in str(taken):
            raise TrackingNumberTakenError from taken
        raise


class TrackingNumberTakenError(Exception):
    """The serial that was drawn is another case's; draw again."""


def _execute(statement: str, change: Change, **guard: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, {**_parameters(change), **guard})
        row = cursor.fetchone()
    return row is not None and row[0] == 1


def _parameters(change: Change) -> dict[str, Any]:
    case = change.case
    parts = [p for p in case.proceedings if p.changed_version == case.version]
    return {
        "region": case.region,
        "id": case.id,
        "version": case.version,
        "state": _encode(case),
        "event_seqs": [event.seq for event in change.events],
        "event_times": [event.at for event in change.events],
        "event_actions": [event.action for event in change.events],
        "event_documents": [_encode(event) for event in change.events],
        "steps": [p.step for p in parts],
        "organisations": [p.handling for p in parts],
        "services": [p.service for p in parts],
        "states": [p.state.value for p in parts],
        "opens": [p.state in OPEN_STATES for p in parts],
        "dues": [p.promised_on for p in parts],
        "receiveds": [p.ready_at or case.filed_at for p in parts],
        "life_event": case.life_event,
        "applicant_name": case.applicant_name,
        "edition": case.edition,
        "applicant": case.applicant,
        "status": case.status.value,
        "filed_at": case.filed_at,
        "promised_on": case.promised_on,
        "visits": len(case.visits),
        "queue": QUEUE,
        "job_tasks": [job.task for job in change.jobs],
        "job_arguments": [_encode(job.arguments) for job in change.jobs],
    }


def _encode(value: object) -> str:
    return _encoder.encode(value).decode()
