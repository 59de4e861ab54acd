"""The OpenAPI document tells everything that the API does, and nothing else."""

from typing import Any

import pytest

from onevisit.rest.document import openapi
from onevisit.rest.reference import kind_of, operations, shapes

OPERATIONS = [
    (method, path, operation)
    for path, methods in openapi()["paths"].items()
    for method, operation in methods.items()
]
each_operation = pytest.mark.parametrize(
    ("method", "path", "operation"),
    OPERATIONS,
    ids=[operation["operationId"] for _, _, operation in OPERATIONS],
)
SHARED = "#/components/responses/"


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(references, value.values()))
    if isinstance(value, list):
        return set().union(*map(references, value))
    return set()


def test_it_is_openapi_3_1() -> None:
    assert openapi()["openapi"].startswith("3.1")


def test_every_reference_leads_somewhere() -> None:
    for reference in references(openapi()):
        found = openapi()
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        assert found


def test_operation_ids_are_plain_and_unique() -> None:
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(names) == len(set(names))


@each_operation
def test_every_operation_is_described(method: str, path: str, operation: dict[str, Any]) -> None:
    assert path.startswith("/api/")
    assert operation["summary"]
    assert operation["summary"][0].isupper()
    assert operation["description"]
    assert operation["tags"]
    assert all(parameter["description"] for parameter in operation["parameters"])


@each_operation
def test_every_operation_tells_its_refusals(method: str, path: str, operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    refusals = {status for status, answer in answers.items() if answer.get("$ref", "").startswith(SHARED)}
    assert any(status.startswith("2") for status in answers)
    if operation.get("security"):
        assert "401" in refusals
    if operation.get("requestBody") or any(each["in"] == "query" for each in operation["parameters"]):
        assert "400" in refusals
    if "{" in path:
        assert "404" in refusals


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.name)
def test_every_shape_is_described(shape: Any) -> None:
    assert shape.about
    assert not shape.name.endswith("Shape")


def test_the_page_holds_every_operation_and_every_kind_of_value() -> None:
    assert sum(len(members) for members in operations().values()) == len(OPERATIONS)
    assert kind_of({"type": "array", "items": {"$ref": "#/components/schemas/Law"}}).schema == "Law"
    assert kind_of({"anyOf": [{"type": "string"}, {"type": "null"}]}).before == "string or null"
    assert kind_of({}).before == "any value"
