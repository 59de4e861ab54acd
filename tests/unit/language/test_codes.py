"""Every code is documented by an example that calls forth exactly that code."""

from pathlib import Path

import pytest

from onevisit.language import Severity, compile, render
from onevisit.language.code_examples import CATALOGUE, EXAMPLES, Edit, apply
from onevisit.language.codes import CODES
from onevisit.language.reference import diagnostics_page, fields_page

REFERENCE = Path(__file__).resolve().parents[3] / "docs" / "reference"


def test_the_catalogue_of_the_examples_has_no_fault() -> None:
    compilation = compile(CATALOGUE)
    assert compilation.diagnostics == ()
    assert compilation.edition is not None


def test_every_code_has_an_example() -> None:
    assert set(EXAMPLES) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_code_gives_exactly_that_code(code: str) -> None:
    compilation = compile(apply(EXAMPLES[code]))
    assert {diagnostic.code for diagnostic in compilation.diagnostics} == {code}
    is_error = CODES[code].severity is Severity.ERROR
    assert (compilation.edition is None) == is_error


@pytest.mark.parametrize("code", CODES)
def test_a_diagnostic_shows_its_place_with_a_caret_and_says_how_to_mend_it(code: str) -> None:
    text = render(compile(apply(EXAMPLES[code])).diagnostics[0])
    heading, place, *rest = text.splitlines()
    assert heading.startswith(f"{CODES[code].severity}[{code}]: ")
    assert "--> " in place
    assert any(set(line.partition("|")[2].strip()) == {"^"} for line in rest)
    assert " = why: " in text
    assert " = mend: " in text
    assert "{" not in heading.replace("{en: ..., zh: ...}", ""), "a template was not filled in"


def test_an_edit_that_no_longer_fits_the_catalogue_is_our_mistake() -> None:
    with pytest.raises(AssertionError):
        apply(Edit("laws.yaml", "no such text", ""))


@pytest.mark.parametrize(
    ("file", "page"), [("diagnostics.md", diagnostics_page), ("definition-fields.md", fields_page)]
)
def test_the_reference_pages_are_those_of_the_compiler(file: str, page) -> None:  # type: ignore[no-untyped-def]
    assert (REFERENCE / file).read_text(encoding="utf-8") == page(), "run `make fix`"
