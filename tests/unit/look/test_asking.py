"""One question at a time, answers in the address, wrong ones asked again with a sentence."""

from typing import Any

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import LifeEventId, RegionCode
from onevisit.look.flow.answers import read_asked
from onevisit.look.flow.asking import Ready, next_page
from onevisit.look.flow.question_page import Addresses, Filing, QuestionPage
from onevisit.planner.definitions import Edition

BIRTH = LifeEventId("birth")
TONGLU = RegionCode("330122")
FIRST = "a.born_in_licensed_institution"
ALL = {
    FIRST: "yes",
    "a.older_than_one_year": "no",
    "a.surname_of_a_parent": "yes",
    "a.parents_married": "yes",
    "a.household_follows": "mother",
    "a.ethnic_groups_differ": "no",
    "a.mother_insured": "no",
    "a.needs_social_security_card": "yes",
}


@pytest.fixture
def ask(edition: Edition, english: None) -> Any:
    filing = Filing(edition, edition.life_events[BIRTH], TONGLU, Addresses("/guide", "/questions"))
    return lambda without=(), **texts: next_page(filing, texts, without)


def test_the_first_question_comes_first(ask: Any) -> None:
    page = ask()
    assert isinstance(page, QuestionPage)
    assert (page.name, page.progress, page.back) == (FIRST, "Question 1 of about 8", "/guide")
    assert [option.value for option in page.options] == ["yes", "no"]


def test_the_next_question_carries_the_answers_before_it(ask: Any) -> None:
    page = ask(**{FIRST: "yes", "ask": "born_in_licensed_institution", "go": "1"})
    assert page.name == "a.older_than_one_year"
    assert (FIRST, "yes") in page.hidden
    assert page.progress.startswith("Question 2 ")
    assert (
        page.back
        == "/questions?region=330122&a.born_in_licensed_institution=yes&ask=born_in_licensed_institution"
    )


def test_nothing_chosen_asks_again_and_says_so(ask: Any) -> None:
    page = ask(ask="born_in_licensed_institution", go="1")
    assert (page.name, page.error) == (FIRST, "Choose an answer, then go on.")


def test_an_answer_to_change_is_shown_with_its_choice(ask: Any) -> None:
    page = ask(**ALL, ask="parents_married")
    assert page.name == "a.parents_married"
    assert [option.checked for option in page.options] == [True, False]
    assert len(page.answers) == 8


def test_an_impossible_answer_is_asked_again_with_the_sentence(ask: Any) -> None:
    page = ask(**{**ALL, "a.household_follows": "grandmother"})
    assert page.name == "a.household_follows"
    assert "grandmother does not answer the question" in page.error
    assert (FIRST, "yes") in page.hidden


def test_a_second_impossible_answer_does_not_break_the_page(ask: Any) -> None:
    page = ask(**{FIRST: "perhaps", "a.household_follows": "grandmother"})
    assert isinstance(page, QuestionPage)
    assert "perhaps" in page.error


def test_an_unknown_question_is_refused_with_the_nearest(ask: Any) -> None:
    with pytest.raises(DomainError, match="Did you mean parents_married"):
        ask(**{"a.parents_maried": "yes"})


def test_all_answered_is_ready(ask: Any) -> None:
    found = ask(**ALL)
    assert isinstance(found, Ready)
    assert found.excluded is None
    assert found.answers[0].change.endswith("ask=born_in_licensed_institution")


def test_an_excluded_situation_needs_no_further_answer(ask: Any) -> None:
    found = ask(**{FIRST: "no"})
    assert isinstance(found, Ready)
    assert found.excluded is not None


def test_parts_left_out_travel_in_the_address_and_unknown_ones_are_dropped(edition: Edition) -> None:
    event = edition.life_events[BIRTH]
    asked = read_asked(event, ALL, ["birth_planning", "birth_certificate", "birth_planning"], TONGLU)
    assert asked.left_out == ("birth_planning",)
    assert asked.query().endswith("&without=birth_planning")
    assert "without" not in asked.taking_in(asked.left_out[0]).query()
