"""Jobs that ended in a fault: found, acted on, forgotten."""

import msgspec
from django.db import connection

from onevisit.kernel.ids import CaseId

FAILED_MAX = 500
"""Jobs looked at in one go."""


class FailedFetch(msgspec.Struct, frozen=True):
    """A job that was to fetch a paper and never will."""

    id: int
    case: CaseId
    paper: str


def failed(task: str) -> list[FailedFetch]:
    """The failed jobs of `task`, oldest first."""
    statement = """
    SELECT id, args->>'case', args->>'paper' FROM procrastinate_jobs
     WHERE task_name = %s AND status = 'failed' ORDER BY id LIMIT %s
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [task, FAILED_MAX])
        return [FailedFetch(id, CaseId(case), paper) for id, case, paper in cursor.fetchall()]


def forget(job: FailedFetch) -> None:
    """Delete a failed job that has been acted on."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'failed'", [job.id])
