"""A register that never answers; for tests and try-outs."""

import threading

from onevisit.exchange.domain.snapshots import Field
from onevisit.exchange.domain.sources import TOO_SLOW, Query, SourceFailed
from onevisit.kernel.text import Sentence


class HangingRegister:
    """Holds every question until somebody lets go, long after its deadline."""

    def __init__(self, *, deadline_seconds: float = 0.2) -> None:
        self.deadline_seconds = deadline_seconds
        self.let_go = threading.Event()

    def ask(self, query: Query) -> tuple[Field, ...]:  # noqa: ARG002 it does not even listen
        """Hangs."""
        self.let_go.wait()
        raise SourceFailed(TOO_SLOW, permanent=False)

    def check_config(self) -> list[Sentence]:
        """Knows of itself."""
        return [TOO_SLOW]
