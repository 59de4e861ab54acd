"""A clerk at the window: who it is, with consent, then the same flow as at home, and a receipt."""

from collections.abc import Callable
from typing import Any

import pytest

from onevisit.cases import api as cases
from onevisit.cases.api import PaperState
from onevisit.people.models import Person

MOTHER = {"identity_number": "330122199701054281", "name": "张婷", "phone": "138 0571 0003", "consent": "yes"}
ANSWERS = (
    "a.born_in_licensed_institution=yes&a.older_than_one_year=no&a.surname_of_a_parent=yes"
    "&a.parents_married=yes&a.household_follows=mother&a.ethnic_groups_differ=no"
    "&a.mother_insured=no&a.needs_social_security_card=yes"
)


@pytest.fixture
def facts(town: Any) -> dict[str, str]:
    year, month, day = town.facts["child_born_on"].split("-")
    return {
        **town.facts,
        "child_born_on-year": year,
        "child_born_on-month": month,
        "child_born_on-day": day,
    }


def register(clerk: Any, **changed: str) -> str:
    """Register the mother; her page."""
    page = clerk.post("/staff/file", **{**MOTHER, **changed})
    assert page.status == 302, page.text
    return str(page.location)


def begin(clerk: Any) -> str:
    """Begin a birth in her name; its address."""
    page = clerk.post(f"{register(clerk)}/birth/apply?{ANSWERS}", party="mother")
    assert page.status == 302, page.text
    return str(page.location)


def fill(clerk: Any, address: str, facts: dict[str, str]) -> None:
    for group in ("child", "mother", "father", "household", "money", "delivery"):
        page = clerk.get(f"{address}/form/{group}")
        if page.status == 200:
            fields = {name: value for name, value in facts.items() if f'name="{name}"' in page.html}
            assert clerk.post(f"{address}/form/{group}", **fields).status == 302


