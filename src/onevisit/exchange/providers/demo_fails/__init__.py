"""A register that always fails, for good or for now; for tests and try-outs."""

from onevisit.exchange.domain.snapshots import Field
from onevisit.exchange.domain.sources import BROKEN, UNREACHABLE, Query, SourceFailed
from onevisit.kernel.text import Sentence


class FailingRegister:
    """Fails every question."""

    deadline_seconds = 1.0

    def __init__(self, *, permanent: bool) -> None:
        self.permanent = permanent

    def ask(self, query: Query) -> tuple[Field, ...]:  # noqa: ARG002 it does not even listen
        """Fails."""
        raise SourceFailed(BROKEN if self.permanent else UNREACHABLE, permanent=self.permanent)

    def check_config(self) -> list[Sentence]:
        """Tells what asking would tell."""
        return [BROKEN if self.permanent else UNREACHABLE]
