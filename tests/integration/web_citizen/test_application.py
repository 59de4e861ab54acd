"""Preparing an application: saved page by page, every problem named with its place, sent once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.web_citizen.conftest import ANSWERS

MARRIED = ANSWERS.format(married="yes")
KEY = "declaration_of_non_marital_birth.mother"
Photo = Callable[..., SimpleUploadedFile]


def test_signing_in_comes_first_and_leads_back(stranger: Any) -> None:
    page = stranger.get(f"/guides/birth/apply?{MARRIED}")
    assert page.status == 302
    assert page.location.startswith("/sign-in?next=%2Fguides%2Fbirth%2Fapply%3Fregion%3D330122")


def test_who_applies_is_asked(mother: Any) -> None:
    page = mother.get(f"/guides/birth/apply?{MARRIED}")
    assert page.headings == ["Who are you?"]
    again = mother.post(f"/guides/birth/apply?{MARRIED}")
    assert (again.status, "Choose who you are, then go on." in again.text) == (400, True)


def test_nobody_applies_as_the_child(mother: Any) -> None:
    page = mother.post(f"/guides/birth/apply?{MARRIED}", party="child")
    assert page.status == 400
    assert "cannot apply for this" in page.text


def test_what_the_account_knows_is_filled_in(mother: Any) -> None:
    page = mother.get(f"{mother.begin()}/form/mother")
    assert 'value="李晓梅"' in page.html
    assert "Filled in from your account" in page.text


def test_a_page_is_saved_even_where_something_is_wrong(mother: Any) -> None:
    address = mother.begin()
    page = mother.post(f"{address}/form/mother", mother_name="李晓梅", mother_phone="12")
    assert page.status == 400
    assert page.title.startswith("Error:")
    assert "This is no telephone number." in page.text
    assert 'href="#mother_phone"' in page.html
    assert 'value="12"' in mother.get(f"{address}/form/mother").html


def test_an_impossible_date_is_told_at_its_field(mother: Any) -> None:
    page = mother.post(
        f"{mother.begin()}/form/child",
        **{"child_born_on-year": "2026", "child_born_on-month": "2", "child_born_on-day": "30"},
    )
    assert "Give “Date of birth” as year, month and day" in page.text
    assert 'href="#child_born_on-year"' in page.html


def test_saving_for_later_asks_for_nothing_and_is_in_the_list(mother: Any) -> None:
    address = mother.begin()
    saved = mother.post(f"{address}/form/child", child_name="李新", later="1")
    assert saved.location.startswith("/matters?saved=")
    page = mother.get(saved.location)
    assert "Saved. You can go on here" in page.text
    assert address in page.html


def test_taking_it_up_again_begins_where_something_is_missing(mother: Any, facts: dict[str, str]) -> None:
    address = mother.begin()
    mother.post(
        f"{address}/form/child", **{k: v for k, v in facts.items() if k.startswith(("child_", "place"))}
    )
    assert mother.get(address).location == f"{address}/form/mother"


def test_a_draft_can_be_thrown_away(mother: Any) -> None:
    address = mother.begin()
    assert mother.post(f"{address}/throw-away").location == "/matters"
    assert mother.get(address).status == 404


def test_somebody_elses_draft_does_not_exist(mother: Any, neighbour: Any) -> None:
    address = mother.begin()
    for path in (address, f"{address}/form/child", f"{address}/papers", f"{address}/check"):
        page = neighbour.get(path)
        assert page.status == 404
        assert "There is no such application of yours" in page.text


def test_sending_names_everything_that_is_missing_with_the_way_to_it(mother: Any) -> None:
    address = mother.begin()
    page = mother.post(f"{address}/check", declared="1")
    assert page.status == 400
    assert f'href="{address}/form/child#child_name"' in page.html


def test_sending_needs_the_declaration(mother: Any, facts: dict[str, str]) -> None:
    address = mother.begin()
    mother.fill(address, facts)
    page = mother.post(f"{address}/check")
    assert page.status == 400
    assert "Declare that what you give is true and complete" in page.text


def test_sending_twice_gives_one_case(mother: Any, facts: dict[str, str]) -> None:
    address = mother.begin()
    mother.fill(address, facts)
    first = mother.post(f"{address}/check", declared="1")
    second = mother.post(f"{address}/check", declared="1")
    assert first.location == second.location
    page = mother.get(first.location)
    assert page.headings == ["Your application is on its way"]
    number = first.location.split("/")[2]
    assert " ".join(number[i : i + 4] for i in range(0, 20, 4)) in page.text
    assert mother.get(address).location == f"/cases/{number}"


def test_a_draft_stays_under_the_edition_it_was_begun_with(
    mother: Any, facts: dict[str, str], edition_without_birth: Callable[[], None]
) -> None:
    address = mother.begin()
    edition_without_birth()
    assert mother.get("/guides/birth").status == 404
    mother.fill(address, facts)
    assert mother.post(f"{address}/check", declared="1").status == 302


def test_another_devices_change_is_told_and_not_lost(mother: Any) -> None:
    address = mother.begin()
    version = "1"
    mother.post(f"{address}/form/household", household_address="甲地", version=version)
    page = mother.post(f"{address}/form/household", household_address="乙地", version=version)
    assert "This was changed on another device meanwhile" in page.text
    assert "甲地" in page.text


def test_a_form_without_its_token_is_a_page_that_helps(mother: Any) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Accept-Language": "en"})
    strict.cookies = mother.client.cookies
    response = strict.post("/county", {"region": "330122"})
    assert response.status_code == 403
    assert "This page was open for too long" in response.content.decode()


class TestPapers:
    """One card per paper; what cannot be taken is said at its card."""

    def test_a_photo_is_added_seen_and_removed(self, mother: Any, photo: Photo) -> None:
        address = mother.begin("no")
        added = mother.post(f"{address}/papers/{KEY}", file=photo(name="声明.jpg"))
        assert added.location == f"{address}/papers#{KEY}"
        assert "声明.jpg" in mother.get(f"{address}/papers").text
        seen = mother.get(f"{address}/papers/{KEY}/file").response
        assert (seen["Content-Type"], seen["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
        mother.post(f"{address}/papers/{KEY}", remove="1")
        assert "声明.jpg" not in mother.get(f"{address}/papers").text

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"MZ\x90\x00 a program", "This file is neither a photo nor a PDF."),
            (b"%PDF-1.7\n1 0 obj\n<< /Type", "This PDF cannot be opened"),
            (b"\xff\xd8\xff\xe0 broken", "This photo cannot be opened"),
            (b"", "This file is empty."),
        ],
    )
    def test_what_is_no_photo_is_said_at_its_card(
        self, mother: Any, photo: Photo, content: bytes, sentence: str
    ) -> None:
        address = mother.begin("no")
        page = mother.post(f"{address}/papers/{KEY}", file=photo(content))
        assert page.status == 400
        assert sentence in page.text
        assert f'href="#{KEY}"' in page.html

    def test_a_50_mb_photo_is_stopped_on_its_way(self, mother: Any, photo: Photo) -> None:
        address = mother.begin("no")
        page = mother.post(f"{address}/papers/{KEY}", file=photo(b"\xff\xd8\xff" + b"x" * 50_000_000))
        assert page.status == 413
        assert "This file is larger than 20 MB." in page.text

    def test_a_paper_that_nobody_asks_for_is_refused(self, mother: Any, photo: Photo) -> None:
        address = mother.begin("no")
        page = mother.post(f"{address}/papers/diploma.mother", file=photo())
        assert page.status == 400
        assert "does not ask you for diploma.mother" in page.text

    def test_nobody_else_sees_the_photo(self, mother: Any, neighbour: Any, photo: Photo) -> None:
        address = mother.begin("no")
        mother.post(f"{address}/papers/{KEY}", file=photo())
        assert neighbour.get(f"{address}/papers/{KEY}/file").status == 404

    def test_without_papers_to_add_the_way_goes_on(self, mother: Any) -> None:
        address = mother.begin("yes")
        assert mother.get(f"{address}/papers").location == address
