"""Conditions in definitions: possible answers, asked questions, situations that exist."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onevisit.kernel.conditions import And, Answer, Atom, Constant, Node, Not, Operator, Or, evaluate, parse
from onevisit.kernel.ids import QuestionId
from onevisit.kernel.text import Text
from onevisit.language import compile
from onevisit.language.checking.situations import Situations
from onevisit.language.code_examples import Edit, apply
from onevisit.planner.definitions import Choice, Question, QuestionKind


def faults(file: str, old: str, new: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each fault of the catalogue with an edit."""
    diagnostics = compile(apply(Edit(file, old, new))).diagnostics
    return [(d.code, d.span.line, d.span.column) for d in diagnostics]


WHEN = 'when: follows == "father"\n'


@pytest.mark.parametrize(
    ("condition", "column"),
    [
        ('follows == "uncle"', 26),
        ("follows", 15),
        ("follows == true", 26),
        ("follows >= 3", 26),
        ('follows in ["father", "uncle"]', 37),
        ('married == "yes"', 26),
        ("married > 1", 25),
    ],
)
def test_a_comparison_that_no_answer_can_meet_is_shown(condition: str, column: int) -> None:
    assert faults("birth.yaml", WHEN, f"when: {condition}\n") == [("OV404", 32, column)]


@pytest.mark.parametrize(
    "condition", ['follows == "mother"', 'follows in ["father", "mother"]', "married", "married == true"]
)
def test_a_comparison_with_a_possible_answer_is_right(condition: str) -> None:
    assert faults("birth.yaml", WHEN, f"when: {condition}\n") == []


def test_a_condition_may_ask_for_the_region() -> None:
    assert faults("birth.yaml", WHEN, 'when: region in ["330122"]\n') == []


def test_the_caret_of_a_broken_condition_stands_inside_it() -> None:
    assert faults("birth.yaml", WHEN, 'when: "married && && follows"\n') == [("OV209", 32, 27)]


def test_a_condition_that_a_service_needs_must_be_asked_by_the_life_event() -> None:
    found = faults("birth.yaml", "questions: [married, follows]", "questions: [follows]")
    assert {code for code, _, _ in found} == {"OV403"}


def test_a_question_is_asked_before_others_depend_on_it() -> None:
    text = "    kind: choice\n    choices:"
    files = apply(Edit("birth.yaml", text, "    when: married\n" + text))
    files["birth.yaml"] = files["birth.yaml"].replace('"!married && follows == \\"father\\""', "'!married'")
    assert compile(files).diagnostics == ()
    files["birth.yaml"] = files["birth.yaml"].replace("[married, follows]", "[follows, married]")
    assert [d.code for d in compile(files).diagnostics] == ["OV403"]


def test_a_given_answer_needs_no_question() -> None:
    files = apply(Edit("birth.yaml", "questions: [married, follows]", "questions: [follows]"))
    given = "    given:\n      married: yes\n    steps:"
    files["birth.yaml"] = files["birth.yaml"].replace("    steps:", given)
    # The exclusion of the unmarried can then never apply.
    assert [d.code for d in compile(files).diagnostics] == ["OV414"]


def test_a_given_answer_must_be_possible() -> None:
    new = "questions: [married]\n    given:\n      follows: aunt"
    assert "OV404" in {code for code, _, _ in faults("birth.yaml", "questions: [married, follows]", new)}


def test_a_step_that_only_excluded_situations_would_need_is_warned_of() -> None:
    found = faults("birth.yaml", WHEN, 'when: follows == "father" && !married\n')
    assert found == [("OV414", 32, 15)]


def question(name: str, kind: QuestionKind = QuestionKind.YES_NO, **fields: object) -> Question:
    words = Text(name, name)
    return Question(QuestionId(name), words, words, kind, **fields)  # type: ignore[arg-type]


QUESTIONS = (
    question("a"),
    question("b", QuestionKind.CHOICE, choices=tuple(Choice(c, Text(c, c)) for c in "xyz")),
    question("c", QuestionKind.NUMBER),
    question("d"),
)
ATOMS = st.one_of(
    st.sampled_from(["a", "d"]).map(lambda name: Atom(name, Operator.HOLDS)),
    st.sampled_from("xyz").map(lambda value: Atom("b", Operator.EQUAL, (value,))),
    st.tuples(st.sampled_from([Operator.LESS, Operator.AT_LEAST, Operator.EQUAL]), st.integers(0, 3)).map(
        lambda pair: Atom("c", pair[0], (pair[1],))
    ),
    st.booleans().map(Constant),
)
NODES: st.SearchStrategy[Node] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: And(tuple(nodes))),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: Or(tuple(nodes))),
    ),
    max_leaves=8,
)
POSSIBLE: list[list[Answer]] = [[True, False], ["x", "y", "z"], list(range(-1, 5)), [True, False]]


@settings(max_examples=300, deadline=None)
@given(NODES)
def test_a_situation_is_found_exactly_where_one_exists(goal: Node) -> None:
    names = [q.id for q in QUESTIONS]
    every = (dict(zip(names, answers, strict=True)) for answers in itertools.product(*POSSIBLE))
    exists = any(evaluate(goal, situation) for situation in every)  # type: ignore[arg-type]
    found = Situations(QUESTIONS).find(goal)
    assert (found is not None) == exists
    assert found is None or evaluate(goal, found)


def test_a_question_that_is_not_asked_has_no_answer() -> None:
    asked_if_a = question("d", when=parse("a"))
    situations = Situations([question("a"), asked_if_a])
    assert situations.find(parse("d && !a").root) is None
    assert situations.find(parse("!d && !a").root) == {"a": False, "d": None}


def test_forty_questions_are_searched_without_trying_every_situation() -> None:
    questions = [question(f"q{n}") for n in range(40)]
    goal = And(tuple(Atom(f"q{n}", Operator.HOLDS) for n in range(40)))
    found = Situations(questions).find(And((goal, Not(Atom("q39", Operator.HOLDS)))))
    assert found is None
