"""Diagnostics as people read them: the caret stands under the fault, also after Chinese text."""

from onevisit.kernel.text import Sentence
from onevisit.language import Diagnostic, Severity, Span, render
from onevisit.language.diagnostics import display_width, in_order


def diagnostic(
    line: str, column: int, length: int, *, what: str = "it is wrong", file: str = "a.yaml"
) -> Diagnostic:
    sentence = Sentence("OV301", what)
    return Diagnostic("OV301", Severity.ERROR, Span(file, 7, column, length), sentence, "why", "mend", line)


def test_it_reads_like_a_letter_from_the_compiler() -> None:
    assert render(diagnostic("  body: polise", 9, 6)) == (
        "error[OV301]: it is wrong\n"
        " --> a.yaml:7:9\n"
        "  |\n"
        "7 |   body: polise\n"
        "  |         ^^^^^^\n"
        "  = why: why\n"
        "  = mend: mend"
    )


def test_the_caret_counts_chinese_characters_as_two_columns() -> None:
    shown, caret = render(diagnostic("名称: 桐庐 x", 5, 2)).splitlines()[3:5]
    assert caret.index("^") == shown.index("桐") + len("名称")
    assert caret.count("^") == 4


def test_the_caret_stands_under_the_fault_where_tabs_come_before() -> None:
    shown, caret = render(diagnostic("\tbody: x", 8, 1)).splitlines()[3:5]
    assert caret.index("^") == shown.index("x")


def test_a_terminal_acts_on_no_character_of_a_definition() -> None:
    text = render(diagnostic("name: \x1b[31mred\u202e", 1, 4))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_fault_without_a_line_still_has_its_place() -> None:
    assert render(diagnostic("", 1, 1)).splitlines()[1:] == [
        " --> a.yaml:7:1",
        "  = why: why",
        "  = mend: mend",
    ]


def test_faults_come_in_the_order_of_files_and_lines_each_once() -> None:
    first, second = diagnostic("x", 1, 1), diagnostic("x", 2, 1)
    other = diagnostic("x", 1, 1, file="b.yaml")
    assert in_order([other, second, first, first]) == (first, second, other)


def test_width_of_combining_characters_is_none() -> None:
    assert display_width("e\u0301") == 1
