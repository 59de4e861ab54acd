"""Guides of services and life events: found by everyday words, told whole, open to everybody."""

from typing import Any

import pytest

from onevisit.catalogue import api as catalogue
from onevisit.kernel.ids import RegionCode

REGISTRATION = "/services/household_registration_of_birth"


def test_everyday_words_find_the_life_event_first_then_its_services(stranger: Any) -> None:
    page = stranger.get("/?q=%E7%94%9F%E5%AD%A9%E5%AD%90%E4%B8%8A%E6%88%B7%E5%8F%A3&region=330122")
    assert page.status == 200
    assert page.html.index("/guides/birth") < page.html.index(REGISTRATION)


def test_a_hit_of_a_service_carries_its_computed_visit_mark(stranger: Any) -> None:
    assert "0 no visit" in stranger.get("/?q=hukou&region=330122").text


def test_a_hit_says_where_the_county_does_not_offer_it(stranger: Any) -> None:
    assert "not yet in" in stranger.get("/?q=hukou&region=330106").text


def test_words_that_find_nothing_lead_to_a_person_and_are_kept(stranger: Any) -> None:
    page = stranger.get("/?q=submarine%20licence%20x&region=330122")
    page = stranger.get("/?q=submarine&region=330122")
    assert "Ask a person" in page.text
    assert "12345" in page.text
    kept = catalogue.failed_searches(10, RegionCode("330122"))
    assert [(each.words, each.language) for each in kept if each.words == "submarine"] == [
        ("submarine", "en")
    ]


@pytest.mark.parametrize("words", ["330122199001011234", "138%200013%208000"])
def test_somebodys_number_is_not_kept(stranger: Any, words: str) -> None:
    assert "Ask a person" in stranger.get(f"/?q={words}").text
    assert catalogue.failed_searches(10) == []


def test_a_null_in_the_words_is_no_fault(stranger: Any) -> None:
    assert stranger.get("/?q=%00submarine%00").status == 200


def test_a_service_tells_papers_places_days_money_and_law(stranger: Any) -> None:
    page = stranger.get(f"{REGISTRATION}?region=330122")
    assert page.headings == ["Household registration of birth"]
    for said in (
        "0 no visit",
        "Done by: Tongjun Police Station",
        "Declaration of non-marital birth (the mother)",
        "Fetched from: Population register",
        "if the answer to “Are the parents married to each other?” is: no",
        "Household window of Tongjun Police Station",
        "Working days 8:30 to 17:00",
        "Apply within 1 month, counted from: the birth.",
        "Promised: on the spot.",
        "The law sets no limit.",
        "You get: Household register",
        "Birth of a child",
    ):
        assert said in page.text, said
    assert 'href="/api/services/household_registration_of_birth?region=330122"' in page.html


def test_a_condition_over_two_questions_is_said_in_words(stranger: Any) -> None:
    page = stranger.get(f"{REGISTRATION}?region=330122")
    assert "is: no, and if the answer to “Whose household" in page.text


def test_a_service_with_waiting_has_its_days_as_a_chart(stranger: Any) -> None:
    page = stranger.get("/services/social_security_card?region=330122")
    assert "Each part's days" in page.text
    assert "The law allows: 30 working days." in page.text


def test_a_fee_is_told_with_when_it_is_due(stranger: Any) -> None:
    page = stranger.get("/services/resident_medical_insurance_for_newborn?region=330122")
    assert "¥400.00" in page.text
    assert "paid later, not with this application" in page.text


def test_without_a_county_the_guide_asks_for_it(stranger: Any) -> None:
    page = stranger.get("/services/vaccination_card")
    assert "Show it for my county" in page.text
    assert "Papers, places and days depend on where you live." in page.text


def test_a_county_that_does_not_offer_the_service_is_told(stranger: Any) -> None:
    assert "does not offer this yet" in stranger.get("/services/vaccination_card?region=330106").text


def test_an_unknown_service_is_told_with_the_nearest(stranger: Any) -> None:
    page = stranger.get("/services/vacination_card")
    assert page.status == 404
    assert "Did you mean vaccination_card?" in page.text


@pytest.mark.parametrize("service", ["../admin", "a" * 3000, "%3Cscript%3E"])
def test_a_made_up_address_is_no_fault(stranger: Any, service: str) -> None:
    assert stranger.get(f"/services/{service}").status in (404, 301, 400)


def test_a_life_event_tells_everything_that_anybody_can_be_asked(stranger: Any) -> None:
    page = stranger.get("/guides/birth?region=330122")
    for said in (
        "For people and families.",
        "Whom it does not serve",
        "What follows is all that anybody can be asked.",
        "Paternity test certificate (the father)",
        "Medical certificate of birth (the child) Passed on from: First issue",
        "For: First issue of the medical certificate of birth, Vaccination card",
        "the last is done by",
    ):
        assert said in page.text, said
    assert REGISTRATION in page.html


def test_guides_speak_chinese_whole(town: Any, client: Any) -> None:
    for path in (f"{REGISTRATION}?region=330122", "/guides/birth?region=330122", "/?q=submarine"):
        html = client.get(path, headers={"Accept-Language": "zh-CN"}).content.decode()
        for english in (
            "Papers",
            "You bring",
            "How it",
            "Done by",
            "Promised",
            "Ask a person",
            "if the answer",
        ):
            assert english not in html, (path, english)


def test_every_service_of_every_county_has_its_guide(stranger: Any) -> None:
    edition = catalogue.current_edition()
    for service, offers in edition.offers.items():
        for county in offers:
            page = stranger.get(f"/services/{service}?region={county}")
            assert page.status == 200
            assert "visit" in page.text
