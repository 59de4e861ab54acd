"""Finding a life event, answering, the plan: readable signed out, every mistake told with a way on."""

from typing import Any

import pytest
from tests.integration.web_citizen.conftest import ANSWERS

PLAN = f"/guides/birth/plan?{ANSWERS.format(married='no')}"


def test_the_start_page_lists_what_can_be_done(stranger: Any) -> None:
    page = stranger.get("/")
    assert page.headings == ["What do you want to get done?"]
    assert "Birth of a child" in page.text
    assert "0 no visit" in page.text


@pytest.mark.parametrize(("sought", "found"), [("newborn", True), ("新生儿", True), ("submarine", False)])
def test_it_is_found_by_everyday_words(stranger: Any, sought: str, found: bool) -> None:
    page = stranger.get(f"/?q={sought}")
    assert ("/guides/birth" in page.html) is found
    assert ("Nothing is called that here" in page.text) is not found


def test_the_county_is_remembered(stranger: Any) -> None:
    chosen = stranger.post("/county", region="330783", next="/guides/birth")
    assert (chosen.status, chosen.location) == (302, "/guides/birth")
    assert "In Dongyang" in stranger.get("/guides/birth").text


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"])
def test_going_on_never_leaves_this_site(stranger: Any, address: str) -> None:
    assert stranger.post("/county", region="330122", next=address).location == "/"


def test_an_unknown_county_is_told(stranger: Any) -> None:
    page = stranger.post("/county", region="999999", next="/")
    assert page.status == 404
    assert "There is no region 999999." in page.text


def test_an_unknown_life_event_is_told_with_the_nearest(stranger: Any) -> None:
    page = stranger.get("/guides/birht")
    assert page.status == 404
    assert "Did you mean birth?" in page.text


def test_a_county_that_does_not_offer_it_is_told(stranger: Any) -> None:
    page = stranger.get("/guides/birth?region=330106")
    assert "does not offer this yet" in page.text


def test_questions_lead_to_the_plan(stranger: Any) -> None:
    page = stranger.get("/guides/birth/questions?region=330122")
    assert len(page.headings) == 1
    assert "Question 1 of about 8" in page.text
    answered = stranger.get(f"/guides/birth/questions?{ANSWERS.format(married='yes')}")
    assert answered.status == 302
    assert answered.location.startswith("/guides/birth/plan?region=330122&a.born_in_licensed_institution=yes")


def test_a_plan_with_an_answer_missing_asks_for_it(stranger: Any) -> None:
    page = stranger.get("/guides/birth/plan?region=330122&a.born_in_licensed_institution=yes")
    assert "Question 2 " in page.text


def test_a_wrong_answer_is_said_at_its_question(stranger: Any) -> None:
    page = stranger.get("/guides/birth/questions?region=330122&a.parents_married=perhaps")
    assert page.status == 400
    assert page.title.startswith("Error:")
    assert "perhaps does not answer the question" in page.text


def test_an_unknown_question_is_a_page_with_the_sentence(stranger: Any) -> None:
    page = stranger.get("/guides/birth/questions?region=330122&a.maried=yes")
    assert page.status == 400
    assert "asks no question maried" in page.text
    assert "Go to the start page" in page.text


def test_a_situation_that_is_not_served_says_what_to_do_instead(stranger: Any) -> None:
    page = stranger.follow("/guides/birth/questions?region=330122&a.born_in_licensed_institution=no")
    assert page.status == 200
    assert "What you can do instead" in page.text
    assert "Your answer so far (1)" in page.text


def test_the_plan_is_the_same_for_whoever_gets_its_address(stranger: Any, mother: Any) -> None:
    assert stranger.get(PLAN).headings == mother.get(PLAN).headings == ["Your plan: Birth of a child"]


def test_a_part_left_out_leaves_the_plan(stranger: Any) -> None:
    page = stranger.get(f"{PLAN}&without=birth_planning")
    assert "left out" in page.text
    assert "Take it in" in page.text


def test_the_plan_page_needs_one_look_up_in_the_database(stranger: Any, round_trips: Any) -> None:
    stranger.get(PLAN)
    with round_trips() as statements:
        stranger.get(PLAN)
    assert len(statements) == 1, statements


def test_what_somebody_types_is_never_markup(stranger: Any) -> None:
    page = stranger.get("/?q=<script>alert(1)</script>")
    assert "<script>alert" not in page.html


def test_the_language_is_changed_by_a_form_and_kept(stranger: Any) -> None:
    stranger.post("/language", language="zh-hans", next="/")
    page = stranger.get("/guides/birth")
    assert page.headings == ["出生一件事"]
    assert 'lang="zh-Hans"' in page.html
    stranger.post("/language", language="en", next="/")
    assert stranger.get("/guides/birth").headings == ["Birth of a child"]


def test_an_unknown_address_helps(stranger: Any) -> None:
    page = stranger.get("/nowhere")
    assert page.status == 404
    assert "There is no such page" in page.text
