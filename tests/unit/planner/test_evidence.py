"""Every distinct paper once, and where it comes from (domain.md 2.12 numbers 7, 8 and 10)."""

from datetime import date
from typing import Any

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import RegionCode
from onevisit.kernel.text import say
from onevisit.planner import api
from onevisit.planner.definitions import EvidenceKind, Need
from onevisit.planner.plans import Paper, SourceKind

ON = date(2026, 3, 2)


def only(plan: Any) -> Any:
    (demand,) = plan.demands
    return demand


def why(plan: Any) -> str:
    return say(only(plan).reason.sentence)


def asks_for_card(catalogue: Any, **of_right: Any) -> None:
    """Step `register` demands a card that the register `people` gives; a right is open unless None."""
    catalogue.step("register", demands=[catalogue.demand("card", about="mother")])
    catalogue.dataset("people", "card")
    catalogue.right("people", **{"evidence": ["card"], "services": ["register"], **of_right})


def test_a_paper_that_several_steps_want_is_asked_once(catalogue: Any) -> None:
    catalogue.step("certify", demands=[catalogue.demand("card", about="mother", need=Need.OPTIONAL)])
    catalogue.step("register", demands=[catalogue.demand("card", about="mother", need=Need.LATER)])
    catalogue.step("insure", demands=[catalogue.demand("card", about="mother")])
    demand = only(catalogue.plan())
    assert demand.wanted_by == ("certify", "register", "insure")
    assert demand.need is Need.MUST
    assert demand.about_name.en == "Mother"


def test_the_same_paper_about_another_person_is_another_paper(catalogue: Any) -> None:
    catalogue.step("certify", demands=[catalogue.demand("card", about="mother"), catalogue.demand("card")])
    assert [d.paper.key for d in catalogue.plan().demands] == ["card.mother", "card.child"]


def test_a_party_that_the_life_event_does_not_name_keeps_its_id(catalogue: Any) -> None:
    catalogue.step("certify", demands=[catalogue.demand("card", about="owner")])
    assert only(catalogue.plan()).about_name.zh == "owner"


