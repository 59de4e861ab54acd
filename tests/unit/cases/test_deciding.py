"""What officers and applicants do, and what follows by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from onevisit.cases.domain.papers import paper_arrived, paper_failed, supply_paper
from onevisit.cases.domain.values import ActionName, CaseStatus, PaperState, ProceedingState
from onevisit.kernel.errors import DomainError
from onevisit.kernel.text import say

ACCEPT, GRANT, REFUSE, ISSUE, WITHDRAW = ActionName
P = ProceedingState


def states(case: Any) -> dict[str, str]:
    return {p.step: p.state.value for p in case.proceedings}


def with_photo(world: Any, case: Any) -> Any:
    return supply_paper(case, world.mother, "photo.child", "snap-photo", now=world.now).case


def test_a_part_is_received_when_its_papers_are_there(world: Any) -> None:
    case = world.opened()
    change = paper_arrived(case, "identity_card.mother", "snap", now=world.now)
    assert change.case.proceeding("certificate").state is P.RECEIVED
    assert change.case.proceeding("certificate").ready_at == world.now
    assert [event.action for event in change.events] == ["paper_arrived", "received"]


def test_steps_wait_for_the_steps_before_them(world: Any) -> None:
    assert states(world.fetched()) == {
        "certificate": "received",
        "vaccination": "waiting",
        "household": "waiting",
        "insurance": "waiting",
        "maternity": "waiting",
    }


def test_an_output_reaches_the_next_step_without_a_new_upload(world: Any) -> None:
    """domain.md 2.12 statement 10."""
    case = with_photo(world, world.fetched())
    case = world.do(case, world.midwife, "certificate", ACCEPT, GRANT, ISSUE)
    passed_on = case.paper("certificate.child")
    assert (passed_on.state, passed_on.snapshot) == (PaperState.ARRIVED, "output:certificate.child")
    assert states(case) == {
        "certificate": "issued",
        "vaccination": "received",
        "household": "received",
        "insurance": "waiting",
        "maternity": "received",
    }


def test_limits_run_from_acceptance_on_the_official_calendar(world: Any) -> None:
    """Administrative Licensing Law art. 42; vectors of domain.md section 4."""
    case = world.do(with_photo(world, world.fetched()), world.midwife, "certificate", ACCEPT, GRANT, ISSUE)
    case = world.do(case, world.policeman, "household", ACCEPT)
    part = case.proceeding("household")
    assert part.accepted_at == world.now
    assert part.promised_on == date(2026, 9, 24)
    assert part.statutory_on == date(2026, 10, 22)


def test_what_is_decided_while_the_person_waits_is_one_command(world: Any) -> None:
    change = world.act(
        with_photo(world, world.fetched()),
        world.midwife,
        "certificate",
        ACCEPT,
        GRANT,
        ISSUE,
        numbers={"certificate": "T330000123"},
    )
    assert [e.action for e in change.events if e.step == "certificate"] == ["accepted", "granted", "issued"]
    (output,) = change.case.proceeding("certificate").outputs
    assert (output.number, output.named, output.named_as) == ("T330000123", "hospital", "hospital(中)")


def test_a_result_without_a_number_gets_one_of_its_own(world: Any) -> None:
    case = world.do(with_photo(world, world.fetched()), world.midwife, "certificate", ACCEPT, GRANT, ISSUE)
    case = world.do(case, world.midwife, "vaccination", ACCEPT, GRANT, ISSUE)
    numbers = [output.number for p in case.proceedings for output in p.outputs]
    assert numbers == [f"{world.case_id}-1", f"{world.case_id}-2"]


def test_several_actions_happen_all_or_none(world: Any) -> None:
    case = world.fetched()
    with pytest.raises(DomainError, match="later_papers_missing") as refused:
        world.act(case, world.midwife, "certificate", ACCEPT, GRANT, ISSUE)
    assert say(refused.value.sentence) == "The result waits for photo. It can be issued when that has come."
    assert case.proceeding("certificate").state is P.RECEIVED


def test_a_later_paper_holds_back_the_result_but_not_acceptance(world: Any) -> None:
    """domain.md 2.12 statement 9, tolerant acceptance."""
    case = world.do(world.fetched(), world.midwife, "certificate", ACCEPT, GRANT)
    assert case.proceeding("certificate").state is P.GRANTED
    case = with_photo(world, case)
    assert world.do(case, world.midwife, "certificate", ISSUE).output("certificate.child") is not None


def test_a_refusal_needs_reasons_and_tells_the_remedies(world: Any) -> None:
    """Administrative Licensing Law art. 38."""
    case = world.do(world.fetched(), world.midwife, "certificate", ACCEPT)
    for reasons in ("", "   ", "no"):
        with pytest.raises(DomainError, match="reasons_needed"):
            world.act(case, world.midwife, "certificate", REFUSE, reasons=reasons)
    case = world.do(case, world.midwife, "certificate", REFUSE, reasons=" Born in another hospital. ")
    part = case.proceeding("certificate")
    assert part.reasons == "Born in another hospital."
    assert "60 days" in part.remedies.en
    assert part.decided_by == "midwife"


def test_a_refused_step_lapses_those_that_depend_on_it(world: Any) -> None:
    case = world.do(world.fetched(), world.midwife, "certificate", ACCEPT)
    case = world.do(case, world.midwife, "certificate", REFUSE, reasons="Not born here.")
    assert states(case) == {
        "certificate": "refused",
        "vaccination": "lapsed",
        "household": "lapsed",
        "insurance": "lapsed",
        "maternity": "lapsed",
    }
    assert case.status is CaseStatus.FINISHED


def test_a_withdrawn_step_leaves_the_others_alive(world: Any) -> None:
    """domain.md 2.12 statement 10."""
    case = world.do(world.fetched(), world.mother, "household", WITHDRAW)
    assert states(case) == {
        "certificate": "received",
        "vaccination": "waiting",
        "household": "withdrawn",
        "insurance": "lapsed",
        "maternity": "waiting",
    }


def test_after_the_decision_nothing_is_withdrawn(world: Any) -> None:
    case = world.do(world.fetched(), world.midwife, "certificate", ACCEPT, GRANT)
    with pytest.raises(DomainError, match="not_to_withdraw") as refused:
        world.act(case, world.mother, "certificate", WITHDRAW)
    assert say(refused.value.sentence) == "You can withdraw until it is decided; this part is granted."


def test_a_failing_source_asks_the_applicant_for_exactly_that_paper(world: Any) -> None:
    """domain.md 2.12 statement 7."""
    case = with_photo(world, world.opened())
    change = paper_failed(case, "marriage.parents", "register_down", now=world.now)
    assert [paper.key for paper in change.case.asked] == ["marriage.parents"]
    assert change.case.status is CaseStatus.NEEDS_APPLICANT
    assert change.case.paper("marriage.parents").failure == "register_down"
    case = supply_paper(change.case, world.mother, "marriage.parents", "snap", now=world.now).case
    paper = case.paper("marriage.parents")
    assert (paper.state, paper.source.value, paper.snapshot) == (PaperState.ARRIVED, "applicant", "snap")


def test_a_paper_that_nobody_can_bring_is_left_to_the_department(world: Any) -> None:
    case = world.do(with_photo(world, world.opened()), world.mother, "household", WITHDRAW)
    case = paper_failed(case, "discharge.mother", "register_down", now=world.now).case
    assert case.paper("discharge.mother").state is PaperState.ABSENT
    assert case.asked == ()
    case = paper_arrived(case, "identity_card.mother", "snap", now=world.now).case
    case = world.do(case, world.midwife, "certificate", ACCEPT, GRANT, ISSUE)
    assert case.proceeding("maternity").state is P.RECEIVED


def test_what_a_job_tells_twice_happens_once(world: Any) -> None:
    case = paper_arrived(world.opened(), "identity_card.mother", "snap", now=world.now).case
    assert paper_arrived(case, "identity_card.mother", "snap", now=world.now) is None
    assert paper_failed(case, "identity_card.mother", "down", now=world.now) is None


def test_a_paper_that_no_going_part_wants_is_not_fetched(world: Any) -> None:
    case = world.do(world.opened(), world.mother, "household", WITHDRAW)
    assert paper_arrived(case, "marriage.parents", "snap", now=world.now) is None
    assert paper_failed(case, "marriage.parents", "down", now=world.now) is None


def test_only_a_paper_that_is_asked_can_be_supplied(world: Any) -> None:
    with pytest.raises(DomainError, match="paper_not_asked"):
        supply_paper(world.opened(), world.mother, "marriage.parents", "snap", now=world.now)
    with pytest.raises(DomainError, match="not_the_applicant"):
        supply_paper(world.opened(), world.stranger, "photo.child", "snap", now=world.now)
    with pytest.raises(DomainError, match="no_such_paper"):
        supply_paper(world.opened(), world.mother, "passport.mother", "snap", now=world.now)


def test_what_the_agency_makes_itself_is_there_when_it_accepts(world: Any) -> None:
    case = world.do(world.fetched(), world.midwife, "certificate", ACCEPT)
    assert case.paper("footprint.child").state is PaperState.ARRIVED


def test_a_decision_on_an_older_look_at_the_part_is_refused(world: Any) -> None:
    case = world.fetched()
    seen = case.version
    case = world.do(case, world.midwife, "certificate", ACCEPT)
    with pytest.raises(DomainError, match="case_changed") as refused:
        world.act(case, world.midwife, "certificate", GRANT, version=seen)
    assert say(refused.value.sentence).startswith("Midwife changed this part to “accepted” meanwhile.")


def test_a_change_of_another_part_stops_nobody(world: Any) -> None:
    case = world.fetched()
    seen = case.version
    case = world.do(case, world.mother, "maternity", WITHDRAW)
    assert world.act(case, world.midwife, "certificate", ACCEPT, version=seen).case.version == seen + 2


def test_the_accepting_body_accepts_and_the_deciding_body_decides(world: Any) -> None:
    case = world.do(with_photo(world, world.fetched()), world.midwife, "certificate", ACCEPT, GRANT, ISSUE)
    case = world.do(case, world.policeman, "household", ACCEPT, GRANT, ISSUE)
    with pytest.raises(DomainError, match="not_the_accepting_organisation"):
        world.act(case, world.insurer, "insurance", ACCEPT)
    assert case.proceeding("insurance").handling == "township"
    case = world.do(case, world.township_clerk, "insurance", ACCEPT)
    assert case.proceeding("insurance").handling == "insurer"
    with pytest.raises(DomainError, match="not_the_deciding_organisation"):
        world.act(case, world.township_clerk, "insurance", GRANT)
    case = world.do(case, world.insurer, "insurance", GRANT, ISSUE)
    assert case.proceeding("insurance").state is P.ISSUED


def test_numbers_are_given_only_for_the_parts_own_results(world: Any) -> None:
    case = with_photo(world, world.fetched())
    with pytest.raises(DomainError, match="unknown_result"):
        world.act(case, world.midwife, "certificate", ACCEPT, GRANT, ISSUE, numbers={"passport": "1"})
    with pytest.raises(DomainError, match="too_long_to_keep"):
        world.act(case, world.midwife, "certificate", ACCEPT, GRANT, ISSUE, numbers={"certificate": "1" * 61})


def test_an_unknown_part_and_an_empty_command_are_refused(world: Any) -> None:
    with pytest.raises(DomainError, match="no_such_step"):
        world.act(world.fetched(), world.midwife, "passport", ACCEPT)
    with pytest.raises(DomainError, match="nothing_to_do"):
        world.act(world.fetched(), world.midwife, "certificate")


def test_every_event_has_its_actor_and_instant(world: Any) -> None:
    later = world.now + timedelta(hours=1)
    change = world.act(world.fetched(), world.midwife, "certificate", ACCEPT, now=later)
    event = change.events[0]
    assert (event.actor, event.actor_name, event.at, event.organisation) == (
        "midwife",
        "Midwife",
        later,
        "hospital",
    )
