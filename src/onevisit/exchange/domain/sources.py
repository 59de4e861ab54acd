"""The port to registers that other bodies keep: what is asked, what comes back, how it fails."""

from typing import Protocol

import msgspec

from onevisit.exchange.domain.snapshots import Field
from onevisit.kernel.ids import DatasetId, EvidenceId
from onevisit.kernel.text import Sentence


class Query(msgspec.Struct, frozen=True):
    """One question to a register: this evidence about these people.

    `subjects` are identity numbers, first the one whose paper it is; `request`
    goes with the call, so that the register's owner can find it in both logs.
    """

    dataset: DatasetId
    evidence: EvidenceId
    subjects: tuple[str, ...]
    request: str


class Connector(Protocol):
    """A register behind some protocol.

    `deadline_seconds`: the caller waits no longer, whatever the register does.
    """

    deadline_seconds: float

    def ask(self, query: Query) -> tuple[Field, ...]:
        """The register's entry.

        Raises SourceFailed, and nothing else.
        """
        ...

    def check_config(self) -> list[Sentence]:
        """What is wrong with the settings, found by trying them; empty where nothing is."""
        ...


class SourceFailed(Exception):  # noqa: N818 what happened, not whose error it is
    """A register gave no paper.

    `permanent`: asking again would not help, so the applicant is asked at once.
    """

    def __init__(self, sentence: Sentence, *, permanent: bool) -> None:
        self.sentence = sentence
        self.permanent = permanent
        super().__init__(sentence.code)

    @property
    def code(self) -> str:
        """The sentence's code, for events and logs."""
        return self.sentence.code


NOT_CONNECTED = Sentence("source_not_connected", "This register is not connected here.")
NO_ENTRY = Sentence("source_no_entry", "The register has no entry for this person.")
SEVERAL_ENTRIES = Sentence(
    "source_several_entries", "The register has several entries for this person and cannot tell which."
)
INCOMPLETE = Sentence("source_incomplete", "The register's entry is incomplete.")
UNREACHABLE = Sentence("source_unreachable", "The register does not answer.")
TOO_SLOW = Sentence("source_too_slow", "The register takes too long to answer.")
BUSY = Sentence("source_busy", "The register has too much to do just now.")
BROKEN = Sentence("source_broken", "The register answers with an error.")
NOT_GIVEN = Sentence("source_not_given", "The register does not give this paper.")
