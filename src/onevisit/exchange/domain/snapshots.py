"""What is kept of a paper: its content under a hash, and where it came from."""

from datetime import datetime

import msgspec

from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import (
    CaseId,
    DatasetId,
    EvidenceId,
    OrganisationId,
    PersonId,
    RegionCode,
    RightId,
    ServiceId,
)
from onevisit.kernel.text import Text

FETCHED_TYPE = "application/json"
"""The media type of a paper that a register gave: a list of `Field`."""

NO_SUCH_SNAPSHOT = Refusal("no_such_snapshot", "This paper is not kept here.", Kind.UNKNOWN)


class Provenance(msgspec.Struct, frozen=True):
    """Where a fetched paper came from, by which right, for what, and in which request."""

    dataset: DatasetId
    evidence: EvidenceId
    right: RightId
    service: ServiceId
    organisation: OrganisationId
    case: CaseId
    request: str


class Snapshot(msgspec.Struct, frozen=True):
    """A paper as it was at one instant; its content never changes.

    Either uploaded by a person or fetched from a register (`provenance`).
    `size` is in bytes, `sha256` the content's hash in hexadecimal.
    """

    id: str
    region: RegionCode
    sha256: str
    media_type: str
    size: int
    file_name: str
    kept_at: datetime
    uploaded_by: PersonId | None = None
    provenance: Provenance | None = None


class StoredPaper(msgspec.Struct, frozen=True):
    """A snapshot with its content."""

    snapshot: Snapshot
    content: bytes


class Field(msgspec.Struct, frozen=True):
    """One value of a register's entry, named as its owner names it."""

    id: str
    name: Text
    value: str


def write_fields(fields: tuple[Field, ...]) -> bytes:
    """A register's answer as canonical JSON: the same answer gives the same hash."""
    return msgspec.json.encode(fields, order="deterministic")


def read_fields(content: bytes) -> tuple[Field, ...]:
    """The values of a fetched paper, for a page to show."""
    return msgspec.json.decode(content, type=tuple[Field, ...])
