"""One envelope for every refusal (RFC 9457)."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override
from ninja.errors import AuthenticationError, HttpError, ValidationError

from onevisit.kernel.errors import DomainError, Kind, Refusal
from onevisit.kernel.text import Text
from onevisit.look.statuses import STATUS
from onevisit.rest.problems import MEDIA_TYPE, from_exception, problem

FIELDS = {"type", "title", "status", "detail", "code", "data", "law"}


def body(response: HttpResponse) -> dict[str, Any]:
    assert response["Content-Type"] == MEDIA_TYPE
    content: dict[str, Any] = json.loads(response.content)
    return content


def refusal(kind: Kind = Kind.CONFLICT) -> DomainError:
    return Refusal("moved_on", "The {thing} moved on.", kind, law="art. 32")(thing=Text("case", "办件"))


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/api/nowhere")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_status_and_a_title(kind: Kind) -> None:
    response = problem(refusal(kind))
    assert response.status_code == STATUS[kind] == body(response)["status"]
    assert body(response)["title"]


def test_statuses_tell_the_kinds_apart() -> None:
    assert len(set(STATUS.values())) == len(Kind)


def test_the_envelope_has_exactly_these_fields() -> None:
    with override("en"):
        assert body(problem(refusal())) == {
            "type": "/api/problems/moved_on",
            "title": "This has changed in the meantime",
            "status": 409,
            "detail": "The case moved on.",
            "code": "moved_on",
            "data": {"thing": "case"},
            "law": "art. 32",
        }


def test_texts_in_the_data_are_in_the_readers_language() -> None:
    with override("zh-hans"):
        assert body(problem(refusal()))["data"] == {"thing": "办件"}


def test_data_of_any_value_become_json() -> None:
    error = Refusal("x", "x")(
        day=date(2026, 1, 2), fields=frozenset({"name"}), texts=[Text("a", "甲")], none=None
    )
    with override("en"):
        data = body(problem(error))["data"]
    assert data == {"day": "2026-01-02", "fields": ["name"], "texts": ["a"], "none": None}


def test_signed_out_asks_for_a_bearer_token() -> None:
    assert problem(refusal(Kind.SIGNED_OUT))["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (refusal(), 409, "moved_on"),
        (AuthenticationError(), 401, "sign_in_first"),
        (Http404(), 404, "unknown_address"),
        (RequestDataTooBig(), 413, "request_too_large"),
        (SuspiciousOperation(), 400, "unreadable_request"),
        (HttpError(400, "Cannot parse"), 400, "unreadable_request"),
        (
            ValidationError([{"loc": ("body", "situation", "region"), "type": "missing", "msg": "m"}]),
            400,
            "unreadable_request",
        ),
        (OperationalError("database text that nobody may read"), 503, "no_database"),
        (RuntimeError("database text that nobody may read"), 500, "our_mistake"),
    ],
)
def test_whatever_is_raised_comes_in_the_same_envelope(
    request_: HttpRequest, error: Exception, status: int, code: str
) -> None:
    response = from_exception(request_, error)
    content = body(response)
    assert set(content) == FIELDS
    assert (response.status_code, content["code"]) == (status, code)
    assert "database text" not in response.content.decode()


def test_a_request_of_the_wrong_form_names_the_fields(request_: HttpRequest) -> None:
    error = ValidationError(
        [{"loc": ("body", "situation", "answers", "married"), "type": "bool_type", "msg": "Not a bool"}]
    )
    with override("en"):
        content = body(from_exception(request_, error))
    assert content["detail"].endswith("look at body.answers.married.")
    assert content["data"]["errors"] == [
        {"where": "body.answers.married", "code": "bool_type", "message": "Not a bool"}
    ]


def test_our_mistake_carries_the_number_that_stands_in_the_log(
    request_: HttpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    content = body(from_exception(request_, RuntimeError("boom")))
    assert content["data"]["incident"] in caplog.text
    assert "boom" in caplog.text
