"""Completes the OpenAPI document: refusals as problem details, bytes in and out."""

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from onevisit.kernel.errors import Kind
from onevisit.look.refusals import STATUS
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

BYTES = {"schema": {"type": "string", "format": "binary"}}


def refuses(*kinds: Kind) -> dict[str, Any]:
    """What an operation may refuse, for its `openapi_extra`."""
    return {"responses": {STATUS[kind]: {"$ref": f"#/components/responses/{kind.value}"} for kind in kinds}}


def gives_bytes(*media_types: str, also: dict[str, Any]) -> dict[str, Any]:
    """An operation that answers with a file, for its `openapi_extra`."""
    content = {"description": "The file.", "content": dict.fromkeys(media_types, BYTES)}
    return {"responses": {200: content, **also["responses"]}}


def complete(document: OpenAPISchema) -> OpenAPISchema:
    """Add the shared refusals, and 401 and 400 wherever they can come."""
    components = document["components"]
    components["responses"] = {
        kind.value: {
            "description": says,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for kind, says in SAYS.items()
    }
    components["schemas"]["Problem"] = Problem.model_json_schema()
    for path in document["paths"].values():
        for operation in path.values():
            kinds = [Kind.SIGNED_OUT] if operation.get("security") else []
            if operation.get("requestBody") or operation.get("parameters"):
                kinds.append(Kind.INVALID)
            for status, answer in refuses(*kinds)["responses"].items():
                operation["responses"].setdefault(status, answer)
    return document
