"""The worker: does what commands left to be done after them. `python -m onevisit.launch.working`.

A worker that is killed leaves its jobs marked as being done. Every worker
looks for such jobs, whose worker gives no sign of life, and queues them again;
a job that was interrupted many times probably ends its workers itself, and is given up.
"""

import asyncio
import logging

import django
import procrastinate
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from onevisit.kernel import clock

CONCURRENCY = 4
"""Jobs mostly wait for registers; one that hangs must not hold up the rest."""
HEARTBEAT_SECONDS = 3
DEAD_AFTER_SECONDS = 15
LOOK_EVERY_SECONDS = 5
ATTEMPTS_MAX = 5
_GRACE_SECONDS = 5

_log = logging.getLogger(__name__)


async def take_over(worker_app: procrastinate.App) -> int:
    """Queue the jobs of dead workers again; how many were found."""
    jobs = worker_app.job_manager
    found = list(await jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS))
    for job in found:
        assert job.id is not None
        if job.attempts >= ATTEMPTS_MAX:
            _log.error(
                "Job %s (%s) was interrupted %s times and is given up.", job.id, job.task_name, job.attempts
            )
            await jobs.finish_job_by_id_async(job_id=job.id, status=Status.FAILED, delete_job=False)
        else:
            _log.warning("Job %s (%s) was interrupted; it is done again.", job.id, job.task_name)
            await jobs.retry_job_by_id_async(job_id=job.id, retry_at=clock.now())
    return len(found)


async def _keep_taking_over(worker_app: procrastinate.App) -> None:
    while True:
        try:
            await take_over(worker_app)
        except ConnectorException as error:
            _log.warning("Interrupted jobs could not be looked for: %s", error)
        await asyncio.sleep(LOOK_EVERY_SECONDS)


async def _work(worker_app: procrastinate.App) -> None:
    async with worker_app.open_async():
        looking = asyncio.create_task(_keep_taking_over(worker_app))
        try:
            await worker_app.run_worker_async(
                concurrency=CONCURRENCY,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS,
                shutdown_graceful_timeout=_GRACE_SECONDS,
            )
        finally:
            looking.cancel()


def main() -> None:
    """Work until asked to stop."""
    django.setup()
    assert isinstance(app.connector, DjangoConnector)
    connector = app.connector.get_worker_connector()
    with app.replace_connector(connector) as worker_app:
        asyncio.run(_work(worker_app))


if __name__ == "__main__":
    main()
