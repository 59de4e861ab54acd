"""The one envelope in which the API says no: problem details (RFC 9457).

Every refusal of every part becomes one here, by its kind alone; no operation
chooses a status of its own.
"""

import logging
import uuid
from collections.abc import Sequence
from typing import Any

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.translation import gettext
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from onevisit.exchange.api import FILE_TOO_LARGE
from onevisit.kernel.actors import SIGN_IN_FIRST
from onevisit.kernel.errors import DomainError, Kind, Refusal
from onevisit.look.formats import say
from onevisit.look.refusals import TITLES
from onevisit.look.statuses import STATUS
from onevisit.people.api import TOO_MANY_ATTEMPTS
from onevisit.rest.shapes.base import Shape
from onevisit.rest.shapes.plain import plain

MEDIA_TYPE = "application/problem+json"

UNREADABLE_REQUEST = Refusal(
    "unreadable_request",
    "The request does not have the form that the API describes; look at {where}.",
    Kind.INVALID,
)
NO_DATABASE = Refusal(
    "no_database",
    "The program cannot reach its database just now. Nothing is lost; try again in a moment.",
    Kind.UNAVAILABLE,
)
UNKNOWN_ADDRESS = Refusal(
    "unknown_address",
    "The API has no address {path}; its description lists them all at /api/.",
    Kind.UNKNOWN,
)
REQUEST_TOO_LARGE = Refusal(
    "request_too_large",
    "The request is larger than {megabytes} MB; send less at once.",
    Kind.TOO_LARGE,
)
WRONG_METHOD = Refusal(
    "wrong_method",
    "This address answers to {allowed}, not to {method}.",
)
OUR_MISTAKE = Refusal(
    "our_mistake",
    "Something went wrong on our side. Try again; if it stays so, tell the operator the number {incident}.",
    Kind.UNAVAILABLE,
)

_OF_HTTP = {WRONG_METHOD.code: 405, TOO_MANY_ATTEMPTS.code: 429, OUR_MISTAKE.code: 500}

logger = logging.getLogger(__name__)


class Problem(Shape):
    """Why a request was refused (RFC 9457), for people in `detail` and for programs in `code` and `data`."""

    type: str = Field(examples=["/api/problems/case_changed"])
    """The address that describes this kind of problem."""
    title: str = Field(examples=["This has changed in the meantime"])
    """What sort of problem it is, in the reader's language."""
    status: int = Field(examples=[409])
    """The HTTP status once more."""
    detail: str
    """What is wrong and what to do, in the reader's language: the sentence that the pages show too."""
    code: str = Field(examples=["case_changed"])
    """Stable, for programs."""
    data: dict[str, Any]
    """What the sentence speaks of, such as the list of missing facts."""
    law: str = Field(examples=["行政许可法 第三十二条"])
    """The article that the rule comes from; empty where it is the program's own."""


def status_of(refusal: Refusal) -> int:
    """The HTTP status: the kind's, but for the few refusals that HTTP itself has a word for."""
    return _OF_HTTP.get(refusal.code) or STATUS[refusal.kind]


def problem(error: DomainError) -> HttpResponse:
    """The response for a refusal, in the active language."""
    status = status_of(error.refusal)
    body = Problem(
        type=f"/api/problems/{error.code}",
        title=gettext(TITLES[error.kind]),
        status=status,
        detail=say(error.sentence),
        code=error.code,
        data=plain(error.data),
        law=error.law,
    )
    response = HttpResponse(msgspec.json.encode(body.model_dump()), status=status, content_type=MEDIA_TYPE)
    if error.kind is Kind.SIGNED_OUT:
        response["WWW-Authenticate"] = 'Bearer realm="onevisit"'
    if status == STATUS[Kind.UNAVAILABLE]:
        response["Retry-After"] = "30"
    return response


def from_exception(request: HttpRequest, error: Exception) -> HttpResponse:
    """The response for whatever an operation raised; only our own mistakes are logged."""
    refusal = _as_refusal(request, error)
    if refusal is not None:
        return problem(refusal)
    if isinstance(error, (HttpError, SuspiciousOperation, UnreadablePostError)):
        return problem(UNREADABLE_REQUEST(where="body", errors=[]))
    incident = uuid.uuid4().hex[:12]
    logger.error("incident %s at %s %s", incident, request.method, request.path, exc_info=error)
    if isinstance(error, (OperationalError, InterfaceError)):
        return problem(NO_DATABASE(incident=incident))
    return problem(OUR_MISTAKE(incident=incident))


def wrong_method(method: str, allowed: str) -> HttpResponse:
    """The response for a method that the address does not know."""
    response = problem(WRONG_METHOD(method=method, allowed=allowed))
    response["Allow"] = allowed
    return response


def _as_refusal(request: HttpRequest, error: Exception) -> DomainError | None:
    match error:
        case DomainError():
            return error
        case AuthenticationError():
            return SIGN_IN_FIRST()
        case ValidationError():
            # Where look.uploads has stopped a file, its field is missing.
            return FILE_TOO_LARGE() if getattr(request, "too_large", False) else _unreadable(error)
        case Http404():
            return UNKNOWN_ADDRESS(path=request.path)
        case RequestDataTooBig():
            return REQUEST_TOO_LARGE(megabytes=(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) / 1_000_000)
    return None


def _unreadable(error: ValidationError) -> DomainError:
    errors = [
        {
            "where": _where(each["loc"]),
            "code": each["type"],
            "message": each["msg"],
        }
        for each in error.errors
    ]
    return UNREADABLE_REQUEST(where=[each["where"] for each in errors], errors=errors)


def _where(location: Sequence[str | int]) -> str:
    source, *parts = location
    if source == "body":  # then comes our own name for the body, which the sender does not know
        parts = parts[1:]
    return ".".join(str(part) for part in (source, *parts))
