"""The case page: now, next, results, history; only for its applicant."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onevisit.cases.api import ActionName, read_case
from onevisit.cases.domain.papers import paper_arrived, paper_failed
from onevisit.cases.services.acting import change_case
from onevisit.kernel.actors import SYSTEM

Photo = Callable[..., SimpleUploadedFile]
DONE = (ActionName.ACCEPT, ActionName.GRANT, ActionName.ISSUE)


@pytest.fixture
def case(mother: Any, facts: dict[str, str]) -> str:
    number: str = mother.file(facts)
    return number


def registers(case: str, town: Any, *, fail: str = "") -> None:
    """What the worker does: every register answers, but the one that gives `fail`."""
    keys = [p.key for p in whole(case).papers if p.source.value == "shared" and p.state.value == "expected"]
    for key in keys:
        if key == fail:
            change_case(SYSTEM, case, lambda c, k=key: paper_failed(c, k, "source_no_entry", now=town.now))
        else:
            change_case(SYSTEM, case, lambda c, k=key: paper_arrived(c, k, "snap", now=town.now))


def whole(case: str) -> Any:
    return read_case(SYSTEM, case).case


def test_it_says_what_happens_now_and_that_nothing_is_to_do(mother: Any, case: str) -> None:
    page = mother.get(f"/cases/{case}")
    assert page.headings == ["Birth of a child"]
    assert "You need not do anything now." in page.text
    assert "Planned 0, so far 0" in page.text
    assert "The application was submitted." in page.text


def test_it_names_who_has_it(mother: Any, case: str, town: Any) -> None:
    registers(case, town)
    assert "Tonglu First People's Hospital has:" in mother.get(f"/cases/{case}").text


def test_a_typed_number_with_spaces_is_understood(mother: Any, case: str) -> None:
    assert mother.get(f"/cases/{case[:4]} {case[4:]}").status == 200


@pytest.mark.parametrize("number", ["123", "33012226112300000000", "x"])
def test_a_mistyped_number_is_told(mother: Any, number: str) -> None:
    page = mother.get(f"/cases/{number}")
    assert page.status == 404
    assert "is not a tracking number" in page.text or "There is no case" in page.text


def test_a_stranger_signs_in_and_a_neighbour_learns_nothing(stranger: Any, neighbour: Any, case: str) -> None:
    assert stranger.get(f"/cases/{case}").location.startswith("/sign-in?next=%2Fcases%2F")
    for path in ("", "/sent", "/parts/birth_certificate/withdraw", "/results/x.child"):
        page = neighbour.get(f"/cases/{case}{path}")
        assert page.status == 404
        assert "There is no case" in page.text
    assert neighbour.post(f"/cases/{case}/rating", level="1").status == 404


def test_a_paper_that_could_not_be_fetched_is_asked_for_and_given(
    mother: Any, case: str, town: Any, photo: Photo
) -> None:
    registers(case, town, fail="identity_card.mother")
    page = mother.get(f"/cases/{case}")
    assert "We need one paper from you" in page.text
    address = f"/cases/{case}/papers/identity_card.mother"
    assert address in page.html
    wrong = mother.post(address, file=photo(b"MZ a program"))
    assert (wrong.status, "neither a photo nor a PDF" in wrong.text) == (400, True)
    assert mother.post(address, camera=photo()).location == f"/cases/{case}"
    assert "We need one paper from you" not in mother.get(f"/cases/{case}").text
    assert mother.get(f"{address}/file").response["Content-Type"] == "image/jpeg"
    assert mother.get(address).location == f"/cases/{case}"


def test_a_50_mb_photo_for_a_case_is_told_too(mother: Any, case: str, town: Any, photo: Photo) -> None:
    registers(case, town, fail="identity_card.mother")
    page = mother.post(
        f"/cases/{case}/papers/identity_card.mother", file=photo(b"\xff\xd8\xff" + b"x" * 50_000_000)
    )
    assert page.status == 413
    assert "larger than 20 MB" in page.text


def test_a_part_is_taken_back_after_one_more_question(mother: Any, case: str) -> None:
    address = f"/cases/{case}/parts/household_registration/withdraw"
    asked = mother.get(address)
    assert asked.headings == ["Take back: Household registration of birth?"]
    assert "cannot go on either" in asked.text
    assert mother.post(address).location == f"/cases/{case}"
    assert "withdrawn" in mother.get(f"/cases/{case}").text
    again = mother.post(address)
    assert again.status == 409
    assert "You can withdraw until it is decided" in again.text


def test_results_can_be_read_and_printed(mother: Any, case: str, town: Any) -> None:
    registers(case, town)
    town.do(town.midwife, case, "birth_certificate", *DONE)
    page = mother.get(f"/cases/{case}")
    address = f"/cases/{case}/results/medical_certificate_of_birth.child"
    assert address in page.html
    result = mother.get(address)
    assert result.headings == ["Medical certificate of birth"]
    assert "Tonglu First People's Hospital" in result.text
    assert mother.get(f"/cases/{case}/results/nothing.child").location == f"/cases/{case}"


def test_a_refusal_shows_its_reasons_and_remedies(mother: Any, case: str, town: Any) -> None:
    registers(case, town)
    health = next(o for o in town.officers if o.posts[0].organisation == "tonglu_health_commission")
    town.do(
        health, case, "birth_planning", ActionName.ACCEPT, ActionName.REFUSE, reasons="Registered elsewhere."
    )
    page = mother.get(f"/cases/{case}")
    assert "Registered elsewhere." in page.text
    assert "administrative reconsideration" in page.text


class TestFinished:
    """A finished case is rated once."""

    @pytest.fixture
    def finished(self, mother: Any, case: str) -> str:
        for proceeding in whole(case).proceedings:
            if not whole(case).proceeding(proceeding.step).state.is_closed:
                mother.post(f"/cases/{case}/parts/{proceeding.step}/withdraw")
        return case

    def test_it_is_rated_once(self, mother: Any, finished: str) -> None:
        assert "How was it?" in mother.get(f"/cases/{finished}").text
        wrong = mother.post(f"/cases/{finished}/rating", comment="快")
        assert (wrong.status, "Choose a level from 1" in wrong.text) == (400, True)
        assert "快" in wrong.text
        assert mother.post(f"/cases/{finished}/rating", level="5").location == f"/cases/{finished}#rating"
        assert "You said: very satisfied." in mother.get(f"/cases/{finished}").text
        again = mother.post(f"/cases/{finished}/rating", level="1")
        assert (again.status, "Each case is rated once" in again.text) == (409, True)

    def test_it_says_that_it_is_finished(self, mother: Any, finished: str) -> None:
        page = mother.get("/matters")
        assert f"/cases/{finished}" in page.html
        assert "finished" in page.text

    def test_an_open_case_cannot_be_rated(self, mother: Any, case: str) -> None:
        assert "How was it?" not in mother.get(f"/cases/{case}").text
        page = mother.post(f"/cases/{case}/rating", level="5")
        assert (page.status, "You can rate when every part" in page.text) == (409, True)
