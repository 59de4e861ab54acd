"""The API's description, as a document and as a page."""

from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onevisit.rest.surface import build

surface = build()


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document; the same for everybody."""
    document = surface.get_openapi_schema(path_prefix="api/")
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    return plain


@require_safe
def openapi_json(request: HttpRequest) -> HttpResponse:
    """The document, for programs."""
    return HttpResponse(msgspec.json.encode(openapi()), content_type="application/json")
