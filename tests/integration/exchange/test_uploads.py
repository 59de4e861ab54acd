"""Uploads are kept as they came, or refused and not kept at all."""

import hashlib
import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from onevisit.exchange import api
from onevisit.exchange.models import SnapshotRow
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import PersonId, RegionCode

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LI = Actor(PersonId("li"), "李晓梅")
TONGLU = RegionCode("330122")


def turned_photo() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.effect_noise((300, 200), 40).save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_upload_is_kept_byte_for_byte_with_its_orientation() -> None:
    content = turned_photo()
    snapshot = api.store_upload(LI, RegionCode("330122003"), "C:\\照片.jpg", content, now=NOW)
    kept = api.read_snapshot(TONGLU, snapshot.id)
    assert kept.content == content
    assert kept.snapshot == snapshot
    assert (snapshot.media_type, snapshot.file_name, snapshot.size) == (
        "image/jpeg",
        "照片.jpg",
        len(content),
    )
    assert (snapshot.sha256, snapshot.uploaded_by) == (hashlib.sha256(content).hexdigest(), "li")
    assert Image.open(io.BytesIO(kept.content)).getexif()[0x0112] == 6


def test_largest_file_is_kept() -> None:
    content = turned_photo()
    padded = content + b"\0" * (api.MAX_UPLOAD_BYTES - len(content))
    snapshot = api.store_upload(LI, TONGLU, "a.jpg", padded, now=NOW)
    assert api.read_snapshot(TONGLU, snapshot.id).content == padded


def test_refused_upload_leaves_nothing() -> None:
    with pytest.raises(DomainError):
        api.store_upload(LI, TONGLU, "结婚证.jpg", b"MZ\x90\x00" * 100, now=NOW)
    assert not SnapshotRow.objects.exists()
