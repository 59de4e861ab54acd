"""Files in and out: uploads are measured before they are read, register entries are told as JSON."""

from django.http import HttpResponse
from ninja import UploadedFile

from onevisit.exchange.api import FETCHED_TYPE, FileKind, read_fields, require_size
from onevisit.look.formats import words
from onevisit.rest.shapes.papers import EntryFieldShape, EntryShape

MEDIA_TYPES = tuple(kind.value for kind in FileKind)
"""What a paper can be that is a file; the others are entries of registers and results, as JSON."""


def read_upload(file: UploadedFile) -> bytes:
    """The file's content.

    Raises `file_too_large`; whether it is a photo or a PDF is the exchange's to see.
    """
    require_size(file.size or 0)
    content: bytes = file.read()
    return content


def paper_response(media_type: str, content: bytes) -> HttpResponse:
    """A file as it is, or an entry in the reader's language; never something that a browser would run."""
    if media_type == FETCHED_TYPE:
        fields = [
            EntryFieldShape(id=field.id, name=words(field.name), value=field.value)
            for field in read_fields(content)
        ]
        return HttpResponse(EntryShape(fields=fields).model_dump_json(), content_type=media_type)
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = "attachment"
    return response
