"""Keeping what people upload."""

from datetime import datetime

from onevisit.exchange import store
from onevisit.exchange.domain.snapshots import Snapshot
from onevisit.exchange.domain.uploads import safe_file_name
from onevisit.exchange.services.verifying import verify
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import RegionCode


def store_upload(
    actor: Actor, region: RegionCode, file_name: str, content: bytes, *, now: datetime
) -> Snapshot:
    """Keep a photo or PDF that somebody gives for a draft or case of that county.

    Raises the refusals of `domain.uploads`, each with what to do. Surfaces call
    `require_size` with the declared size before they read the file.
    """
    looked = verify(content)
    return store.keep(
        region,
        content,
        media_type=looked.kind.value,
        file_name=safe_file_name(file_name),
        now=now,
        uploaded_by=actor.person,
    )
