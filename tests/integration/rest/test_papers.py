"""Papers in and out over HTTP: only files that open, only for those who may see them (issue 2, bad input)."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfWriter

from onevisit.cases.services.papers import lose_paper
from onevisit.kernel import clock
from onevisit.kernel.ids import CaseId

from .conftest import ANSWERS, FACTS, Answer, Town

DECLARATION = "declaration_of_non_marital_birth.mother"
UNMARRIED = {**ANSWERS, "parents_married": False, "mother_insured": False}


def photo(kind: str = "JPEG") -> bytes:
    kept = BytesIO()
    Image.new("RGB", (60, 80), "white").save(kept, kind)
    return kept.getvalue()


def pdf() -> bytes:
    kept = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(kept)
    return kept.getvalue()


class Applying:
    """A draft that wants one paper of the mother."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.draft = town.begin(answers=UNMARRIED)
        self.address = f"/api/drafts/{self.draft['id']}/papers/{DECLARATION}"

    def give(self, content: bytes, name: str = "photo.jpg") -> Answer:
        return self.town.mother.upload(self.address, content, name)


@pytest.fixture
def applying(town: Town) -> Applying:
    return Applying(town)


@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (photo, "image/jpeg"),
        (lambda: photo("PNG"), "image/png"),
        (lambda: photo("WEBP"), "image/webp"),
        (pdf, "application/pdf"),
    ],
)
def test_a_photo_or_pdf_is_kept_as_it_came(
    applying: Applying, make: Callable[[], bytes], media_type: str
) -> None:
    content = make()
    (paper,) = applying.give(content, "说明.bin").content["papers"]
    assert (paper["key"], paper["media_type"], paper["size"]) == (DECLARATION, media_type, len(content))
    kept = applying.town.mother.get(applying.address)
    assert kept.response.content == content
    assert kept.kind == media_type
    assert kept.response["Content-Disposition"] == "attachment"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "file_empty"),
        (b"MZ\x90\x00 this is a program", 400, "file_kind"),
        (photo()[:300], 400, "photo_broken"),
        (pdf()[:120], 400, "pdf_broken"),
        (b"\x00\x00\x00\x18ftypheic", 400, "file_heic"),
        (b"\xff\xd8\xff" + bytes(21_000_000), 413, "file_too_large"),
        (b"\xff\xd8\xff" + bytes(50_000_000), 413, "file_too_large"),
    ],
    ids=["empty", "program", "half a photo", "half a PDF", "heic", "21 MB", "50 MB"],
)
def test_what_no_office_can_open_is_refused_with_a_sentence(
    applying: Applying, content: bytes, status: int, code: str
) -> None:
    refused = applying.give(content)
    assert (refused.status, refused.code) == (status, code)
    assert refused.content["detail"]
    assert applying.town.mother.get(f"/api/drafts/{applying.draft['id']}").content["papers"] == []


def test_a_request_without_a_file_says_where_it_is_missing(applying: Applying) -> None:
    refused = applying.town.mother.post(applying.address, {})
    assert refused.code == "unreadable_request"
    assert refused.content["data"]["errors"][0]["where"] == "file.file"


def test_a_paper_that_nobody_wants_is_refused(applying: Applying) -> None:
    address = f"/api/drafts/{applying.draft['id']}/papers/paternity_test.father"
    assert applying.town.mother.upload(address, photo()).status in (400, 404, 409)


def test_a_paper_is_taken_away_again_and_then_missing(applying: Applying) -> None:
    applying.give(photo())
    assert applying.town.mother.delete(applying.address).content["papers"] == []
    missing = applying.town.mother.get(f"/api/drafts/{applying.draft['id']}/missing").content["items"]
    assert [each["field"] for each in missing] == [DECLARATION]


def test_the_department_that_uses_a_paper_reads_it_and_no_other(applying: Applying) -> None:
    town = applying.town
    applying.give(photo())
    case = town.submit(applying.draft)
    address = f"/api/cases/{case}/papers/{DECLARATION}"
    assert town.police.get(address).response.content == photo()
    assert town.insurer.get(address).code == "no_such_paper"


def test_a_result_is_read_as_an_entry_in_the_readers_language(town: Town) -> None:
    case = town.file()
    town.act(town.hospital, case, "birth_certificate", "accept", "grant", "issue")
    address = f"/api/cases/{case}/papers/medical_certificate_of_birth.child"
    told = town.mother.get(address).content["fields"]
    assert FACTS["child_name"] in {field["value"] for field in told}
    town.mother.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh"
    in_chinese = town.mother.get(address).content["fields"]
    assert [field["id"] for field in in_chinese] == [field["id"] for field in told]
    assert in_chinese != told


def test_a_paper_that_a_register_cannot_give_is_asked_and_supplied(town: Town) -> None:
    case = town.submit(town.begin())
    lose_paper(CaseId(case), "discharge_summary.mother", "source_failed", now=clock.now())
    view = town.look(case)
    assert (view["status"], view["asked"]) == ("needs_applicant", ["discharge_summary.mother"])
    address = f"/api/cases/{case}/papers/discharge_summary.mother"
    assert town.mother.get(address).code == "paper_not_there"
    assert town.mother.upload(address, photo()).content["status"] == "open"
    again = town.mother.upload(address, photo())
    assert (again.status, again.code) == (409, "paper_not_asked")
