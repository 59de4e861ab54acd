"""Uploads: what really opens is taken, everything else is refused with what to do (issue: bad input)."""

import io
import zlib
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfWriter

from onevisit.exchange.domain.uploads import (
    MAX_UPLOAD_BYTES,
    FileKind,
    require_size,
    safe_file_name,
)
from onevisit.exchange.services.verifying import verify
from onevisit.kernel.errors import DomainError, Kind


def photo(form: str, size: tuple[int, int] = (640, 480)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(out, form)
    return out.getvalue()


def pdf(pages: int = 1, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


def code_of(content: bytes) -> str:
    with pytest.raises(DomainError) as refused:
        verify(content)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (photo("JPEG"), FileKind.JPEG),
        (photo("PNG"), FileKind.PNG),
        (photo("WEBP"), FileKind.WEBP),
        (pdf(), FileKind.PDF),
    ],
)
def test_photos_and_pdfs_are_taken(content: bytes, kind: FileKind) -> None:
    assert verify(content).kind is kind


@pytest.mark.parametrize("make", [lambda: photo("JPEG"), lambda: photo("PNG"), lambda: photo("WEBP")])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_cut_photo_is_refused(make: Callable[[], bytes], share: float) -> None:
    whole = make()
    assert code_of(whole[: int(len(whole) * share)]) == "photo_broken"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
def test_cut_pdf_is_refused(share: float) -> None:
    whole = pdf(3)
    assert code_of(whole[: int(len(whole) * share)]) == "pdf_broken"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\x00" + b"\0" * 200, "file_kind"),
        (b"\x7fELF" + b"\0" * 200, "file_kind"),
        (b"<html><script>alert(1)</script>", "file_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file_kind"),
        (b"GIF89a" + b"\0" * 200, "file_kind"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 200, "file_heic"),
        (b"\xff\xd8\xff" + b"\0" * 200, "photo_broken"),
        (b"%PDF-1.7\nnothing\n%%EOF", "pdf_broken"),
        (pdf(0), "pdf_broken"),
        (pdf(1, password="secret"), "pdf_locked"),
        (pdf(201), "pdf_too_many_pages"),
        (b"\0" * (MAX_UPLOAD_BYTES + 1), "file_too_large"),
    ],
)
def test_everything_else_is_refused_by_name(content: bytes, code: str) -> None:
    assert code_of(content) == code


@pytest.mark.parametrize("side", [9_000, 11_000, 60_000])
def test_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    assert code_of(png_header(side, side)) == "photo_too_many_pixels"


def test_declared_size_is_refused_before_anything_is_read() -> None:
    require_size(MAX_UPLOAD_BYTES)
    with pytest.raises(DomainError) as refused:
        require_size(50 * 1024 * 1024)
    assert refused.value.kind is Kind.TOO_LARGE
    assert "20 MB" in str(refused.value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\li\\结婚证.pdf", "结婚证.pdf"),
        ("a\r\nSet-Cookie: x.png", "aSet-Cookie: x.png"),
        ("\u202egpj.exe", "gpj.exe"),
        ("..", "file"),
        ("", "file"),
        ("x" * 300 + ".jpeg", "x" * 115 + ".jpeg"),
    ],
)
def test_file_names_are_kept_for_reading_only(given: str, kept: str) -> None:
    assert safe_file_name(given) == kept
