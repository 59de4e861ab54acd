"""The API as a whole: its operations, who may enter, and its description (OpenAPI 3.1)."""

from importlib.metadata import version
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import BaseRenderer
from ninja.types import DictStrAny

from onevisit.rest.access import BearerSession
from onevisit.rest.describe import complete
from onevisit.rest.operations import ROUTERS
from onevisit.rest.problems import from_exception
from onevisit.rest.reading import CarefulParser

ABOUT = """\
Everything that the pages do, for programs: the same rules, the same sentences.

Sign in with `POST /api/sessions` and send the token as `Authorization: Bearer <token>`.
Words and refusals come in the language of `Accept-Language` (`zh-Hans` unless given, or `en`).
Every refusal is a problem detail (RFC 9457, `application/problem+json`): `code` is stable, `detail` is the
sentence for people. Days are official dates in China, instants are in UTC. New fields may be added to
answers at any time; none is renamed or removed without a new address.
"""


class Renderer(BaseRenderer):
    """JSON in UTF-8, as msgspec writes it."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return msgspec.json.encode(data)


def _refused(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    assert isinstance(error, Exception)
    return from_exception(request, error)


class Surface(NinjaAPI):
    """django-ninja, with a description in which every operation's refusals stand too."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: DictStrAny | None = None
    ) -> OpenAPISchema:
        return complete(super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params))

    def get_openapi_operation_id(self, operation: Any) -> str:
        name: str = operation.view_func.__name__
        return name


def build() -> Surface:
    """The API with all its operations."""
    surface = Surface(
        title="OneVisit",
        version=version("onevisit"),
        description=ABOUT,
        openapi_url=None,
        docs_url=None,
        auth=BearerSession(),
        renderer=Renderer(),
        parser=CarefulParser(),
        openapi_extra={"info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}},
    )
    for kind in (Exception, Http404, HttpError, ValidationError):
        surface.add_exception_handler(kind, _refused)
    for tag, router in ROUTERS:
        surface.add_router("", router, tags=[tag])
    return surface
