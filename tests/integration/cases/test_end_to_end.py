"""A birth from the first question to the last result, over the door that every surface uses."""

from typing import Any

import pytest

from onevisit.cases import api
from onevisit.cases.api import ActionName, CaseStatus
from onevisit.kernel.errors import DomainError

ACCEPT, GRANT, REFUSE, ISSUE, WITHDRAW = ActionName
ON_THE_SPOT = (ACCEPT, GRANT, ISSUE)


def test_one_application_brings_every_departments_result(town: Any) -> None:
    case = town.fetched()
    done = set()
    while len(done) < 8:
        before = len(done)
        for part in api.read_case(town.mother, case).case.proceedings:
            if part.state == "received":
                who = next(a for a in town.officers if a.posts[0].organisation == part.deciding)
                town.do(who, case, part.step, *ON_THE_SPOT)
                done.add(part.step)
        assert len(done) > before, "somebody can always go on"
    view = api.read_case(town.mother, case)
    assert view.case.status is CaseStatus.FINISHED
    assert view.case.visits == ()
    assert {output.paper.evidence for p in view.case.proceedings for output in p.outputs} == {
        "medical_certificate_of_birth",
        "vaccination_record",
        "household_register",
        "medical_insurance_record",
        "social_security_card",
    }
    assert [event.seq for event in view.events] == list(range(1, len(view.events) + 1))
    (matter,) = api.my_cases(town.mother)
    assert (matter.case, matter.status, matter.visits) == (case, CaseStatus.FINISHED, 0)


def test_each_department_finds_its_part_in_its_work_list(town: Any) -> None:
    case = town.fetched()
    (row,) = api.work_list(town.midwife)
    assert (row.case, row.step, row.state, row.applicant_name) == (
        case,
        "birth_certificate",
        "received",
        "李晓梅",
    )
    assert api.work_list(town.policeman) == []
    (coming,) = api.work_list(town.policeman, states=[api.ProceedingState.WAITING])
    assert coming.step == "household_registration"
    town.do(town.midwife, case, "birth_certificate", *ON_THE_SPOT)
    assert [row.step for row in api.work_list(town.midwife)] == ["vaccination"]
    assert [row.step for row in api.work_list(town.policeman)] == ["household_registration"]
    done = api.work_list(town.midwife, states=[api.ProceedingState.ISSUED])
    assert [row.step for row in done] == ["birth_certificate"]
    assert api.work_list(town.elsewhere) == []
    assert api.work_list(town.mother) == []


def test_a_form_says_everything_that_is_missing_at_once(town: Any) -> None:
    draft = api.save_facts(
        town.mother, town.start().id, {"child_name": "李新", "mother_phone": "12"}, now=town.now
    )
    with pytest.raises(DomainError) as refused:
        api.submit(town.mother, draft.id, now=town.now)
    assert refused.value.code == "form_incomplete"
    problems = {problem.field: problem.sentence.code for problem in refused.value.data["problems"]}
    assert problems["mother_phone"] == "not_a_phone"
    assert problems["father_name"] == "fact_missing"
    assert "child_name" not in problems


def test_people_come_back_later_and_find_what_they_saved(town: Any) -> None:
    draft = api.save_facts(town.mother, town.start().id, {"child_name": "李新"}, now=town.now)
    (mine,) = api.my_drafts(town.mother)
    assert (mine.id, mine.facts) == (draft.id, {"child_name": "李新"})
    assert api.my_drafts(town.stranger) == []
    api.remove_draft(town.mother, draft.id)
    assert api.my_drafts(town.mother) == []


def test_a_draft_is_nobody_elses(town: Any) -> None:
    draft = town.filled()
    for do in (
        lambda: api.read_draft(town.stranger, draft.id),
        lambda: api.save_facts(town.stranger, draft.id, {}, now=town.now),
        lambda: api.submit(town.stranger, draft.id, now=town.now),
        lambda: api.remove_draft(town.stranger, draft.id),
        lambda: api.read_draft(town.mother, "330122" + "0" * 24),
        lambda: api.read_draft(town.mother, "'; drop table cases_case --"),
    ):
        with pytest.raises(DomainError, match="no_such_draft"):
            do()


def test_a_signed_out_person_is_asked_to_sign_in(town: Any) -> None:
    case, draft = town.filed(), town.filled()
    for do in (
        lambda: api.read_case(None, case),
        lambda: api.act(None, case, "birth_certificate", [ACCEPT], now=town.now),
        lambda: api.read_draft(None, draft.id),
        lambda: api.my_cases(None),
        lambda: api.my_drafts(None),
        lambda: api.work_list(None),
        lambda: api.submit(None, draft.id, now=town.now),
        lambda: api.record_visit(None, case, now=town.now),
    ):
        with pytest.raises(DomainError, match="sign_in_first"):
            do()


def test_anothers_case_does_not_exist(town: Any) -> None:
    case = town.filed()
    for actor in (town.stranger, town.elsewhere):
        with pytest.raises(DomainError, match="no_such_case"):
            api.read_case(actor, case)
        with pytest.raises(DomainError, match="no_such_case"):
            api.act(actor, case, "birth_certificate", [ACCEPT], now=town.now)
    with pytest.raises(DomainError, match="no_such_case"):
        api.read_case(town.mother, "0" * 20)


def test_a_submitted_draft_is_closed(town: Any) -> None:
    draft = town.filled()
    case = api.submit(town.mother, draft.id, now=town.now)
    assert api.submit(town.mother, draft.id, now=town.now) == case
    assert api.read_draft(town.mother, draft.id).case == case
    assert api.my_drafts(town.mother) == []
    with pytest.raises(DomainError, match="draft_submitted"):
        api.save_facts(town.mother, draft.id, {"child_name": "x"}, now=town.now)
    with pytest.raises(DomainError, match="draft_submitted"):
        api.remove_draft(town.mother, draft.id)


def test_a_case_goes_on_under_the_edition_it_was_begun_with(town: Any, edition_without_birth: Any) -> None:
    draft = town.filled()
    edition_without_birth()
    case = api.submit(town.mother, draft.id, now=town.now)
    assert api.read_case(town.mother, case).case.edition == draft.edition
    with pytest.raises(DomainError, match="unknown_life_event"):
        town.start()


def test_only_a_county_takes_applications(town: Any) -> None:
    with pytest.raises(DomainError, match="county_needed"):
        town.start(region="33")
    with pytest.raises(DomainError, match="cannot_apply"):
        town.start(party="child")
    with pytest.raises(DomainError, match="not_your_window"):
        town.start(applicant="stranger")
