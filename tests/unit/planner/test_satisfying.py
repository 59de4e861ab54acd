"""Whether conditions can hold together, without trying every situation."""

from typing import Any

import pytest

from onevisit.kernel.conditions import evaluate, parse
from onevisit.planner.definitions import QuestionKind
from onevisit.planner.satisfying import is_satisfiable, witness


def conditions(*texts: str) -> list[Any]:
    return [parse(text) for text in texts]


@pytest.mark.parametrize(
    ("texts", "can_hold"),
    [
        (["a", "!a"], False),
        (["a || b", "!a"], True),
        (["a || b", "!a", "!b"], False),
        (["age > 59", "age < 61"], True),
        (["age > 59", "age < 61", "age != 60"], False),
        (['way == "x" || way == "y"', 'way != "x"', 'way != "y"'], False),
        (['way != "x"', 'way != "y"'], True),
        (["true"], True),
        (["a && false"], False),
    ],
)
def test_conditions_hold_together_or_not(catalogue: Any, texts: list[str], can_hold: bool) -> None:
    catalogue.question("a")
    catalogue.question("b")
    catalogue.question("age", QuestionKind.NUMBER)
    catalogue.question("way", QuestionKind.CHOICE, choices=["x", "y", "z"])
    found = witness(conditions(*texts), catalogue.questions)
    assert (found is not None) is can_hold
    assert found is None or all(evaluate(c, found) for c in conditions(*texts))


def test_a_question_that_is_not_asked_passes_no_test(catalogue: Any) -> None:
    catalogue.question("a")
    catalogue.question("b", when="a")
    assert not is_satisfiable(conditions("b", "!a"), catalogue.questions)
    assert witness(conditions("!b", "!a"), catalogue.questions) == {"a": False, "b": None}


def test_given_answers_are_kept(catalogue: Any) -> None:
    catalogue.question("a")
    assert not is_satisfiable(conditions("a"), catalogue.questions, {"a": False})
    assert not is_satisfiable(conditions('region == "33"'), catalogue.questions, {"region": "44"})


def test_a_name_that_is_no_question_can_have_any_value_or_none() -> None:
    assert is_satisfiable(conditions('x != "p"', 'x != "q"'), [])
    assert is_satisfiable(conditions("y", "n >= 3", "n < 4"), [])
    assert is_satisfiable(conditions('!(x == "p")', '!(x != "p")'), [])


def test_forty_independent_questions_are_not_multiplied(catalogue: Any) -> None:
    for i in range(40):
        catalogue.question(f"a{i}")
        catalogue.question(f"b{i}")
    texts = [f"a{i} || b{i}" for i in range(40)]
    assert is_satisfiable(conditions(*texts), catalogue.questions)
    impossible = ["(a39 || b39) && (a39 || !b39) && (!a39 || b39) && (!a39 || !b39)"]
    assert not is_satisfiable(conditions(*texts, *impossible), catalogue.questions)
