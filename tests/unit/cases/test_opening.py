"""Filing an application: what must be there, and what the case begins as."""

from datetime import date
from typing import Any

import msgspec
import pytest

from onevisit.cases.domain.values import CaseStatus, PaperState, ProceedingState
from onevisit.kernel.errors import DomainError
from onevisit.kernel.text import say


def states(case: Any) -> dict[str, str]:
    return {p.step: p.state for p in case.proceedings}


def test_one_application_becomes_one_part_for_each_step(world: Any) -> None:
    case = world.opened()
    assert set(states(case)) == {"certificate", "vaccination", "household", "insurance", "maternity"}
    assert set(states(case).values()) == {ProceedingState.WAITING}
    assert case.version == 1
    assert case.status is CaseStatus.NEEDS_APPLICANT  # the photo that may follow


def test_a_part_keeps_the_four_bodies_that_delegation_separates(world: Any) -> None:
    """domain.md 2.8: accepting, deciding, named, liable."""
    part = world.opened().proceeding("insurance")
    assert (part.accepting, part.deciding, part.named, part.liable) == (
        "township",
        "insurer",
        "insurer",
        "insurer",
    )


def test_every_register_is_asked_by_a_job_of_its_own(world: Any) -> None:
    change = world.open()
    assert {(job.task, job.arguments["paper"]) for job in change.jobs} == {
        ("cases.fetch_paper", "identity_card.mother"),
        ("cases.fetch_paper", "marriage.parents"),
        ("cases.fetch_paper", "discharge.mother"),
    }


def test_the_declaration_and_the_consent_are_in_the_history(world: Any) -> None:
    submitted = world.open().events[0]
    assert submitted.action == "submitted"
    assert submitted.actor == "mother"
    assert submitted.data == {
        "declared": True,
        "consented": ["identity_card.mother", "marriage.parents", "discharge.mother"],
    }


def test_without_the_declaration_nothing_is_filed(world: Any) -> None:
    with pytest.raises(DomainError, match="declaration_needed"):
        world.open(declared=False)


def test_a_refusal_names_everything_that_is_missing_or_wrong_at_once(world: Any) -> None:
    facts = {"child_name": "X" * 11, "born_on": "2027-01-01", "account": "12ab"}
    with pytest.raises(DomainError) as refused:
        world.open(world.draft(facts=facts, papers=()))
    problems = {problem.field: problem.sentence.code for problem in refused.value.data["problems"]}
    assert problems == {
        "child_name": "fact_too_long",
        "born_on": "fact_in_future",
        "mother_number": "fact_missing",
        "account": "fact_not_an_account",
        "bank_card.mother": "paper_missing",
    }
    assert refused.value.data["count"] == 5


@pytest.mark.parametrize("born_on", ["2026-02-30", "yesterday", "1850-01-01", "20260901x"])
def test_a_date_that_is_none_is_named(world: Any, born_on: str) -> None:
    facts = world.draft().facts | {"born_on": born_on}
    with pytest.raises(DomainError) as refused:
        world.open(world.draft(facts=facts))
    (problem,) = refused.value.data["problems"]
    assert say(problem.sentence).startswith("Give “day of birth” as year, month and day")


def test_a_birth_today_is_not_in_the_future_for_people_east_of_greenwich(world: Any) -> None:
    """02:00 UTC on the 18th is the 18th in China; so is 17:00 UTC on the 17th."""
    facts = world.draft().facts | {"born_on": "2026-09-18"}
    assert world.open(world.draft(facts=facts)).case.facts["born_on"] == "2026-09-18"


def test_facts_are_kept_in_their_one_written_form(world: Any) -> None:
    assert world.opened().facts["mother_number"] == "33012219900307123X"


def test_a_paper_that_may_follow_is_asked_and_an_optional_one_is_not(world: Any) -> None:
    case = world.opened()
    assert case.paper("photo.child").state is PaperState.ASKED
    assert case.paper("letter.mother") is None
    assert case.paper("bank_card.mother").snapshot == "snap-bank"
    assert case.paper("form.child").state is PaperState.ARRIVED


def test_a_step_waits_only_for_steps_that_the_case_has(world: Any) -> None:
    steps = tuple(s for s in world.plan.steps if s.id != "certificate")
    demands = tuple(d for d in world.plan.demands if "certificate" not in d.wanted_by)
    world.plan = msgspec.structs.replace(world.plan, steps=steps, demands=demands)
    assert world.opened().proceeding("household").after == ()


def test_a_submitted_draft_is_not_submitted_again(world: Any) -> None:
    with pytest.raises(DomainError, match="draft_submitted"):
        world.open(world.draft(case=world.case_id))


def test_filing_at_a_window_is_a_visit(world: Any) -> None:
    draft = world.draft(filed_by="hall_clerk", filed_for="hall")
    change = world.open(draft, actor=world.hall_clerk)
    (visit,) = change.case.visits
    assert (visit.organisation, visit.recorded_by) == ("hall", "hall_clerk")
    assert [event.action for event in change.events][:2] == ["submitted", "visited"]
    assert change.events[0].organisation == "hall"


def test_the_day_promised_is_the_plans(world: Any) -> None:
    assert world.opened().promised_on == date(2026, 9, 24)


def test_the_applicant_may_finish_alone_what_was_begun_at_a_window(world: Any) -> None:
    change = world.open(world.draft(filed_by="hall_clerk", filed_for="hall"), actor=world.mother)
    assert change.case.visits == ()
    assert (change.case.filed_by, change.case.filed_for) == ("mother", None)


def test_nobody_files_for_somebody_without_a_post_at_that_window(world: Any) -> None:
    draft = world.draft(filed_by="hall_clerk", filed_for="hall")
    for actor in (world.stranger, world.midwife):
        with pytest.raises(DomainError, match="not_your_window"):
            world.open(draft, actor=actor)
