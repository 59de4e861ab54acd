"""Which files are taken, and what is said of those that are not."""

import re
from enum import StrEnum

import msgspec

from onevisit.kernel.errors import Kind, Refusal

MAX_UPLOAD_BYTES = 20 * 1024 * 1024
PIXELS_MAX = 80_000_000
"""A photo of a paper needs a tenth of it; more would only fill the server's memory."""
PAGES_MAX = 200
FILE_NAME_LENGTH_MAX = 120

FILE_TOO_LARGE = Refusal(
    "file_too_large",
    "This file is larger than 20 MB. Take the photo at a lower resolution, or send fewer pages.",
    Kind.TOO_LARGE,
)
FILE_EMPTY = Refusal("file_empty", "This file is empty. Choose it again, or take a new photo.")
FILE_KIND = Refusal(
    "file_kind",
    "This file is neither a photo nor a PDF. Send a photo (JPEG, PNG, WebP) or a PDF.",
)
FILE_HEIC = Refusal(
    "file_heic",
    "This photo is in the HEIC format, which offices cannot open. Set your camera to JPEG, or send a PDF.",
)
PHOTO_BROKEN = Refusal(
    "photo_broken",
    "This photo cannot be opened, a part of it is missing. Take it again, or choose another file.",
)
PHOTO_TOO_MANY_PIXELS = Refusal(
    "photo_too_many_pixels",
    "This photo has more than 80 million pixels. Take it at a lower resolution.",
    Kind.TOO_LARGE,
)
PDF_BROKEN = Refusal(
    "pdf_broken",
    "This PDF cannot be opened, a part of it is missing. Save or scan it again, then send it.",
)
PDF_LOCKED = Refusal(
    "pdf_locked",
    "This PDF is locked with a password. Save it without one, then send it.",
)
PDF_TOO_MANY_PAGES = Refusal(
    "pdf_too_many_pages",
    "This PDF has more than 200 pages. Send only the pages that are asked for.",
    Kind.TOO_LARGE,
)


class FileKind(StrEnum):
    """The files that we take, by media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"


class Looked(msgspec.Struct, frozen=True):
    """What opening a file found out."""

    kind: FileKind
    pixels: int = 0
    pages: int = 0


def require_size(size: int) -> None:
    """Raises `file_empty` or `file_too_large`; surfaces ask before they read a file."""
    if size == 0:
        raise FILE_EMPTY()
    if size > MAX_UPLOAD_BYTES:
        raise FILE_TOO_LARGE()


def kind_of(content: bytes) -> FileKind:
    """What the first bytes say that the file is, whatever its name says.

    Raises `file_heic` or `file_kind`.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc"):
        raise FILE_HEIC()
    raise FILE_KIND()


def safe_file_name(name: str) -> str:
    """The last part of the name, without control characters, for people to recognise it by."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(character for character in last if character.isprintable()).strip(". ")
    if len(clean) > FILE_NAME_LENGTH_MAX:
        stem, dot, suffix = clean.rpartition(".")
        keep = f"{dot}{suffix}" if stem and len(suffix) < 10 else ""
        clean = clean[: FILE_NAME_LENGTH_MAX - len(keep)] + keep
    return clean or "file"