def test_a_demand_applies_where_the_answers_say_so(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.step("register", demands=[catalogue.demand("ring", when="married")])
    assert catalogue.plan({"married": False}).demands == ()
    assert only(catalogue.plan({"married": True})).reason.answers == {"married": True}


def test_a_paper_in_no_register_is_brought(catalogue: Any) -> None:
    catalogue.step("register", demands=[catalogue.demand("lease")])
    plan = catalogue.plan()
    assert only(plan).source.kind is SourceKind.APPLICANT
    assert only(plan).fallback is None
    assert why(plan) == "Please add it: no register holds it."
    assert only(plan).reason.rule == "services.register.demands.lease"
    assert (plan.to_bring, plan.fetched) == (plan.demands, ())


def test_an_optional_paper_need_not_be_brought(catalogue: Any) -> None:
    catalogue.step("register", demands=[catalogue.demand("lease", need=Need.OPTIONAL)])
    plan = catalogue.plan()
    assert (plan.to_bring, plan.fetched) == ((), ())


def test_a_paper_obtainable_from_an_open_right_is_not_brought(catalogue: Any) -> None:
    asks_for_card(catalogue)
    plan = catalogue.plan()
    source = only(plan).source
    assert (source.kind, source.dataset, source.right) == (
        SourceKind.SHARED,
        "people",
        "office_reads_people_0",
    )
    assert only(plan).fallback is SourceKind.APPLICANT
    assert why(plan) == "We fetch it from people, which office may read."
    assert only(plan).reason.rule == "rights.office_reads_people_0"
    assert plan.fetched == plan.demands


@pytest.mark.parametrize(
    "of_right",
    [
        {"services": ["other"]},
        {"evidence": ["passport"]},
        {"consumer": "strangers"},
        {"region": RegionCode("330603")},
        {"since": date(2026, 3, 3)},
        {"until": date(2026, 3, 1)},
    ],
    ids=["purpose", "field", "consumer", "region", "not_begun", "ended"],
)
def test_a_right_counts_only_for_its_consumer_purpose_region_and_period(
    catalogue: Any, of_right: dict[str, Any]
) -> None:
    catalogue.body("strangers")
    asks_for_card(catalogue, **of_right)
    plan = catalogue.plan()
    assert only(plan).source.kind is SourceKind.APPLICANT
    assert why(plan) == "Please add it: people holds it, but office may not read it yet."


@pytest.mark.parametrize("of_right", [{"since": ON}, {"until": ON}, {"region": RegionCode("330122")}])
def test_a_right_counts_on_its_first_and_last_day_and_in_its_own_region(
    catalogue: Any, of_right: dict[str, Any]
) -> None:
    asks_for_card(catalogue, **of_right)
    assert only(catalogue.plan()).source.kind is SourceKind.SHARED


def test_a_body_reads_with_the_rights_of_the_kind_that_it_is_part_of(catalogue: Any) -> None:
    catalogue.body("bureau")
    catalogue.body("station", parent="bureau")
    catalogue.step("register", by="station", demands=[catalogue.demand("card")])
    catalogue.dataset("people", "card")
    catalogue.right("people", consumer="bureau", evidence=["card"], services=["register"])
    assert why(catalogue.plan()) == "We fetch it from people, which bureau may read."


def test_a_paper_is_shared_only_if_all_who_want_it_may_read_it(catalogue: Any) -> None:
    catalogue.step("register", demands=[catalogue.demand("card", about="mother")])
    catalogue.step("insure", by="insurer", demands=[catalogue.demand("card", about="mother")])
    catalogue.dataset("people", "card")
    catalogue.right("people", evidence=["card"], services=["register"])
    assert why(catalogue.plan()) == "Please add it: people holds it, but insurer may not read it yet."
    catalogue.right("people", consumer="insurer", evidence=["card"], services=["insure"])
    assert only(catalogue.plan()).source.rights == ("office_reads_people_0", "insurer_reads_people_1")


def test_a_register_that_is_closed_is_named_last(catalogue: Any) -> None:
    catalogue.step("register", demands=[catalogue.demand("card")])
    catalogue.dataset("vault", "card", sharing="closed")
    assert why(catalogue.plan()) == "Please add it: vault holds it, but office may not read it yet."
    catalogue.dataset("people", "card")
    assert why(catalogue.plan()) == "Please add it: people holds it, but office may not read it yet."


def test_if_a_register_fails_exactly_its_paper_is_asked(catalogue: Any) -> None:
    asks_for_card(catalogue)
    plan = catalogue.plan(failed=["people"])
    assert only(plan).source.kind is SourceKind.APPLICANT
    assert why(plan) == "Please add it: people does not answer just now."


def test_if_a_register_fails_another_one_serves(catalogue: Any) -> None:
    asks_for_card(catalogue)
    catalogue.dataset("copies", "card")
    catalogue.right("copies", evidence=["card"], services=["register"])
    assert only(catalogue.plan(failed=["people"])).source.dataset == "copies"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("peeple", "There is no register peeple. Did you mean people?"),
        ("zzz", "There is no register zzz. Take it away."),
    ],
)
def test_a_register_that_does_not_exist_cannot_fail(catalogue: Any, name: str, sentence: str) -> None:
    asks_for_card(catalogue)
    with pytest.raises(DomainError) as caught:
        catalogue.plan(failed=[name])
    assert say(caught.value.sentence) == sentence


def test_an_output_of_an_earlier_step_is_passed_on(catalogue: Any) -> None:
    catalogue.step("certify", outputs=["certificate"])
    catalogue.step("register", after=["certify"])
    catalogue.step("insure", after=["register"], demands=[catalogue.demand("certificate")])
    plan = catalogue.plan()
    assert (only(plan).source.kind, only(plan).source.step) == (SourceKind.STEP, "certify")
    assert only(plan).fallback is None
    assert why(plan) == "certify makes it in this matter and passes it on."
    assert only(plan).reason.rule == "services.certify.outputs.certificate"


def test_an_output_serves_neither_steps_beside_nor_its_own_nor_other_persons(catalogue: Any) -> None:
    catalogue.step("certify", outputs=["certificate"], demands=[catalogue.demand("certificate")])
    catalogue.step("beside", demands=[catalogue.demand("certificate")])
    catalogue.step("insure", after=["certify"], demands=[catalogue.demand("certificate", about="mother")])
    assert {d.source.kind for d in catalogue.plan().demands} == {SourceKind.APPLICANT}


