"""The only door of the exchange: keep an upload, fetch a paper from a register, read what was kept.

Whoever reads a snapshot has checked access to its draft or case before: the
exchange knows papers, not whose business they are.
"""

from onevisit.exchange.domain.looks import Look, Outcome
from onevisit.exchange.domain.snapshots import (
    FETCHED_TYPE,
    NO_SUCH_SNAPSHOT,
    Field,
    Provenance,
    Snapshot,
    StoredPaper,
    read_fields,
)
from onevisit.exchange.domain.sources import Connector, Query, SourceFailed
from onevisit.exchange.domain.uploads import FILE_TOO_LARGE, MAX_UPLOAD_BYTES, FileKind, require_size
from onevisit.exchange.services.connectors import connectors
from onevisit.exchange.services.fetching import fetch, my_looks
from onevisit.exchange.services.keeping import store_upload
from onevisit.exchange.store import read as read_snapshot

__all__ = [
    "FETCHED_TYPE",
    "FILE_TOO_LARGE",
    "MAX_UPLOAD_BYTES",
    "NO_SUCH_SNAPSHOT",
    "Connector",
    "Field",
    "FileKind",
    "Look",
    "Outcome",
    "Provenance",
    "Query",
    "Snapshot",
    "SourceFailed",
    "StoredPaper",
    "connectors",
    "fetch",
    "my_looks",
    "read_fields",
    "read_snapshot",
    "require_size",
    "store_upload",
]
