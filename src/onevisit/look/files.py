"""Kept files as answers: never guessed at, never run, never stored by others on the way."""

from django.http import HttpResponse

SHOWN = ("image/jpeg", "image/png", "image/webp", "application/pdf")


def file_response(media_type: str, content: bytes, name: str = "") -> HttpResponse:
    """The file to look at; anything but a picture or PDF is only offered for download."""
    response = HttpResponse(content, content_type=media_type)
    how = "inline" if media_type in SHOWN else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{name}"' if name else how
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
