"""Background work of people: forgetting what has ended."""

from procrastinate.contrib.django import app

from onevisit.kernel import clock
from onevisit.people import store


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="people_forget_ended", pass_context=False)
def forget_ended(timestamp: int) -> None:  # noqa: ARG001 procrastinate gives the tick
    """Every hour: delete ended sessions and attempts that no longer count."""
    store.forget_ended(clock.now())
