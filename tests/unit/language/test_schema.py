"""The JSON Schema with which editors complete and check definitions while they are typed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from onevisit.language.code_examples import CATALOGUE, Edit, apply
from onevisit.language.schema import schema
from onevisit.language.shapes import KINDS

CONTENT = Path(__file__).parents[3] / "content"
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yaml"))


class Loader(yaml.CSafeLoader):
    """Reads as editors do (YAML 1.2): no dates, and only true and false are yes and no."""


_OTHER = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag not in _OTHER]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(_OTHER[1], re.compile("true|false"), ["t", "f"])


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def faults(validator: Draft202012Validator, text: str) -> list[str]:
    data: Any = yaml.load(text, Loader)  # noqa: S506 - a safe loader, without dates
    return [re.sub(r"\s+", " ", fault.message) for fault in validator.iter_errors(data)]


@pytest.mark.parametrize("file", FILES)
def test_every_content_file_keeps_the_schema(validator: Draft202012Validator, file: str) -> None:
    assert faults(validator, (CONTENT / file).read_text("utf-8")) == []


@pytest.mark.parametrize("file", [file for file in CATALOGUE if file.endswith(".yaml")])
def test_the_small_catalogue_keeps_it_too(validator: Draft202012Validator, file: str) -> None:
    assert faults(validator, CATALOGUE[file]) == []


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        (Edit("laws.yaml", "in_force_from", "in_force_form"), "in_force_form"),
        (Edit("laws.yaml", "laws:", "law:"), "law"),
        (
            Edit("services.yaml", "    kind: confirmation\n    body: police_station\n    law", "    law"),
            "required",
        ),
        (Edit("papers.yaml", "kind: text", "kind: txt"), "txt"),
        (Edit("birth.yaml", "visits_at_most: 0", "visits_at_most: many"), "many"),
        (Edit("bodies.yaml", "{en: Tongjun, zh: 桐君街道}", "{en: Tongjun}"), "zh"),
        (Edit("bodies.yaml", "keqiao_station:", "Keqiao-station:"), "Keqiao-station"),
    ],
)
def test_a_slip_is_found(validator: Draft202012Validator, edit: Edit, word: str) -> None:
    found = faults(validator, apply(edit)[edit.file])
    assert any(word in fault for fault in found), found


def test_every_kind_and_field_is_in_it_with_what_it_is_for() -> None:
    kinds = schema()["properties"]
    assert kinds.keys() == KINDS.keys()
    promised = kinds["services"]["additionalProperties"]["properties"]["promised"]
    assert promised["description"] == "The limit that is promised."
