"""Who may open which page: without a post nothing, with one only what that organisation handles."""

from collections.abc import Callable
from typing import Any

import pytest

READ = (
    "/staff/",
    "/staff/find?number=1",
    "/staff/file",
    "/staff/file/anybody",
    "/staff/file/anybody/birth/questions",
    "/staff/file/anybody/birth/plan",
    "/staff/file/anybody/birth/apply",
    "/staff/file/applications/x",
    "/staff/file/applications/x/form/child",
    "/staff/file/applications/x/papers",
    "/staff/file/applications/x/papers/y/file",
    "/staff/file/applications/x/check",
    "/staff/cases/{case}",
    "/staff/cases/{case}/receipt",
    "/staff/cases/{case}/sent",
    "/staff/cases/{case}/papers/identity_card.mother",
    "/staff/cases/{case}/papers/identity_card.mother/content",
    "/staff/cases/{case}/parts/birth_certificate",
    "/staff/cases/{case}/parts/birth_certificate/refuse",
    "/staff/cases/{case}/parts/birth_certificate/papers/identity_card.mother",
)
WRITE = (
    "/staff/file/applications/x/papers/y",
    "/staff/file/applications/x/throw-away",
    "/staff/cases/{case}/visits",
    "/staff/cases/{case}/papers/identity_card.mother/supply",
    "/staff/cases/{case}/parts/birth_certificate/act",
    "/staff/cases/{case}/parts/birth_certificate/visits",
)


@pytest.mark.parametrize("address", READ)
def test_whoever_is_signed_out_signs_in_and_comes_back(town: Any, stranger: Any, address: str) -> None:
    path = address.format(case=town.fetched())
    page = stranger.get(path)

    assert page.status == 302
    assert page.location.startswith("/staff/sign-in?next=%2Fstaff%2F")


@pytest.mark.parametrize("address", WRITE)
def test_whoever_is_signed_out_changes_nothing(town: Any, stranger: Any, address: str) -> None:
    case = town.fetched()
    assert stranger.post(address.format(case=case)).status == 401
    assert town.state(case, "birth_certificate") == "received"


@pytest.mark.parametrize("address", [*READ, *WRITE])
def test_a_citizen_is_told_whom_these_pages_are_for(
    town: Any, at_desk: Callable[[str], Any], address: str
) -> None:
    reader = at_desk("lixiaomei")
    path = address.format(case=town.fetched())
    page = reader.post(path) if address in WRITE else reader.get(path)

    assert page.status == 403
    assert "You hold no post there now" in page.text
    assert "Go to the citizens' pages" in page.text


@pytest.mark.parametrize("address", [a for a in (*READ, *WRITE) if "{case}" in a])
@pytest.mark.parametrize("username", ["keqiao-hospital", "dongyang-hall"])
def test_another_countys_case_does_not_exist(
    town: Any, at_desk: Callable[[str], Any], address: str, username: str
) -> None:
    reader = at_desk(username)
    path = address.format(case=town.fetched())
    page = reader.post(path) if address in WRITE else reader.get(path)

    assert page.status == 404
    assert "There is no case" in page.text


@pytest.mark.parametrize("what", ["", "/refuse", "/papers/identity_card.mother"])
def test_a_department_of_the_case_does_not_open_another_ones_part(
    town: Any, at_desk: Callable[[str], Any], what: str
) -> None:
    police = at_desk("tonglu-police")
    page = police.get(f"/staff/cases/{town.fetched()}/parts/birth_certificate{what}")

    assert page.status == 404
    assert "There is no case" in page.text


def test_a_department_acts_on_another_ones_part_in_vain(town: Any, at_desk: Callable[[str], Any]) -> None:
    case = town.fetched()
    police = at_desk("tonglu-police")
    page = police.post(f"/staff/cases/{case}/parts/birth_certificate/act", actions="accept", version="9")

    assert page.status == 404
    assert town.state(case, "birth_certificate") == "received"


def test_an_officer_files_for_nobody(at_desk: Callable[[str], Any]) -> None:
    page = at_desk("tonglu-police").get("/staff/file")

    assert page.status == 403
    assert "Only a clerk at a window files for somebody else" in page.text


def test_an_unknown_step_is_no_case_either(town: Any, hospital: Any) -> None:
    assert hospital.get(f"/staff/cases/{town.fetched()}/parts/nothing").status == 404
    assert hospital.get("/staff/cases/123/parts/birth_certificate").status == 404


def test_signing_in_with_a_wrong_password_says_so_and_keeps_the_name(stranger: Any) -> None:
    page = stranger.post("/staff/sign-in", username="tonglu-police", password="wrong")

    assert page.status == 401
    assert "do not belong together" in page.text
    assert 'value="tonglu-police"' in page.html


def test_signing_in_leads_to_no_other_site(stranger: Any) -> None:
    page = stranger.get("/staff/sign-in", next="https://example.org/staff/")

    assert "example.org" not in page.html.split("ov-header__language")[1].split("</form>", 1)[1]


def test_signing_out_ends_the_session(hospital: Any) -> None:
    assert hospital.post("/staff/sign-out").location == "/staff/sign-in"
    assert hospital.get("/staff/").status == 302


def test_every_page_is_kept_by_nobody_on_the_way(town: Any, hospital: Any) -> None:
    page = hospital.get(f"/staff/cases/{town.fetched()}/parts/birth_certificate")

    assert "no-store" in page.response.headers["Cache-Control"]
