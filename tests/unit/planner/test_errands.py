"""The trip to get a paper counts, recursively; a better source removes it (design.md section 4)."""

from typing import Any

import pytest

from onevisit.kernel.text import say
from onevisit.kernel.working_days import Limit, Unit
from onevisit.planner.definitions import Channel, Need
from onevisit.planner.plans import Paper, SourceKind

TWO_DAYS = Limit(2, Unit.WORKING_DAY)


@pytest.fixture
def proof_needed(catalogue: Any) -> Any:
    """Step `register` wants a proof; the service `prove` gives it at its own hall, in two days."""
    catalogue.place("hall")
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.service(
        "prove", by="archive", promised=TWO_DAYS, contacts=[catalogue.contact(Channel.HALL)], places=["hall"]
    )
    catalogue.step("register", demands=[catalogue.demand("proof", about="mother")])
    return catalogue


def test_a_paper_that_must_be_fetched_brings_its_trip_and_its_days(proof_needed: Any) -> None:
    plan = proof_needed.plan()
    (errand,) = plan.errands
    assert (errand.id, errand.service, errand.needed_for) == ("proof.mother", "prove", ("register",))
    assert say(errand.reason.sentence) == "You fetch proof here, because register asks for it."
    assert errand.organisation_name.en == "archive"
    assert say(plan.demands[0].reason.sentence) == "Please fetch it first: prove gives it."
    assert plan.demands[0].source.name.en == "prove"
    assert [(visit.place, visit.contacts) for visit in plan.visits] == [("hall", (0,))]
    assert plan.contacts[0].step == errand.id
    assert (errand.starts_on, plan.steps[0].starts_on) == (plan.on, errand.promised_on)
    assert plan.working_days == 2
    assert plan.critical_path == ("proof.mother",)
    assert say(plan.reason.sentence) == "The last day comes from these, one after the other: prove."


def test_an_errand_is_no_step_of_the_matter(proof_needed: Any) -> None:
    plan = proof_needed.plan()
    assert [step.id for step in plan.steps] == ["register"]
    assert plan.steps[0].after == ()
    assert plan.demands[0].wanted_by == ("register",)


def test_a_paper_in_hand_removes_the_trip(proof_needed: Any) -> None:
    plan = proof_needed.plan(holdings=[Paper("proof", "mother")])
    assert (plan.errands, plan.visits) == ((), ())
    assert plan.demands[0].fallback is SourceKind.APPLICANT


def test_an_open_right_removes_the_trip(proof_needed: Any) -> None:
    proof_needed.dataset("people", "proof")
    proof_needed.right("people", evidence=["proof"], services=["register"])
    assert proof_needed.plan().errands == ()
    assert len(proof_needed.plan(failed=["people"]).errands) == 1


def test_an_earlier_output_removes_the_trip(proof_needed: Any) -> None:
    proof_needed.step("first", outputs=["proof"], party="mother")
    proof_needed.steps[0] = type(proof_needed.steps[0])("register", "register", "child", ("first",))
    assert proof_needed.plan().errands == ()


def test_a_courier_removes_the_visit_but_not_the_errand(proof_needed: Any) -> None:
    proof_needed.service(
        "prove", by="archive", contacts=[proof_needed.contact(Channel.HALL, Channel.COURIER)]
    )
    plan = proof_needed.plan()
    assert (len(plan.errands), plan.visits) == (1, ())
    assert plan.contacts[0].channel is Channel.COURIER


def test_an_optional_paper_sends_nobody_anywhere(catalogue: Any) -> None:
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.service("prove", contacts=[catalogue.contact(Channel.HALL)])
    catalogue.step("register", demands=[catalogue.demand("proof", need=Need.OPTIONAL)])
    assert catalogue.plan().errands == ()


def test_a_paper_is_fetched_once_for_all_that_want_it(proof_needed: Any) -> None:
    proof_needed.step("insure", demands=[proof_needed.demand("proof", about="mother")])
    proof_needed.step("bank", demands=[proof_needed.demand("proof", about="mother", need=Need.OPTIONAL)])
    (errand,) = proof_needed.plan().errands
    assert errand.needed_for == ("register", "insure")


def test_an_errand_has_errands_of_its_own(catalogue: Any) -> None:
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.evidence("photo", fetched_from="photograph")
    catalogue.service("photograph", by="studio", contacts=[catalogue.contact(Channel.STATION)])
    catalogue.service(
        "prove",
        by="archive",
        contacts=[catalogue.contact(Channel.HALL)],
        demands=[catalogue.demand("photo"), catalogue.demand("card")],
    )
    catalogue.step("register", demands=[catalogue.demand("proof"), catalogue.demand("photo")])
    plan = catalogue.plan()
    errands = {errand.id: errand for errand in plan.errands}
    assert list(errands) == ["photo.child", "proof.child"]
    assert errands["photo.child"].needed_for == ("register", "proof.child")
    assert [d.paper.key for d in errands["proof.child"].demands] == ["photo.child", "card.child"]
    assert [d.paper.key for d in plan.demands] == ["proof.child", "photo.child"]
    assert len(plan.visits) == 2


def test_an_errand_reads_registers_with_its_own_rights(proof_needed: Any) -> None:
    proof_needed.service("prove", by="archive", demands=[proof_needed.demand("card")])
    proof_needed.dataset("people", "card")
    proof_needed.right("people", consumer="archive", evidence=["card"], services=["prove"])
    (errand,) = proof_needed.plan().errands
    assert errand.demands[0].source.kind is SourceKind.SHARED


def test_a_paper_that_may_follow_delays_the_result_and_not_the_beginning(catalogue: Any) -> None:
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.service("prove", promised=TWO_DAYS)
    catalogue.step("register", demands=[catalogue.demand("proof", need=Need.LATER)])
    catalogue.step("insure", after=["register"], promised=TWO_DAYS)
    plan = catalogue.plan()
    assert plan.steps[0].starts_on == plan.on
    assert plan.steps[0].promised_on == plan.errands[0].promised_on
    assert plan.critical_path == ("proof.child", "register", "insure")


def test_a_paper_whose_giver_is_not_in_the_region_is_only_named(catalogue: Any) -> None:
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.service("prove", region=None)
    catalogue.step("register", demands=[catalogue.demand("proof")])
    plan = catalogue.plan()
    assert plan.errands == ()
    assert say(plan.demands[0].reason.sentence) == "Please fetch it first: prove gives it."


def test_papers_that_need_each_other_are_fetched_in_one_order(catalogue: Any) -> None:
    catalogue.evidence("hen", fetched_from="lay")
    catalogue.evidence("egg", fetched_from="hatch")
    catalogue.service("lay", demands=[catalogue.demand("egg")], promised=TWO_DAYS)
    catalogue.service("hatch", demands=[catalogue.demand("hen")], promised=TWO_DAYS)
    catalogue.step("eat", demands=[catalogue.demand("hen"), catalogue.demand("egg", need=Need.LATER)])
    plan = catalogue.plan()
    assert {errand.id for errand in plan.errands} == {"hen.child", "egg.child"}
    assert plan.working_days == 4


def test_what_a_step_of_the_matter_gives_is_not_fetched_elsewhere_too(catalogue: Any) -> None:
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.step("prove", outputs=["proof"], contacts=[catalogue.contact(Channel.HALL)])
    catalogue.step("register", demands=[catalogue.demand("proof")])
    plan = catalogue.plan()
    assert plan.errands == ()
    assert len(plan.visits) == 1
