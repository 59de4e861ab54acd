"""Reading YAML: scalars stay what their author wrote, and a broken text hides nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onevisit.language import Compilation, compile, read_file
from onevisit.language.code_examples import CATALOGUE, Edit, apply
from onevisit.language.syntax import Mapping, Scalar, parse_yaml


def assert_whole(compilation: Compilation) -> None:
    """There is an edition exactly where there is no error, and every fault has its place and its words."""
    assert (compilation.edition is None) == bool(compilation.errors)
    for diagnostic in compilation.diagnostics:
        assert diagnostic.code.startswith("OV")
        assert diagnostic.what
        assert diagnostic.span.line >= 1


def scalars(text: str) -> dict[str, str]:
    root = parse_yaml("a.yaml", text).root
    assert isinstance(root, Mapping)
    return {e.key.text: e.value.text for e in root.entries if isinstance(e.value, Scalar)}


@pytest.mark.parametrize(
    "text", ["no", "on", "330122", "0123", "1e3", "2019-01-01", "~", "null", "12:30:00", "=", "0x1F"]
)
def test_a_scalar_is_never_turned_into_something_else(text: str) -> None:
    assert scalars(f"a: {text}\n") == {"a": text}


def test_quotes_are_taken_off_and_nothing_more() -> None:
    assert scalars("a: 'no'\nb: \"330122\"\n") == {"a": "no", "b": "330122"}


def test_an_empty_file_says_nothing_and_is_no_fault() -> None:
    assert parse_yaml("a.yaml", "").diagnostics == ()
    assert parse_yaml("a.yaml", "# only a remark\n").root is None


def test_one_broken_file_never_hides_the_faults_of_the_others() -> None:
    files = apply(Edit("laws.yaml", "en: Household Rules", 'en: "Household Rules'))
    files["birth.yaml"] = files["birth.yaml"].replace("lead: police_station", "lead: polic_station")
    assert [(d.code, d.span.file) for d in compile(files).diagnostics] == [
        ("OV301", "birth.yaml"),
        ("OV101", "laws.yaml"),
    ]


def test_ids_of_a_broken_file_are_not_reported_as_unknown_elsewhere() -> None:
    files = apply(Edit("papers.yaml", "kind: declaration", "kind: [declaration"))
    assert {d.span.file for d in compile(files).diagnostics} == {"papers.yaml"}


def test_a_tab_in_the_indentation_is_named_as_such() -> None:
    (fault,) = parse_yaml("a.yaml", "laws:\n  x:\n\tname: y\n").diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("OV102", 3, 1)


def test_an_unclosed_quote_is_shown_where_it_was_opened() -> None:
    (fault,) = parse_yaml("a.yaml", "laws:\n  x: 'never closed\n  y: z\n").diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("OV101", 2, 6)


def test_bad_indentation_is_named_as_such() -> None:
    (fault,) = parse_yaml("a.yaml", "laws:\n    x: 1\n  y: 2\n").diagnostics
    assert (fault.code, fault.span.line) == ("OV106", 3)


def test_a_name_that_stands_twice_keeps_its_first_value() -> None:
    parsed = parse_yaml("a.yaml", "a: 1\na: 2\n")
    assert [d.code for d in parsed.diagnostics] == ["OV103"]
    assert scalars("a: 1\na: 2\n") == {"a": "1"}


@pytest.mark.parametrize(
    "text",
    ["a: &x 1\n", "a: *x\n", "a: !!int 1\n", "a: 1\n---\nb: 2\n", "? [a]\n: b\n", "? {a: 1}\n: b\n"],
)
def test_what_the_language_does_not_have_is_refused(text: str) -> None:
    assert "OV104" in {d.code for d in parse_yaml("a.yaml", text).diagnostics}


def test_aliases_cannot_blow_a_file_up() -> None:
    layers = "".join(
        f"{name}: [*{before}, *{before}]\n" for before, name in zip("abcdef", "bcdefg", strict=True)
    )
    parsed = parse_yaml("a.yaml", "a: &a [x, x]\n" + layers)
    assert parsed.root is None


@pytest.mark.parametrize("depth", [100, 5_000, 50_000])
def test_brackets_without_end_are_a_fault_and_no_crash(depth: int) -> None:
    assert parse_yaml("a.yaml", "a: " + "[" * depth).root is None


def test_bytes_that_are_no_text_are_shown_at_their_place() -> None:
    (fault,) = read_file("a.yaml", "laws:\n  桐庐: \udcff\n").diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("OV107", 2, 7)


def test_a_control_character_after_chinese_text_is_shown_at_its_place() -> None:
    (fault,) = read_file("a.yaml", "laws:\n  桐庐: \x01\n").diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("OV107", 2, 7)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_is_diagnosed_and_never_crashes(text: str) -> None:
    assert_whole(compile({"a.yaml": text}))
    assert_whole(compile({"regions.csv": text, "offers/x.csv": text}))


WORDS = st.sampled_from(
    [
        *"{}[]:,-\n \"'&*!|>#%",
        "  ",
        "\n  ",
        "\n    ",
        *("services", "life_events", "birth", "name", "en", "zh", "when", "steps", "after", "demands"),
        *("yes", "no", "none", "10 working days", "married", "&&", "==", "330122", "桐庐", "immediate"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_near_definition_is_diagnosed_and_never_crashes(text: str) -> None:
    assert_whole(compile({**CATALOGUE, "more.yaml": text}))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(CATALOGUE)), st.data())
def test_any_piece_of_a_good_file_may_be_lost(file: str, data: st.DataObject) -> None:
    text = CATALOGUE[file]
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(1, 40))
    inserted = data.draw(st.sampled_from(["", "x", ":", "\n", "[", "'", "\t", "，"]))
    assert_whole(compile({**CATALOGUE, file: text[:start] + inserted + text[start + length :]}))
