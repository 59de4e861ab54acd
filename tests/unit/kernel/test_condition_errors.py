"""What a wrong condition is told: where, what is wrong, and how to mend it."""

import pytest

from onevisit.kernel.conditions import AtomAt, ConditionError, Operator, atoms_of, parse
from onevisit.kernel.conditions.parser import DEEPEST, LONGEST


@pytest.mark.parametrize(
    ("text", "marked", "message", "mend"),
    [
        ("", "", "This condition is empty.", "Write true, or leave the condition away."),
        ("   ", "", "This condition is empty.", "Write true, or leave the condition away."),
        ("a = b", "=", "'=' has no meaning in a condition.", "Write == to compare."),
        ("a & b", "&", "'&' has no meaning in a condition.", "Write && for and."),
        ("a | b", "|", "'|' has no meaning in a condition.", "Write || for or."),
        ("（a", "（", "'（' has no meaning in a condition.", "Write ( on an English keyboard."),
        (
            "a + b",
            "+",
            "'+' has no meaning in a condition.",
            "Use question names, values, ! && || and parentheses only.",
        ),
        ('a == "b', '"', "This text is never closed.", 'Close it with ".'),
        ("a == 'b", "'", "This text is never closed.", "Close it with '."),
        ("a and b", "and", "and is not expected here.", "Write && for and."),
        ("a OR b", "OR", "OR is not expected here.", "Write || for or."),
        ("not a", "not", "not is not expected here.", "Write ! for not."),
        ("a b", "b", "b is not expected here.", "Join two tests with && or ||."),
        ("(a", "(", "This ( is never closed.", "Add the missing )."),
        ("(a b)", "b", "b is not expected here.", "Join two tests with && or ||."),
        ("a)", ")", "This ) closes nothing.", "Take it away, or add the ( that it closes."),
        ("a ||", "", "The condition ends too early.", "Write a question after the last sign."),
        ("a && || b", "||", "|| is not expected here.", "Write a question, ! or ( here."),
        ("3 < a", "3", "A test begins with a question.", "Write the question first, as in age >= 60."),
        ('"x" == a', '"x"', "A test begins with a question.", "Write the question first, as in age >= 60."),
        ("null", "null", "null cannot be the name of a question.", "Choose another name."),
        ("a == b", "b", "b is not a value.", 'Put a text in quotes: "b".'),
        ("a == )", ")", "A value is expected here.", 'Write a number, true, false, or a text in "quotes".'),
        ("a == 1.5", "1.5", "1.5 is not a whole number.", None),
        ("a == 007", "007", "007 is not a whole number.", None),
        ("a == 5days", "5days", "5days is not a whole number.", None),
        ("a == 1234567890123456", "1234567890123456", "1234567890123456 is not a whole number.", None),
        ("a < true", "true", "< compares whole numbers only.", "Write a number, as in age >= 60."),
        ('a >= "1"', '"1"', ">= compares whole numbers only.", "Write a number, as in age >= 60."),
        ("a == 1 == true", "==", "Comparisons cannot be chained.", "Join two comparisons with &&."),
        ("a < 1 in [1]", "in", "Comparisons cannot be chained.", "Join two comparisons with &&."),
        ("a in 1", "1", "After in a list is expected.", None),
        ("a in []", "]", "This list is empty.", "Write at least one value between [ and ]."),
        ("a in [1 2]", "2", "This list is not closed.", "Separate values by commas and end with ]."),
        ("a in [1,]", "]", "A value is expected here.", None),
        ("!a == 1", "!a == 1", "It is not clear what ! denies here.", None),
        ("b && ! a in [1]", "! a in [1]", "It is not clear what ! denies here.", None),
        (r'a == "\d"', r'"\d"', r"\d has no meaning in a text.", r"Write \\ for a backslash."),
    ],
)
def test_a_wrong_condition_is_marked_and_mended(
    text: str, marked: str, message: str, mend: str | None
) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text)
    wrong = caught.value
    assert (wrong.message, str(wrong)) == (message, message)
    assert text[wrong.offset : wrong.offset + wrong.length] == marked
    assert wrong.length >= 1
    if mend is not None:
        assert wrong.mend == mend


def test_a_condition_has_a_longest_length() -> None:
    with pytest.raises(ConditionError) as caught:
        parse("a".ljust(LONGEST) + "||b")
    assert (caught.value.offset, caught.value.length) == (LONGEST, 3)


@pytest.mark.parametrize("sign", ["!", "("])
def test_a_condition_has_a_deepest_nesting(sign: str) -> None:
    close = ")" if sign == "(" else ""
    assert parse(sign * DEEPEST + "a" + close * DEEPEST)
    with pytest.raises(ConditionError) as caught:
        parse(sign * (DEEPEST + 1) + "a" + close * (DEEPEST + 1))
    assert caught.value.offset == DEEPEST


def test_texts_may_stand_in_either_quotes_and_hold_signs() -> None:
    condition = parse(r"""a in ['it\'s', "\"x\"\n", '!']""")
    assert atoms_of(condition)[0].atom.values == ("it's", '"x"\n', "!")


def test_every_test_is_told_with_its_place() -> None:
    text = 'married && !(loan || region in ["330122", "x"] || age >= -5)'
    found = atoms_of(parse(text))
    assert [text[at.offset : at.offset + at.length] for at in found] == [
        "married",
        "loan",
        'region in ["330122", "x"]',
        "age >= -5",
    ]
    places = [[text[o : o + n] for o, n in at.values_at] for at in found]
    assert places == [[], [], ['"330122"', '"x"'], ["-5"]]
    assert isinstance(found[3], AtomAt)
    assert found[3].atom.operator is Operator.AT_LEAST
