"""The API's description, as a document and as a page."""

import re
from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onevisit.rest.surface import build

surface = build()

_OUR_SUFFIX = re.compile(rb'(?<=\w)Shape(?=")')
"""Tells our classes from the values that they are made of; readers of the API know only the shapes."""


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document; the same for everybody."""
    document = msgspec.json.encode(surface.get_openapi_schema(path_prefix="api/"))
    named: dict[str, Any] = msgspec.json.decode(_OUR_SUFFIX.sub(b"", document))
    return named


@require_safe
def openapi_json(request: HttpRequest) -> HttpResponse:
    """The document, for programs."""
    return HttpResponse(msgspec.json.encode(openapi()), content_type="application/json")
