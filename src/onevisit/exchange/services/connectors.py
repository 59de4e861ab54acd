"""Finds the connector of a dataset, and never waits for it longer than its deadline."""

import threading
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from queue import Empty, SimpleQueue

from django.conf import settings
from django.utils.module_loading import import_string

from onevisit.exchange.domain.snapshots import Field
from onevisit.exchange.domain.sources import (
    BROKEN,
    BUSY,
    NOT_CONNECTED,
    TOO_SLOW,
    Connector,
    Query,
    SourceFailed,
)
from onevisit.kernel.ids import DatasetId

CALLS_AT_ONCE_MAX = 4
"""Per register and process: a hanging one holds up nobody but itself."""

_calls: defaultdict[DatasetId, threading.BoundedSemaphore] = defaultdict(
    lambda: threading.BoundedSemaphore(CALLS_AT_ONCE_MAX)
)


def connectors() -> Mapping[DatasetId, Connector]:
    """The connectors that the wiring names; `settings.CONNECTORS` says which function that is."""
    wiring: str = settings.CONNECTORS
    return _wired(wiring)


def ask(query: Query) -> tuple[Field, ...]:
    """The register's answer within its connector's deadline.

    Raises SourceFailed.
    """
    connector = connectors().get(query.dataset)
    if connector is None:
        raise SourceFailed(NOT_CONNECTED, permanent=True)
    places = _calls[query.dataset]
    if not places.acquire(blocking=False):
        raise SourceFailed(BUSY, permanent=False)
    answers: SimpleQueue[tuple[Field, ...] | SourceFailed] = SimpleQueue()

    def call() -> None:
        try:
            answers.put(connector.ask(query))
        except SourceFailed as failed:
            answers.put(failed)
        except Exception:  # a connector's own fault must not hang its caller
            answers.put(SourceFailed(BROKEN, permanent=False))
            raise
        finally:
            places.release()

    # A thread of its own, because no library's time-out covers every way to hang; daemon,
    # because the process must be able to stop while a register does not answer.
    threading.Thread(target=call, name=f"ask-{query.dataset}", daemon=True).start()
    with suppress(Empty):
        answer = answers.get(timeout=connector.deadline_seconds)
        if isinstance(answer, SourceFailed):
            raise answer
        return answer
    raise SourceFailed(TOO_SLOW, permanent=False)


@cache
def _wired(wiring: str) -> Mapping[DatasetId, Connector]:
    found: Mapping[DatasetId, Connector] = import_string(wiring)()
    return found
