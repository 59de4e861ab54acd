"""Reads and writes editions; what was decoded once is kept, since an edition never changes."""

import zlib
from collections import OrderedDict
from datetime import datetime
from threading import Lock

import msgspec

from onevisit.catalogue.models import Publication, StoredEdition
from onevisit.kernel.ids import EditionHash
from onevisit.planner.definitions import Edition

KEPT = 8
"""Editions kept decoded in one process: the current one and those of open cases."""


class UnreadableError(Exception):
    """An edition whose stored form this version of the program does not know."""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Edition)
_decoded: OrderedDict[EditionHash, Edition] = OrderedDict()
_lock = Lock()


def current_hash() -> EditionHash | None:
    """Which edition is current, in one query; None before the first publication."""
    newest = Publication.objects.order_by("-id").values_list("edition_id", flat=True).first()
    return None if newest is None else EditionHash(newest)


def read(edition: EditionHash) -> Edition | None:
    """The edition of this hash; no query where this process has it already."""
    with _lock:
        if edition in _decoded:
            _decoded.move_to_end(edition)
            return _decoded[edition]
    row = StoredEdition.objects.filter(pk=edition).values_list("content", flat=True).first()
    if row is None:
        return None
    try:
        return _keep(_decoder.decode(zlib.decompress(bytes(row))))
    except (msgspec.MsgspecError, zlib.error) as error:
        raise UnreadableError(edition) from error


def write(edition: Edition, now: datetime) -> None:
    """Store the edition, unless it is there, and make it the current one."""
    content = zlib.compress(_encoder.encode(edition))
    StoredEdition.objects.get_or_create(hash=edition.hash, defaults={"content": content, "stored_at": now})
    Publication.objects.create(edition_id=edition.hash, published_at=now)
    _keep(edition)


def _keep(edition: Edition) -> Edition:
    with _lock:
        _decoded[edition.hash] = edition
        _decoded.move_to_end(edition.hash)
        while len(_decoded) > KEPT:
            _decoded.popitem(last=False)
    return edition
