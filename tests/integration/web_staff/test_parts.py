"""A part of a case: what its department sees, and what it does."""

from collections.abc import Callable
from typing import Any

import pytest

from onevisit.cases import api as cases
from onevisit.cases.api import ActionName

PART = "/staff/cases/{case}/parts/{step}"


@pytest.fixture
def case(town: Any) -> str:
    found: str = town.fetched()
    return found


def part(case: str, step: str = "birth_certificate") -> str:
    return PART.format(case=case, step=step)


def version_of(town: Any, case: str) -> str:
    return str(cases.read_case(town.mother, case).case.version)


def test_a_department_sees_only_the_facts_and_papers_of_its_part(
    case: str, hospital: Any, at_desk: Callable[[str], Any]
) -> None:
    page = hospital.get(part(case))
    assert "李新" in page.text
    assert "08:30" in page.text
    assert "6222000011112222" not in page.html
    assert "Bank" not in page.text

    insurance = at_desk("tonglu-insurance").get(part(case, "maternity_benefit"))
    assert "6222000011112222" in insurance.text
    assert "08:30" not in insurance.text.split("What the form says")[1].split("History")[0]


def test_other_parts_are_told_by_name_and_state(case: str, hospital: Any) -> None:
    others = hospital.get(part(case)).text.split("Other parts of this case")[1]

    assert "Household registration of birth" in others
    assert "waiting" in others


def test_both_clocks_stand_side_by_side(case: str, hospital: Any) -> None:
    page = hospital.get(part(case))

    assert page.html.count('class="st-clock ') == 2
    assert "promised" in page.text
    assert "by law" in page.text


def test_what_is_not_possible_says_the_rules_sentence(case: str, hospital: Any) -> None:
    page = hospital.get(part(case))

    assert 'aria-disabled="true" aria-describedby="hint-grant"' in page.html
    assert "Only an accepted and undecided part can be decided; this one is received." in page.text


def test_a_waiting_part_says_what_it_waits_for(case: str, at_desk: Callable[[str], Any]) -> None:
    page = at_desk("tonglu-police").get(part(case, "household_registration"))

    assert "Nothing to do here yet" in page.text
    assert "It waits for: First issue of the medical certificate of birth" in page.text


def test_accept_grant_and_issue_in_one_press_where_it_is_decided_on_the_spot(
    town: Any, case: str, hospital: Any
) -> None:
    page = hospital.post(
        f"{part(case)}/act",
        actions="accept,grant,issue",
        version=version_of(town, case),
        **{"number:medical_certificate_of_birth": " Z330001 "},
    )

    assert page.status == 302
    assert page.location == f"{part(case)}?done=issue"
    shown = hospital.get(page.location)
    assert "Issued. The applicant has the result" in shown.text
    assert "Z330001" in shown.text
    assert "kept, on" in shown.text


def test_one_press_is_not_offered_where_a_decision_takes_days(
    town: Any, case: str, at_desk: Callable[[str], Any]
) -> None:
    town.do(town.midwife, case, "birth_certificate", *(ActionName.ACCEPT, ActionName.GRANT, ActionName.ISSUE))
    page = at_desk("tonglu-insurance").get(part(case, "maternity_benefit"))

    assert 'value="accept"' in page.html
    assert 'value="accept,grant,issue"' not in page.html


def test_whoever_comes_second_reads_who_did_what_and_sees_the_new_state(
    town: Any, case: str, hospital: Any
) -> None:
    looked_at = version_of(town, case)
    town.do(town.midwife, case, "birth_certificate", ActionName.ACCEPT)
    page = hospital.post(f"{part(case)}/act", actions="accept", version=looked_at)

    assert page.status == 409
    assert "At tonglu_hospital changed this part to “accepted” meanwhile." in page.text
    assert "Decide: grant or refuse" in page.text


def test_an_unknown_action_is_refused_with_a_sentence(town: Any, case: str, hospital: Any) -> None:
    page = hospital.post(f"{part(case)}/act", actions="destroy", version=version_of(town, case))

    assert page.status == 400
    assert "Choose what to do with this part." in page.text


def test_a_refusal_without_reasons_is_asked_for_them(town: Any, case: str, hospital: Any) -> None:
    town.do(town.midwife, case, "birth_certificate", ActionName.ACCEPT)
    page = hospital.post(f"{part(case)}/refuse", reasons="  ", version=version_of(town, case))

    assert page.status == 400
    assert "Write the reasons for the refusal" in page.text
    assert town.state(case, "birth_certificate") == "accepted"


def test_reasons_are_read_once_more_before_they_are_told(town: Any, case: str, hospital: Any) -> None:
    town.do(town.midwife, case, "birth_certificate", ActionName.ACCEPT)
    reasons = "The delivery record names another mother."
    looked = hospital.post(f"{part(case)}/refuse", reasons=reasons, version=version_of(town, case))

    assert looked.status == 200
    assert reasons in looked.text
    assert "administrative reconsideration" in looked.text
    assert town.state(case, "birth_certificate") == "accepted"

    told = hospital.post(
        f"{part(case)}/refuse", reasons=reasons, version=version_of(town, case), confirmed="1"
    )
    assert told.location == f"{part(case)}?done=refuse"
    assert town.state(case, "birth_certificate") == "refused"
    assert town.state(case, "household_registration") == "lapsed"
    assert reasons in hospital.get(told.location).text


def test_a_refusal_of_what_is_decided_meanwhile_tells_by_whom(town: Any, case: str, hospital: Any) -> None:
    town.do(town.midwife, case, "birth_certificate", ActionName.ACCEPT)
    looked_at = version_of(town, case)
    town.do(town.midwife, case, "birth_certificate", ActionName.GRANT)
    page = hospital.post(f"{part(case)}/refuse", reasons="Another mother.", version=looked_at, confirmed="1")

    assert page.status == 409
    assert "changed this part to “granted” meanwhile" in page.text


def test_a_visit_is_counted_once_for_one_appearance(town: Any, case: str, hospital: Any) -> None:
    hospital.post(f"{part(case)}/visits")
    page = hospital.post(f"{part(case)}/visits")

    assert page.location == f"{part(case)}?done=visit"
    assert len(cases.read_case(town.mother, case).case.visits) == 1
    shown = hospital.get(part(case)).text
    assert "Planned 0, so far 1" in shown
    assert "Somebody came although the plan needs no visit." in shown


def test_a_result_is_read_as_a_table(town: Any, case: str, hospital: Any) -> None:
    town.do(town.midwife, case, "birth_certificate", *(ActionName.ACCEPT, ActionName.GRANT, ActionName.ISSUE))
    output = cases.read_case(town.mother, case).case.proceeding("birth_certificate").outputs[0]
    page = hospital.get(f"{part(case)}/papers/{output.key}")

    assert page.status == 200
    assert output.number in page.text
    assert "frame-src 'self'" in page.response.headers["Content-Security-Policy"]


def test_a_paper_of_others_is_not_there(case: str, hospital: Any) -> None:
    page = hospital.get(f"{part(case)}/papers/bank_card.mother")

    assert page.status == 404
    assert "has no paper" in page.text


def test_opening_a_part_costs_the_session_and_one_read_acting_two_more(
    town: Any, case: str, hospital: Any, round_trips: Callable[[], Any]
) -> None:
    hospital.get(part(case))
    with round_trips() as statements:
        hospital.get(part(case))
    assert len(statements) == 2

    with round_trips() as statements:
        hospital.post(f"{part(case)}/act", actions="accept", version=version_of(town, case))
    assert len(statements) == 4  # one of them is version_of's read