def test_an_output_of_a_step_left_out_is_not_passed_on(catalogue: Any) -> None:
    catalogue.step("certify", optional=True, outputs=["certificate"])
    catalogue.step("register", after=["certify"], demands=[catalogue.demand("certificate")])
    assert only(catalogue.plan(left_out=["certify"])).source.kind is SourceKind.APPLICANT


def test_a_form_is_made_from_what_is_told(catalogue: Any) -> None:
    catalogue.evidence("form", EvidenceKind.FORM)
    catalogue.step("register", demands=[catalogue.demand("form")])
    assert why(catalogue.plan()) == "We make it from what you tell us."


def test_what_the_agency_makes_serves_it_and_those_after_it(catalogue: Any) -> None:
    catalogue.step("renew", demands=[catalogue.demand("photo", by_agency=True)])
    catalogue.step("print", after=["renew"], demands=[catalogue.demand("photo")])
    plan = catalogue.plan()
    assert (only(plan).source.kind, only(plan).source.step) == (SourceKind.AGENCY, "renew")
    assert why(plan) == "renew makes it while handling your application."


def test_what_the_agency_makes_does_not_serve_those_beside_it(catalogue: Any) -> None:
    catalogue.step("renew", demands=[catalogue.demand("photo", by_agency=True)])
    catalogue.step("beside", demands=[catalogue.demand("photo")])
    assert only(catalogue.plan()).source.kind is SourceKind.APPLICANT


def test_sources_are_taken_best_first(catalogue: Any) -> None:
    catalogue.evidence("paper", EvidenceKind.FORM)
    catalogue.step("make", outputs=["paper"])
    catalogue.step("use", after=["make"], demands=[catalogue.demand("paper", by_agency=True)])
    catalogue.dataset("people", "paper")
    catalogue.right("people", evidence=["paper"], services=["use"])
    held = catalogue.plan(holdings=[Paper("paper", "child")])
    assert (only(held).source.kind, only(held).fallback) == (SourceKind.HELD, SourceKind.STEP)
    assert why(held) == "You have it already."
    assert only(catalogue.plan()).source.kind is SourceKind.STEP
    catalogue.steps.pop(0)
    catalogue.steps[0] = type(catalogue.steps[0])("use", "use", "child")
    shared = catalogue.plan()
    assert (only(shared).source.kind, only(shared).fallback) == (SourceKind.SHARED, SourceKind.FORM)
    assert only(catalogue.plan(failed=["people"])).source.kind is SourceKind.FORM
    catalogue.evidence("paper")
    assert only(catalogue.plan(failed=["people"])).source.kind is SourceKind.AGENCY
    assert only(catalogue.plan()).fallback is SourceKind.AGENCY


def test_a_paper_held_about_somebody_else_does_not_count(catalogue: Any) -> None:
    catalogue.step("register", demands=[catalogue.demand("card", about="mother")])
    plan = catalogue.plan(holdings=[Paper("card", "child")])
    assert only(plan).source.kind is SourceKind.APPLICANT


def test_papers_held_are_named_with_or_without_their_person(catalogue: Any) -> None:
    catalogue.step("register", demands=[catalogue.demand("card", about="mother"), catalogue.demand("card")])
    edition = catalogue.edition()
    both = {Paper("card", "mother"), Paper("card", "child")}
    assert api.papers_named(edition, "matter", ["card"]) == both
    assert api.papers_named(edition, "matter", ["card.mother"]) == {Paper("card", "mother")}
    assert api.papers_named(edition, "matter", []) == frozenset()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("crad", "Matter asks for no paper crad. Did you mean card?"),
        ("zzz", "Matter asks for no paper zzz. Take it away."),
    ],
)
def test_a_paper_that_nobody_asks_for_cannot_be_held(catalogue: Any, name: str, sentence: str) -> None:
    catalogue.step("register", demands=[catalogue.demand("card")])
    with pytest.raises(DomainError) as caught:
        api.papers_named(catalogue.edition(), "matter", [name])
    assert caught.value.code == "unknown_evidence"
    assert say(caught.value.sentence) == sentence
