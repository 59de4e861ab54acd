"""Completes the OpenAPI document: refusals as problem details, bytes in and out."""

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from onevisit.kernel.errors import Kind
from onevisit.look.statuses import STATUS
from onevisit.rest.problems import MEDIA_TYPE, Problem

SAYS: dict[Kind, str] = {
    Kind.INVALID: "What was sent cannot be used; the sentence says what to mend.",
    Kind.UNKNOWN: "There is no such thing, or none that this person may know of.",
    Kind.SIGNED_OUT: "The token is missing, or its session has ended.",
    Kind.FORBIDDEN: "Known, but not for this person's post.",
    Kind.CONFLICT: "Things have moved on: read again, then decide.",
    Kind.TOO_LARGE: "More than the program takes at once.",
    Kind.UNAVAILABLE: "Something outside does not answer now; nothing is lost.",
}

TOO_OFTEN = "too_often"
"""Not a kind of ours: HTTP has a status of its own for it."""

_ANSWERS: dict[str, tuple[int, str]] = {
    **{kind.value: (STATUS[kind], says) for kind, says in SAYS.items()},
    TOO_OFTEN: (429, "Too many attempts; the sentence says how long to wait."),
}

BYTES = {"schema": {"type": "string", "format": "binary"}}


def refuses(*kinds: str) -> dict[str, Any]:
    """How an operation may refuse, by kinds, for its `openapi_extra`."""
    return {"responses": {_ANSWERS[kind][0]: {"$ref": f"#/components/responses/{kind}"} for kind in kinds}}


def gives_bytes(*media_types: str, also: dict[str, Any]) -> dict[str, Any]:
    """An operation that answers with a file, for its `openapi_extra`."""
    content = {"description": "The file.", "content": dict.fromkeys(media_types, BYTES)}
    return {"responses": {200: content, **also["responses"]}}


def complete(document: OpenAPISchema) -> OpenAPISchema:
    """Add the shared refusals, and 401 and 400 wherever they can come."""
    components = document["components"]
    components["responses"] = {
        str(kind): {
            "description": says,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for kind, (_, says) in _ANSWERS.items()
    }
    components["schemas"]["Problem"] = Problem.model_json_schema()
    for path in document["paths"].values():
        for operation in path.values():
            kinds = [Kind.SIGNED_OUT] if operation.get("security") else []
            if operation.get("requestBody") or any(each["in"] == "query" for each in operation["parameters"]):
                kinds.append(Kind.INVALID)
            for status, answer in refuses(*kinds)["responses"].items():
                operation["responses"].setdefault(status, answer)
    return document
