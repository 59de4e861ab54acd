"""Background work of cases: fetching shared papers, and giving up those that cannot be fetched.

Each job is safe to run twice and comes again when its worker is killed
(`launch.working`). A register that fails in passing is asked again a few
times; then the applicant is asked for exactly that paper, so that no case
waits for ever.
"""

import logging

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from onevisit.cases.domain.changing import FETCH_PAPER
from onevisit.cases.services.papers import fetch_paper, lose_paper
from onevisit.cases.store import jobs
from onevisit.kernel import clock
from onevisit.kernel.ids import CaseId

TRIES_MAX = 4
"""How often a register is asked for one paper: at once, then after 3, 9 and 27 seconds.

Somebody may be waiting at the window; a register that is down for longer is answered by asking the applicant.
"""
GIVEN_UP = "fetch_given_up"

_log = logging.getLogger(__name__)


@app.task(
    name=FETCH_PAPER,
    pass_context=True,
    retry=RetryStrategy(max_attempts=TRIES_MAX - 1, exponential_wait=3),
)
def fetch(context: JobContext, case: str, paper: str) -> None:
    """Fetch one shared paper of one case."""
    is_last_try = context.job.attempts >= TRIES_MAX - 1
    fetch_paper(CaseId(case), paper, is_last_try=is_last_try, now=clock.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="cases.give_up", queueing_lock="cases.give_up", pass_context=False)
def give_up(timestamp: int) -> None:  # noqa: ARG001 procrastinate gives the tick
    """Every five minutes: ask applicants for the papers whose jobs ended in a fault of ours."""
    for job in jobs.failed(FETCH_PAPER):
        _log.error("Fetching %s for case %s failed; the applicant is asked.", job.paper, job.case)
        lose_paper(job.case, job.paper, GIVEN_UP, now=clock.now())
        jobs.forget(job)
