"""Every address under /api/ answers in the one envelope, also those that are none."""

import pytest

from onevisit.rest.document import openapi

from .conftest import Caller


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/api/nowhere", "/api/cases/1/2/3", "/api/drafts/", "/api/openapi.yaml", "/api/%FF"]
)
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_an_unknown_address_is_told_in_the_envelope(stranger: Caller, method: str, path: str) -> None:
    response = getattr(stranger.client, method)(path)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "unknown_address"


def test_a_method_that_an_address_does_not_know_is_told_with_those_it_knows(stranger: Caller) -> None:
    answer = stranger.put("/api/drafts", {})
    assert (answer.status, answer.code) == (405, "wrong_method")
    assert set(answer.response["Allow"].replace(" ", "").split(",")) == {"GET", "POST"}


def test_answers_are_not_kept_by_anybody_between(stranger: Caller) -> None:
    response = stranger.get("/api/sessions/current").response
    assert response["Cache-Control"] == "no-store"
    assert {"Accept-Language", "Authorization"} <= set(response["Vary"].split(", "))


def test_the_document_is_served_as_it_is_kept(stranger: Caller) -> None:
    answer = stranger.get("/api/openapi.json")
    assert answer.kind == "application/json"
    assert answer.content == openapi()


def test_the_reference_page_names_every_operation_in_the_readers_language(stranger: Caller) -> None:
    page = stranger.get("/api/").response.content.decode()
    for methods in openapi()["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page
    assert "<h1>The API</h1>" in page
    assert "<h1>接口说明</h1>" in Caller(language="zh").get("/api/").response.content.decode()


def test_every_refusal_is_listed_and_explained(stranger: Caller) -> None:
    listed = stranger.get("/api/problems").content["items"]
    assert {"case_changed", "sign_in_first", "file_too_large", "answers_missing"} <= {
        p["code"] for p in listed
    }
    one = stranger.get("/api/problems/case_changed").content
    assert (one["status"], "{who}" in one["sentence"]) == (409, True)
    assert stranger.get("/api/problems/no_such_problem").code == "unknown_address"
