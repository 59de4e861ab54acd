"""A register in memory that always answers; for tests and try-outs."""

from onevisit.exchange.domain.snapshots import Field
from onevisit.exchange.domain.sources import NO_ENTRY, Query, SourceFailed
from onevisit.kernel.ids import EvidenceId
from onevisit.kernel.text import Sentence


class WorkingRegister:
    """Entries by paper and identity number."""

    deadline_seconds = 1.0

    def __init__(self, entries: dict[tuple[EvidenceId, str], tuple[Field, ...]]) -> None:
        self.entries = entries

    def ask(self, query: Query) -> tuple[Field, ...]:
        """The entry about the first subject."""
        found = self.entries.get((query.evidence, query.subjects[0]))
        if found is None:
            raise SourceFailed(NO_ENTRY, permanent=True)
        return found

    def check_config(self) -> list[Sentence]:
        """Nothing can be wrong."""
        return []
