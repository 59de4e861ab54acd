"""The API's description as a page: the OpenAPI document, laid out for people."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onevisit.rest.document import openapi

Json = dict[str, Any]
SCHEMAS = "#/components/schemas/"


class Kind(msgspec.Struct, frozen=True):
    """What a value is, in words; `schema` names the shape that the words link to."""

    before: str = ""
    schema: str = ""
    after: str = ""


class Field(msgspec.Struct, frozen=True):
    """A parameter, or a field of a shape."""

    name: str
    kind: Kind
    is_required: bool
    about: str
    place: str = ""


class Answer(msgspec.Struct, frozen=True):
    """What an operation answers with."""

    status: str
    about: str
    kind: Kind


class Operation(msgspec.Struct, frozen=True):
    """One thing that the API does."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    needs_token: bool
    parameters: tuple[Field, ...]
    body: Kind | None
    answers: tuple[Answer, ...]


class Shape(msgspec.Struct, frozen=True):
    """A JSON object."""

    name: str
    about: str
    fields: tuple[Field, ...]


@require_safe
def reference_page(request: HttpRequest) -> HttpResponse:
    """All operations and shapes on one page that can be searched and printed."""
    document = openapi()
    context = {"about": document["info"]["description"], "groups": operations(), "shapes": shapes()}
    return render(request, "rest/reference.html", context)


@cache
def operations() -> dict[str, tuple[Operation, ...]]:
    """The operations by group, in the document's order."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in openapi()["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(method, path, operation))
    return {tag: tuple(members) for tag, members in groups.items()}


@cache
def shapes() -> tuple[Shape, ...]:
    """The shapes by name."""
    schemas: Json = openapi()["components"]["schemas"]
    return tuple(
        Shape(name, schema.get("description", ""), tuple(_fields(schema)))
        for name, schema in sorted(schemas.items())
        if "properties" in schema
    )


def kind_of(schema: Json) -> Kind:
    """A JSON schema in a few words."""
    match schema:
        case {"$ref": reference}:
            return Kind(schema=reference.removeprefix(SCHEMAS))
        case {"allOf": alternatives} | {"anyOf": alternatives}:
            return _one_of([kind_of(each) for each in alternatives])
        case {"type": "array", "items": dict(items)}:
            return _made_of("list of", kind_of(items))
        case {"type": "object", "additionalProperties": dict(values)}:
            return _made_of("object of", kind_of(values))
        case {"type": str(plain)}:
            return Kind(f"{plain}, {schema['format']}" if "format" in schema else plain)
    return Kind("any value")


def _made_of(words: str, inner: Kind) -> Kind:
    return Kind(f"{words} {inner.before}", inner.schema, inner.after)


def _one_of(kinds: list[Kind]) -> Kind:
    named = next((kind for kind in kinds if kind.schema), None)
    others = [kind.before for kind in kinds if not kind.schema]
    if named is None:
        return Kind(" or ".join(others))
    return Kind(named.before, named.schema, "".join(f" or {other}" for other in others))


def _fields(schema: Json) -> Iterator[Field]:
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        yield Field(name, kind_of(field), name in required, field.get("description", ""))


def _operation(method: str, path: str, operation: Json) -> Operation:
    content = operation.get("requestBody", {}).get("content", {})
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        about=operation.get("description", ""),
        needs_token=bool(operation.get("security")),
        parameters=tuple(
            Field(
                parameter["name"],
                kind_of(parameter["schema"]),
                parameter.get("required", False),
                parameter.get("description", ""),
                parameter["in"],
            )
            for parameter in operation["parameters"]
        ),
        body=next((_body(media_type, each) for media_type, each in content.items()), None),
        answers=tuple(_answer(status, answer) for status, answer in sorted(operation["responses"].items())),
    )


def _body(media_type: str, content: Json) -> Kind:
    if media_type == "multipart/form-data":
        return Kind(f"{media_type} with a field ", after=" or ".join(content["schema"]["properties"]))
    return kind_of(content["schema"])


def _answer(status: str, answer: Json) -> Answer:
    if "$ref" in answer:
        shared = openapi()["components"]["responses"][answer["$ref"].rpartition("/")[2]]
        return Answer(status, shared["description"], Kind())
    content = answer.get("content", {})
    if "application/json" in content:
        return Answer(status, "", kind_of(content["application/json"]["schema"]))
    return Answer(status, "", Kind(" or ".join(content) or "nothing"))
