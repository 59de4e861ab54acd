"""The reference pages of the language, written from the tables that the compiler itself reads.

`python -m onevisit.language.reference diagnostics` prints docs/reference/diagnostics.md,
`... fields` prints docs/reference/definition-fields.md.
"""

import sys
from collections.abc import Iterator

from onevisit.language.code_examples import EXAMPLES, apply
from onevisit.language.codes import CODES
from onevisit.language.codes.code import Code
from onevisit.language.compiler import compile
from onevisit.language.diagnostics import Severity, render
from onevisit.language.forms import Record
from onevisit.language.shapes import KINDS
from onevisit.language.tables import TABLES

_PARTS = {
    "OV1": "The text",
    "OV2": "The shape of a definition",
    "OV3": "What definitions say about each other",
    "OV4": "Whether services and life events can work",
}


def diagnostics_page() -> str:
    """Every code with its reason and an example that calls it forth."""
    lines = [
        "# Diagnostics",
        "",
        "Everything that `onevisit check` can say, in the order of the codes. An error keeps the edition",
        "from being made; a warning does not. Each example below is compiled by a test, and gives exactly",
        "its code. This page is generated from the compiler's own table.",
    ]
    part = ""
    for code in CODES.values():
        if code.code[:3] != part:
            part = code.code[:3]
            lines += ["", f"## {_PARTS[part]}"]
        lines += ["", *_code(code)]
    return "\n".join(lines) + "\n"


def _code(code: Code) -> Iterator[str]:
    yield f"### {code.code}"
    yield ""
    yield f"{'Error' if code.severity is Severity.ERROR else 'Warning'}. {code.why}"
    yield ""
    yield "```text"
    yield render(compile(apply(EXAMPLES[code.code])).diagnostics[0])
    yield "```"


def fields_page() -> str:
    """Every kind with its fields, what may stand there, and what each is for."""
    lines = [
        "# Fields of definitions",
        "",
        "What each kind of definition holds. A field marked with a star must be there. This page is",
        "generated from the shapes that the compiler itself reads.",
    ]
    for kind in KINDS.values():
        lines += ["", f"## `{kind.name}:`", "", *_fields(kind.record)]
    lines += ["", "## Tables", "", "These come as CSV, one row for each.", ""]
    lines += [f"- `{name}`: " + ", ".join(f"`{column}`" for column in TABLES[name]) for name in TABLES]
    return "\n".join(lines) + "\n"


def _fields(record: Record, indent: str = "") -> Iterator[str]:
    for name, field in record.fields.items():
        star = "*" if field.required else ""
        yield f"{indent}- `{name}`{star}: {field.about} ({field.form.expected})"
        inner = _inner(field.form)
        if inner is not None and name != "src":
            yield from _fields(inner, indent + "  ")


def _inner(form: object) -> Record | None:
    while not isinstance(form, Record):
        if not hasattr(form, "inner"):
            return None
        form = form.inner
    return form


PAGES = {"diagnostics": diagnostics_page, "fields": fields_page}

if __name__ == "__main__":
    sys.stdout.write(PAGES[sys.argv[1]]())
