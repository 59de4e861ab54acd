"""A job whose worker was killed is done again, but not for ever."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from onevisit.launch.working import ATTEMPTS_MAX, take_over


def interrupted_job(attempts: int) -> int:
    """A job that is marked as being done, by a worker that is gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts)"
            " VALUES ('default', 'nothing', 'doing', %s) RETURNING id",
            [attempts],
        )
        return int(cursor.fetchone()[0])


def status_of(job: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        return str(cursor.fetchone()[0])


def look_once() -> int:
    assert isinstance(app.connector, DjangoConnector)

    async def looking() -> int:
        async with worker_app.open_async():
            return await take_over(worker_app)

    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        return asyncio.run(looking())


@pytest.mark.django_db(transaction=True)
def test_an_interrupted_job_is_queued_again() -> None:
    job = interrupted_job(attempts=1)
    assert look_once() == 1
    assert status_of(job) == "todo"
    assert look_once() == 0


@pytest.mark.django_db(transaction=True)
def test_a_job_that_is_interrupted_every_time_is_given_up() -> None:
    job = interrupted_job(attempts=ATTEMPTS_MAX)
    look_once()
    assert status_of(job) == "failed"
