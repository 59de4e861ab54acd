"""The JSON Schema of definition files, written from the shapes that the compiler reads.

`python -m onevisit.language.schema` prints docs/reference/content.schema.json.
Editors complete and check with it while an official types; what it lets pass
the compiler still checks. A value may be written plain or in quotes, as YAML
reads `10` or `yes` as something else than text.
"""

import json
import re
import sys
from collections.abc import Callable
from typing import Any

from onevisit.language.forms import (
    ID_PATTERN,
    AmountOrBasis,
    Day,
    Keyed,
    LimitForm,
    ListOf,
    Name,
    OneOf,
    Record,
    Translated,
    Whole,
    YearDayForm,
    YesNo,
)
from onevisit.language.shapes import KINDS

Schema = dict[str, Any]

_PLAIN: Schema = {"type": ["string", "number", "boolean"]}
_PATTERNS: dict[type, str] = {
    Day: r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    YearDayForm: r"[0-9]{2}-[0-9]{2}",
    AmountOrBasis: r"by_area|market|[0-9]{1,12}(\.[0-9]{1,2})? [A-Z]{3}",
    LimitForm: r"none|immediate|即办|[1-9][0-9]{0,4} ?\D+",
    Name: ID_PATTERN.pattern,
}
_TEXT: Schema = {
    "type": "object",
    "properties": {"en": {"type": "string"}, "zh": {"type": "string"}},
    "required": ["en", "zh"],
    "additionalProperties": {"type": "string"},
}


def schema() -> Schema:
    """The schema of a definition file: kinds at its left edge, definitions by id below."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "OneVisit definitions",
        "description": "Made from the compiler's own shapes; `onevisit check` says more.",
        "type": "object",
        "properties": {
            name: {
                "type": "object",
                "description": f"Each {kind.what} by its id.",
                "propertyNames": {"pattern": f"^({kind.id_pattern.pattern})$"},
                "additionalProperties": _of_form(kind.record),
            }
            for name, kind in KINDS.items()
        },
        "additionalProperties": False,
    }


def _of_form(form: Any) -> Schema:
    kind = type(form)
    if kind in _MADE:
        return _MADE[kind](form)
    if kind in _PATTERNS:
        return {"type": "string", "pattern": f"^({_PATTERNS[kind]})$"}
    return _of_form(form.inner) if hasattr(form, "inner") else _PLAIN


def _of_list(form: ListOf) -> Schema:
    item = _of_form(form.inner)
    return {"anyOf": [{"type": "array", "items": item}, item]}


def _of_record(record: Record) -> Schema:
    fields = {
        name: {**_of_form(field.form), "description": _sentence(field.about)}
        for name, field in record.fields.items()
    }
    required = [name for name, field in record.fields.items() if field.required]
    whole: Schema = {"type": "object", "properties": fields, "additionalProperties": False}
    if required:
        whole["required"] = required
    if not record.shorthand:
        return whole
    return {"anyOf": [whole, _of_form(record.fields[record.shorthand].form)]}


def _sentence(about: str) -> str:
    return re.sub(r"^\w", lambda first: first[0].upper(), about) + "."


_MADE: dict[type, Callable[[Any], Schema]] = {
    Record: _of_record,
    ListOf: _of_list,
    Keyed: lambda form: {"type": "object", "additionalProperties": _of_form(form.inner)},
    Translated: lambda _: _TEXT,
    OneOf: lambda form: {"enum": list(form.words)},
    YesNo: lambda _: {"enum": [True, False, "yes", "no", "是", "否"]},
    Whole: lambda form: {"type": "integer", "minimum": form.least, "maximum": form.most},
}
"""What a form admits; forms that are not named here admit a plain value."""


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
