"""Stops a file that is too large while it arrives, so that it never fills memory or disk."""

from collections.abc import Callable
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from onevisit.exchange.api import MAX_UPLOAD_BYTES, require_size

HOPELESS_BYTES = 10 * MAX_UPLOAD_BYTES
"""A body announced larger than this is not even read to its end; below, the sender gets a page."""


class SizeLimit(FileUploadHandler):
    """First of settings.FILE_UPLOAD_HANDLERS: gives up on a file beyond the limit.

    The rest of the body is read and thrown away, because a browser shows the
    answer only when it could send everything; `too_large` on the request tells
    the view.
    """

    def handle_raw_input(
        self,
        input_data: IO[bytes],  # noqa: ARG002 Django's signature
        META: dict[str, Any],  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        self.is_hopeless = content_length > HOPELESS_BYTES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if self.is_hopeless or start + len(raw_data) > MAX_UPLOAD_BYTES:
            assert self.request is not None
            self.request.too_large = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=self.is_hopeless)
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":  # noqa: ARG002 another handler keeps it
        return None


def uploaded_file(request: HttpRequest, *names: str) -> tuple[str, bytes]:
    """The name and content of the first file sent under one of `names`; empty where none was.

    Raises `file_too_large` where the file was stopped on its way.
    """
    sent = request.FILES  # reads the body; only then is it known whether a file was too large
    if getattr(request, "too_large", False):
        require_size(MAX_UPLOAD_BYTES + 1)
    files = (file for name in names for file in sent.getlist(name))
    chosen = next((file for file in files if file.size), None)
    if chosen is None:
        return "", b""
    read: Callable[[], bytes] = chosen.read
    return chosen.name or "", read()
