"""Files that come in: their size is looked at before they are read into memory."""

from ninja import UploadedFile

from onevisit.exchange.api import FETCHED_TYPE, FileKind, require_size

MEDIA_TYPES = (*(kind.value for kind in FileKind), FETCHED_TYPE)
"""What `GET /api/cases/{case}/papers/{key}` can answer with: uploads, and what registers told."""


def read_upload(file: UploadedFile) -> bytes:
    """The file's content.

    Raises `file_too_large`; whether it is a photo or a PDF is the exchange's to see.
    """
    require_size(file.size or 0)
    content: bytes = file.read()
    return content