def file(clerk: Any, facts: dict[str, str]) -> str:
    """File it; the tracking number."""
    address = begin(clerk)
    fill(clerk, address, facts)
    sent = clerk.post(f"{address}/check", declared="1")
    assert sent.status == 302, sent.text
    return str(sent.location).split("/")[3]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("identity_number", "330122199701054282", "one digit seems mistyped"),
        ("identity_number", "12345", "An identity number has 18 characters"),
        ("identity_number", "330122199713054281", "This identity number"),
        ("name", " ", "Write the name as the identity card shows it."),
        ("phone", "12", "This is no telephone number."),
        ("consent", "", "tick that they agree"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(clerk: Any, field: str, value: str, sentence: str) -> None:
    page = clerk.post("/staff/file", **{**MOTHER, field: value})

    assert page.status == 400
    assert sentence in page.text
    assert f'id="{field}-error"' in page.html
    assert f'href="#{field}"' in page.html
    assert not Person.objects.filter(name="张婷").exists()


def test_everything_wrong_is_told_at_once(clerk: Any) -> None:
    page = clerk.post("/staff/file", identity_number="1", name="", phone="1")

    assert page.html.count("govuk-form-group--error") == 4


def test_a_number_known_under_another_name_is_told(clerk: Any) -> None:
    register(clerk)
    page = clerk.post("/staff/file", **{**MOTHER, "name": "张听"})

    assert page.status == 400
    assert "known under another name" in page.text


def test_the_same_person_is_registered_once(clerk: Any) -> None:
    assert register(clerk) == register(clerk, identity_number="3301221997 0105 4281")
    assert Person.objects.filter(name="张婷").count() == 1


def test_the_number_is_shown_masked(clerk: Any) -> None:
    page = clerk.get(register(clerk))

    assert "330122********4281" in page.text
    assert "330122199701054281" not in page.html


def test_a_district_that_we_do_not_know_is_a_doubt_and_no_refusal(clerk: Any) -> None:
    page = clerk.get(register(clerk, identity_number="339999199701054287", name="某人"))

    assert "We do not know the first six digits" in page.text
    assert "Birth of a child" in page.text

    elsewhere = clerk.get(register(clerk, identity_number="11010519491231002X", name="某某"))
    assert "We do not know" not in elsewhere.text


def test_questions_are_asked_one_at_a_time_and_lead_to_the_plan(clerk: Any) -> None:
    person = register(clerk)
    first = clerk.get(f"{person}/birth/questions")
    assert "Question 1 of about" in first.text
    assert "You are filing for 张婷." in first.text

    plan = clerk.follow(f"{person}/birth/questions?{ANSWERS}")
    assert "Your plan: Birth of a child" in plan.text
    assert f"{person}/birth/apply?" in plan.html


def test_nothing_is_begun_without_consent(clerk: Any, at_desk: Callable[[str], Any]) -> None:
    person = register(clerk)
    again = at_desk("tonglu-hall")  # the same clerk, signed in anew
    page = again.post(f"{person}/birth/apply?{ANSWERS}", party="mother")

    assert page.location == "/staff/file"
    assert "Begun and not sent" not in again.get("/staff/file").text


def test_who_applies_is_asked_for(clerk: Any) -> None:
    page = clerk.post(f"{register(clerk)}/birth/apply?{ANSWERS}")

    assert page.status == 400
    assert "Choose who the applicant is, then go on." in page.text


def test_the_form_is_prefilled_from_the_registration(clerk: Any) -> None:
    page = clerk.get(f"{begin(clerk)}/form/mother")

    assert 'value="330122199701054281"' in page.html
    assert "From the registration at the window" in page.text


def test_an_unsent_application_is_kept_for_the_clerk_and_can_be_thrown_away(clerk: Any) -> None:
    address = begin(clerk)
    assert "张婷: Birth of a child" in clerk.get("/staff/file").text

    clerk.post(f"{address}/throw-away")
    assert "Begun and not sent" not in clerk.get("/staff/file").text


def test_another_windows_clerk_does_not_open_it(clerk: Any, at_desk: Callable[[str], Any]) -> None:
    address = begin(clerk)
    page = at_desk("keqiao-hall").get(f"{address}/form/child")

    assert page.status == 404


def test_what_is_missing_is_named_on_the_check_page(clerk: Any) -> None:
    page = clerk.post(f"{begin(clerk)}/check", declared="1")

    assert page.status == 400
    assert "Name of the child" in page.text


def test_filing_gives_one_case_a_receipt_and_one_visit(town: Any, clerk: Any, facts: dict[str, str]) -> None:
    case = file(clerk, facts)
    receipt = clerk.get(f"/staff/cases/{case}/sent")

    assert receipt.status == 200
    assert f"{case[:4]} {case[4:8]}" in receipt.text
    assert "张婷" in receipt.text
    assert "Tonglu County Police" in receipt.text or "Tongjun Police Station" in receipt.text
    assert "Sent. The departments have it now." in receipt.text
    page = clerk.get(f"/staff/cases/{case}")
    assert "so far 1" in page.text
    assert "The applicant came in person" in page.text


def test_the_consent_is_kept_with_the_case(clerk: Any, facts: dict[str, str], at_desk: Any) -> None:
    from onevisit.kernel.actors import SYSTEM  # noqa: PLC0415

    case = file(clerk, facts)
    submitted = cases.read_case(SYSTEM, case).events[0]

    assert submitted.action == "submitted"
    assert submitted.actor_name == "陈静"
    assert submitted.data["spoken_for_since"]


def test_an_officer_has_no_receipt(town: Any, hospital: Any) -> None:
    assert hospital.get(f"/staff/cases/{town.fetched()}/receipt").status == 404


def test_a_paper_that_is_asked_for_is_taken_over_the_counter(
    clerk: Any, facts: dict[str, str], photo: Callable[..., Any]
) -> None:
    from onevisit.cases.services.papers import lose_paper  # noqa: PLC0415
    from onevisit.kernel import clock  # noqa: PLC0415
    from onevisit.kernel.actors import SYSTEM  # noqa: PLC0415

    case = file(clerk, facts)
    whole = cases.read_case(SYSTEM, case).case
    lost = next(paper for paper in whole.papers if paper.dataset and paper.fallback == "applicant")
    lose_paper(case, lost.key, "source_down", now=clock.now())

    page = clerk.get(f"/staff/cases/{case}")
    assert "Asked for:" in page.text
    wrong = clerk.post(f"/staff/cases/{case}/papers/{lost.key}/supply", file=photo(b"MZ a program"))
    assert wrong.status == 400
    assert "neither a photo nor a PDF" in wrong.text

    given = clerk.post(f"/staff/cases/{case}/papers/{lost.key}/supply", file=photo())
    assert given.location == f"/staff/cases/{case}?done=paper"
    paper = cases.read_case(SYSTEM, case).case.paper(lost.key)
    assert paper is not None
    assert paper.state is PaperState.ARRIVED
    content = clerk.get(f"/staff/cases/{case}/papers/{lost.key}/content")
    assert content.response.headers["Content-Type"] == "image/jpeg"
    assert "frame-ancestors 'self'" in content.response.headers["Content-Security-Policy"]
    assert "<img" in clerk.get(f"/staff/cases/{case}/papers/{lost.key}").html
