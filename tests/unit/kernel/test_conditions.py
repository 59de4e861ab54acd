"""The meaning of conditions: printing, evaluating, what still matters, what decided."""

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onevisit.kernel.conditions import (
    And,
    Answer,
    Atom,
    Condition,
    Constant,
    Node,
    Not,
    Operator,
    Or,
    decided_by,
    depends_on,
    evaluate,
    evaluate_partly,
    explain,
    parse,
    questions_of,
    render,
)

QUESTIONS = ("married", "loan", "age", "region")
ANSWERS: tuple[Answer | None, ...] = (True, False, 1, 2, "a", "b", None)
"""Every kind of answer; None: not asked."""

SIZES = (Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST)

values = st.one_of(st.booleans(), st.integers(-3, 3), st.text(st.characters(exclude_categories=["Cs"])))
answers = st.sampled_from(ANSWERS)


def atoms() -> st.SearchStrategy[Atom]:
    questions = st.sampled_from(QUESTIONS)
    one = values.map(lambda value: (value,))
    return st.one_of(
        st.builds(Atom, questions),
        st.builds(Atom, questions, st.sampled_from([Operator.EQUAL, Operator.DIFFERENT]), one),
        st.builds(Atom, questions, st.sampled_from(SIZES), st.tuples(st.integers(-3, 3))),
        st.builds(
            Atom, questions, st.just(Operator.ONE_OF), st.lists(values, min_size=1, max_size=3).map(tuple)
        ),
    )


def nodes() -> st.SearchStrategy[Node]:
    def joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.one_of(st.builds(Not, inner), st.builds(And, several), st.builds(Or, several))

    return st.recursive(st.one_of(st.builds(Constant, st.booleans()), atoms()), joined, max_leaves=8)


@given(nodes())
def test_printing_and_parsing_gives_the_same_condition(node: Node) -> None:
    assert parse(render(node)).root == node


@given(nodes())
def test_a_condition_survives_json(node: Node) -> None:
    condition = Condition(render(node), node)
    assert msgspec.json.decode(msgspec.json.encode(condition), type=Condition) == condition


@given(nodes(), st.dictionaries(st.sampled_from(QUESTIONS), answers))
def test_what_is_decided_early_stays_so_on_every_completion(
    node: Node, situation: dict[str, Answer | None]
) -> None:
    early = evaluate_partly(node, situation)
    missing = [question for question in questions_of(node) if question not in situation]
    found = {
        evaluate(node, {**situation, **dict(zip(missing, completion, strict=True))})
        for completion in itertools.product(ANSWERS, repeat=len(missing))
    }
    if early is not None:
        assert found == {early}
    if not missing:
        assert early is not None


@given(nodes(), st.dictionaries(st.sampled_from(QUESTIONS), answers))
def test_only_missing_questions_of_an_undecided_condition_matter(
    node: Node, situation: dict[str, Answer | None]
) -> None:
    open_ones = depends_on(node, situation)
    assert set(open_ones) <= set(questions_of(node)) - set(situation)
    assert bool(open_ones) == (evaluate_partly(node, situation) is None)


@given(nodes(), st.fixed_dictionaries(dict.fromkeys(QUESTIONS, answers)))
def test_the_answers_that_decided_suffice_and_none_is_too_many(
    node: Node, situation: dict[str, Answer | None]
) -> None:
    decisive = {question: situation[question] for question in decided_by(node, situation)}
    assert evaluate_partly(node, decisive) is evaluate(node, situation)
    for question in decisive:
        without = {other: answer for other, answer in decisive.items() if other != question}
        assert evaluate_partly(node, without) is None


@pytest.mark.parametrize(
    ("text", "situation", "holds"),
    [
        ("married", {"married": True}, True),
        ("married", {"married": False}, False),
        ("married", {"married": "yes"}, False),
        ("married", {}, False),
        ("!married", {}, True),
        ("age == 1", {"age": True}, False),
        ("age != 1", {"age": True}, True),
        ("age != 1", {}, False),
        ("age >= 60", {"age": 60}, True),
        ("age > 60", {"age": 60}, False),
        ("age <= 60", {"age": 60}, True),
        ("age < 60", {"age": 60}, False),
        ("age < 60", {"age": True}, False),
        ("age < 60", {"age": "1"}, False),
        ('region in ["330122", "330603"]', {"region": "330603"}, True),
        ('region in ["330122"]', {"region": "330603"}, False),
        ("true", {}, True),
        ("false || !true", {}, False),
    ],
)
def test_an_answer_is_compared_only_with_its_own_kind(
    text: str, situation: dict[str, Answer], holds: bool
) -> None:
    assert evaluate(parse(text), situation) is holds


def test_and_binds_tighter_than_or() -> None:
    assert parse("a || b && c").root == Or((Atom("a"), And((Atom("b"), Atom("c")))))


def test_the_answers_that_decided_are_few() -> None:
    condition = parse("married && !(loan || region == 'x') || age > 3")
    situation = {"married": True, "loan": False, "region": "y", "age": 1}
    assert explain(condition, situation) == {"married": True, "loan": False, "region": "y"}
    assert explain(condition, {**situation, "loan": True}) == {"loan": True, "age": 1}


def test_a_question_that_was_not_asked_decides_without_an_answer() -> None:
    condition = parse("insured && married")
    assert decided_by(condition, {"married": True}) == ("insured",)
    assert explain(condition, {"married": True}) == {}


def test_a_shared_question_is_named_once() -> None:
    condition = parse("a && (a || b)")
    assert decided_by(condition, {"a": True, "b": True}) == ("a",)
    assert questions_of(condition) == ("a", "b")


def test_an_answer_that_another_makes_needless_is_not_named() -> None:
    assert decided_by(parse("(a || b) && b"), {"a": True, "b": True}) == ("b",)
