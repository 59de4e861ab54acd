"""Only what still matters is asked, in the definition's order; answers are possible or refused."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onevisit.kernel.errors import DomainError, Kind
from onevisit.kernel.ids import RegionCode
from onevisit.kernel.text import say
from onevisit.planner import api
from onevisit.planner.definitions import QuestionKind

COUNTY = RegionCode("330122")


def left(catalogue: Any, answers: dict[str, Any] | None = None, **more: Any) -> list[str]:
    questions = api.questions_left(catalogue.edition(), "matter", answers or {}, COUNTY, **more)
    return [question.id for question in questions]


def next_one(catalogue: Any, answers: dict[str, Any] | None = None) -> str | None:
    question = api.next_question(catalogue.edition(), "matter", answers or {}, COUNTY)
    return question.id if question else None


def refused(catalogue: Any, answers: dict[str, Any], **more: Any) -> DomainError:
    with pytest.raises(DomainError) as caught:
        catalogue.plan(answers, **more)
    return caught.value


def test_a_question_on_which_nothing_depends_is_not_asked(catalogue: Any) -> None:
    catalogue.question("favourite_colour")
    catalogue.step("certify")
    assert left(catalogue) == []
    assert catalogue.plan({"favourite_colour": True}).situation == {"favourite_colour": True}


@pytest.mark.parametrize("part", ["step", "demand", "contact", "fact", "fee", "exclusion", "errand"])
def test_a_question_matters_wherever_something_depends_on_it(catalogue: Any, part: str) -> None:
    catalogue.question("q")
    if part == "exclusion":
        catalogue.exclude("q")
    if part == "errand":
        catalogue.evidence("proof", fetched_from="prove")
        catalogue.service("prove", fees=[catalogue.fee(100, when="q")])
    catalogue.step(
        "certify",
        when="q" if part == "step" else None,
        demands=[catalogue.demand("card", when="q")]
        if part == "demand"
        else [catalogue.demand("proof")]
        if part == "errand"
        else [],
        contacts=[catalogue.contact("online", when="q")] if part == "contact" else [],
        facts=[catalogue.fact("name", when="q")] if part == "fact" else [],
        fees=[catalogue.fee(100, when="q")] if part == "fee" else [],
    )
    assert left(catalogue) == ["q"]
    assert left(catalogue, {"q": False}) == []


def test_a_question_matters_for_the_when_of_another_that_does(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.question("insured", when="married")
    catalogue.step("benefit", when="insured")
    assert left(catalogue) == ["married", "insured"]
    assert next_one(catalogue) == "married"
    assert next_one(catalogue, {"married": True}) == "insured"
    assert next_one(catalogue, {"married": False}) is None


def test_a_question_is_not_asked_once_another_answer_settles_it(catalogue: Any) -> None:
    catalogue.question("talent")
    catalogue.question("job")
    catalogue.step("permit", when="talent || job")
    assert left(catalogue) == ["talent", "job"]
    assert left(catalogue, {"talent": True}) == []
    assert left(catalogue, {"talent": False}) == ["job"]


def test_what_a_step_demands_is_asked_only_if_the_step_is_done(catalogue: Any) -> None:
    catalogue.question("insured")
    catalogue.question("abroad")
    catalogue.step(
        "benefit", when="insured", optional=True, demands=[catalogue.demand("bill", when="abroad")]
    )
    assert left(catalogue) == ["insured", "abroad"]
    assert left(catalogue, {"insured": False}) == []
    assert left(catalogue, {}, left_out=["benefit"]) == []


def test_an_answer_to_a_question_that_is_not_asked_counts_for_nothing(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.question("insured", when="married")
    catalogue.step("benefit", when="insured", optional=True)
    plan = catalogue.plan({"married": False, "insured": True})
    assert plan.situation == {"married": False}
    assert plan.steps == ()
    assert next_one(catalogue, {"insured": True}) == "married"


def test_a_given_answer_is_not_asked(catalogue: Any) -> None:
    catalogue.question("sixteen")
    catalogue.given = {"sixteen": False}
    catalogue.step("card", when="sixteen", optional=True)
    assert left(catalogue) == []


def test_the_region_answers_for_itself(catalogue: Any) -> None:
    catalogue.question("q", when='region == "330122"')
    catalogue.step("card", when="q")
    assert left(catalogue) == ["q"]


def test_nothing_more_is_asked_where_the_situation_is_excluded(catalogue: Any) -> None:
    catalogue.question("older")
    catalogue.question("married")
    catalogue.exclude("older")
    catalogue.step("card", when="married")
    assert left(catalogue) == ["older", "married"]
    assert next_one(catalogue, {"older": True}) is None


def test_an_excluded_situation_says_why_and_what_to_do(catalogue: Any) -> None:
    catalogue.question("older")
    catalogue.question("married")
    catalogue.exclude("older")
    catalogue.step("card", when="married")
    wrong = refused(catalogue, {"older": True})
    assert wrong.code == "situation_excluded"
    assert say(wrong.sentence) == "Not for you. Go elsewhere."
    assert say(wrong.sentence, "zh") == "Not for you.(中) Go elsewhere.(中)"


def test_missing_answers_are_listed(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.question("older")
    catalogue.step("card", when="married && older")
    wrong = refused(catalogue, {})
    assert (wrong.code, wrong.data["ids"]) == ("answers_missing", ["married", "older"])
    assert say(wrong.sentence) == "Answer these questions first: married?, older?"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("maried", "Matter asks no question maried. Did you mean married?"),
        ("zzz", "Matter asks no question zzz. Take this answer away."),
        ("region", "Matter asks no question region. Take this answer away."),
    ],
)
def test_an_unknown_question_is_refused(catalogue: Any, name: str, sentence: str) -> None:
    catalogue.question("married")
    catalogue.step("card", when="married")
    wrong = refused(catalogue, {name: True})
    assert wrong.code == "unknown_question"
    assert say(wrong.sentence) == sentence


@pytest.mark.parametrize(
    ("name", "answer", "possible"),
    [
        ("married", "yes", "yes, no"),
        ("married", 1, "yes, no"),
        ("follows", "uncle", "mother (Mother), father (Father)"),
        ("follows", True, "mother (Mother), father (Father)"),
        ("children", "two", "a whole number"),
        ("children", True, "a whole number"),
        ("children", 10**15, "a whole number"),
    ],
)
def test_a_wrong_answer_is_told_the_possible_ones(
    catalogue: Any, name: str, answer: Any, possible: str
) -> None:
    catalogue.question("married")
    catalogue.question("follows", QuestionKind.CHOICE, choices=["mother", "father"])
    catalogue.question("children", QuestionKind.NUMBER)
    catalogue.step("card")
    wrong = refused(catalogue, {name: answer})
    assert wrong.code == "wrong_answer"
    assert say(wrong.sentence) == (
        f"{answer} does not answer the question: {name}? Possible answers: {possible}."
    )


@pytest.mark.parametrize(
    ("name", "text", "answer"),
    [
        ("married", "yes", True),
        ("married", " True ", True),
        ("married", "是", True),
        ("married", "no", False),
        ("married", "否", False),
        ("follows", "father", "father"),
        ("follows", "Father", "father"),
        ("follows", "Father(中)", "father"),
        ("children", "2", 2),
        ("children", "-2", -2),
    ],
)
def test_answers_are_read_from_words(catalogue: Any, name: str, text: str, answer: Any) -> None:
    catalogue.question("married")
    catalogue.question("follows", QuestionKind.CHOICE, choices=["mother", "father"])
    catalogue.question("children", QuestionKind.NUMBER)
    assert api.parse_answers(catalogue.edition(), "matter", {name: text}) == {name: answer}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("married", "maybe"),
        ("follows", "uncle"),
        ("children", "two"),
        ("children", "9" * 30),
        ("children", ""),
    ],
)
def test_words_that_are_no_answer_are_refused(catalogue: Any, name: str, text: str) -> None:
    catalogue.question("married")
    catalogue.question("follows", QuestionKind.CHOICE, choices=["mother", "father"])
    catalogue.question("children", QuestionKind.NUMBER)
    with pytest.raises(DomainError) as caught:
        api.parse_answers(catalogue.edition(), "matter", {name: text})
    assert caught.value.code == "wrong_answer"


def test_a_number_and_a_choice_are_told_in_reasons(catalogue: Any) -> None:
    catalogue.question("children", QuestionKind.NUMBER)
    catalogue.question("follows", QuestionKind.CHOICE, choices=["mother", "father"])
    catalogue.step("many", when='children > 2 && follows == "mother"')
    plan = catalogue.plan({"children": 3, "follows": "mother"})
    assert say(plan.steps[0].reason.sentence) == (
        "You need this because of your answers: children? 3, follows? Mother."
    )


@pytest.mark.parametrize(
    ("life_event", "sentence"),
    [
        ("mater", "There is no life event mater. Did you mean matter?"),
        ("zzz", "There is no life event zzz. Choose one from the list."),
    ],
)
def test_an_unknown_life_event_is_refused_with_the_nearest(
    catalogue: Any, life_event: str, sentence: str
) -> None:
    with pytest.raises(DomainError) as caught:
        api.next_question(catalogue.edition(), life_event, {}, COUNTY)
    assert (caught.value.code, caught.value.kind) == ("unknown_life_event", Kind.UNKNOWN)
    assert say(caught.value.sentence) == sentence


@pytest.mark.parametrize(
    ("region", "sentence"),
    [
        ("330123", "There is no region 330123. Did you mean 330122?"),
        ("Tonglu", "There is no region Tonglu. Give the official code, such as 330122."),
    ],
)
def test_an_unknown_region_is_refused_with_the_nearest(catalogue: Any, region: str, sentence: str) -> None:
    wrong = refused(catalogue, {}, region=RegionCode(region))
    assert (wrong.code, wrong.kind) == ("unknown_region", Kind.UNKNOWN)
    assert say(wrong.sentence) == sentence


NAMES = ("a", "b", "c", "d", "e")


@st.composite
def conditions(draw: st.DrawFn, names: tuple[str, ...]) -> str:
    signs = st.sampled_from(["", "!"])
    tests = draw(st.lists(st.tuples(signs, st.sampled_from(names)), min_size=1, max_size=3))
    return draw(st.sampled_from([" && ", " || "])).join(sign + name for sign, name in tests)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_question_that_is_not_asked_any_more_changes_no_plan(
    new_catalogue: Any, data: st.DataObject
) -> None:
    catalogue = new_catalogue()
    for i, name in enumerate(NAMES):
        asked_if = st.one_of(st.none(), conditions(NAMES[:i])) if i else st.none()
        catalogue.question(name, when=data.draw(asked_if))
    for i in range(3):
        demands = [catalogue.demand(f"paper{i}", when=data.draw(conditions(NAMES)))]
        group = data.draw(st.sampled_from(["", "group"]))
        catalogue.step(f"s{i}", when=data.draw(conditions(NAMES)), alternative=group, demands=demands)
    answers: dict[str, Any] = {}
    while (question := next_one(catalogue, answers)) is not None:
        assert question not in answers
        answers[question] = data.draw(st.booleans())
    plan = catalogue.plan(answers)
    for rest in itertools.product([True, False], repeat=len(NAMES)):
        other = catalogue.plan({**dict(zip(NAMES, rest, strict=True)), **answers})
        assert [step.id for step in other.steps] == [step.id for step in plan.steps]
        assert [demand.paper for demand in other.demands] == [demand.paper for demand in plan.demands]
