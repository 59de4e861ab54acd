"""The promise of a life event over all situations (design.md section 4)."""

from typing import Any

import pytest
from tests.unit.planner.conftest import COUNTY, ON, working_days

from onevisit.kernel.ids import LifeEventId, RegionCode
from onevisit.kernel.text import say
from onevisit.planner import api
from onevisit.planner.definitions import Channel, ContactKind, QuestionKind
from onevisit.planner.proving.proofs import Proof

MATTER = LifeEventId("matter")
WEEK = working_days(5)


def prove(catalogue: Any, at_most: int = 1, region: RegionCode = COUNTY) -> Proof:
    return api.prove(catalogue.edition(), MATTER, region, ON, at_most)


def in_person(catalogue: Any, *, when: str | None = None, **more: Any) -> dict[str, Any]:
    return {"contacts": [catalogue.contact(Channel.HALL, when=when)], **more}


def test_without_personal_contacts_nobody_goes_anywhere(catalogue: Any) -> None:
    catalogue.step("a", contacts=[catalogue.contact(Channel.HALL, Channel.ONLINE)])
    proof = prove(catalogue)
    assert (proof.visits, proof.holds, proof.to_blame) == (0, True, ())
    assert say(proof.reason.sentence) == "Every contact has a way without a visit."


def test_what_never_applies_together_is_never_counted_together(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.step("a", when="married", **in_person(catalogue, places=[catalogue.place("hall")]))
    catalogue.step("b", when="!married", **in_person(catalogue, places=[catalogue.place("annex")]))
    proof = prove(catalogue)
    assert (proof.visits, proof.effort.first_bound) == (1, 2)
    assert proof.reason.sentence.code == "proved_by_search"


def test_the_witness_is_a_situation_whose_plan_needs_these_visits(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.question("old")
    catalogue.step("a", promised=WEEK, **in_person(catalogue))
    catalogue.step("b", after=["a"], when="married && !old", **in_person(catalogue))
    proof = prove(catalogue)
    assert (proof.visits, proof.holds) == (2, False)
    assert proof.decisive == {"married": True, "old": False}
    assert len(catalogue.plan(proof.situation).visits) == 2
    assert [b.step for b in proof.to_blame] == ["a", "b"]
    (wait,) = proof.waits
    assert (wait.step, wait.limit, wait.is_pause) == ("a", WEEK, False)


def test_two_visits_can_be_promised_too(catalogue: Any) -> None:
    catalogue.step("a", promised=WEEK, **in_person(catalogue))
    catalogue.step("b", after=["a"], **in_person(catalogue))
    assert not prove(catalogue).holds
    assert prove(catalogue, at_most=2).holds


def test_excluded_situations_break_no_promise(catalogue: Any) -> None:
    catalogue.question("abroad")
    catalogue.step("a", promised=WEEK, **in_person(catalogue))
    catalogue.step("b", after=["a"], when="abroad", **in_person(catalogue))
    catalogue.exclude("abroad")
    assert prove(catalogue).visits == 1


def test_an_optional_step_is_taken_or_left_as_is_worse(catalogue: Any) -> None:
    hall, annex = catalogue.place("hall"), catalogue.place("annex")
    catalogue.step("a", optional=True, **in_person(catalogue, places=[hall]))
    catalogue.step("b", **in_person(catalogue, places=[annex]))
    proof = prove(catalogue)
    assert (proof.visits, proof.left_out) == (2, ())
    catalogue.evidence("proof", fetched_from="archive")
    catalogue.service("archive", **in_person(catalogue, places=[catalogue.place("cellar")]))
    catalogue.steps.clear()
    catalogue.step("gives", optional=True, outputs=["proof"])
    catalogue.step("wants", after=["gives"], demands=[catalogue.demand("proof")])
    proof = prove(catalogue)
    assert (proof.visits, proof.left_out) == (1, ("gives",))


def test_the_applicant_can_choose_the_worse_alternative(catalogue: Any) -> None:
    catalogue.step("a", alternative="way", contacts=[catalogue.contact(Channel.ONLINE)])
    catalogue.step("b", alternative="way", **in_person(catalogue))
    proof = prove(catalogue, at_most=0)
    assert (proof.visits, proof.left_out) == (1, ("a",))


def test_numbers_are_weighed_where_conditions_divide_them(catalogue: Any) -> None:
    catalogue.question("age", QuestionKind.NUMBER)
    catalogue.step("a", promised=WEEK, when="age >= 60", **in_person(catalogue))
    catalogue.step("b", after=["a"], when="age < 61", **in_person(catalogue))
    assert prove(catalogue).decisive == {"age": 60}


def test_a_service_that_nobody_offers_is_said(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.step("a", **in_person(catalogue))
    catalogue.step("b", when="married", region=None, **in_person(catalogue))
    proof = prove(catalogue)
    assert (proof.visits, proof.not_offered, proof.situation) == (1, ("b",), {"married": False})


def test_where_no_situation_is_served_nothing_is_to_prove(catalogue: Any) -> None:
    catalogue.step("a", region=None)
    proof = prove(catalogue)
    assert (proof.visits, proof.holds) == (None, True)


QUESTIONS = 40
NODES_MAX = 200
"""Partial situations weighed where 2^40 situations are; counted, because time depends on the machine."""


@pytest.mark.parametrize("shape", ["one hall", "a hall each", "a chain", "either or", "either or in a chain"])
def test_forty_independent_questions_are_not_enumerated(catalogue: Any, shape: str) -> None:
    hall, annex = catalogue.place("hall"), catalogue.place("annex")
    before: list[str] = []
    for i in range(QUESTIONS):
        catalogue.question(f"q{i}")
        place = catalogue.place(f"hall{i}") if shape in ("a hall each", "either or") else hall
        parts = {"promised": WEEK, "places": [place], "after": before if "chain" in shape else ()}
        catalogue.step(f"yes{i}", when=f"q{i}", **in_person(catalogue), **parts)
        before = [f"yes{i}"]
        if "either or" in shape:
            parts["places"] = [annex] if "chain" in shape else [catalogue.place(f"annex{i}")]
            catalogue.step(f"no{i}", when=f"!q{i}", **in_person(catalogue), **parts)
            before.append(f"no{i}")
    proof = prove(catalogue)
    assert proof.visits == (1 if shape == "one hall" else QUESTIONS)
    assert proof.effort.weighed <= NODES_MAX


def test_questions_that_no_visit_hangs_on_are_never_split(catalogue: Any) -> None:
    catalogue.question("married")
    for i in range(QUESTIONS):
        catalogue.question(f"q{i}")
        catalogue.step(f"s{i}", when=f"q{i}", contacts=[catalogue.contact(Channel.ONLINE)], promised=WEEK)
    for name, when in (("a", "married"), ("b", "!married")):
        contact = catalogue.contact(Channel.HALL, kind=ContactKind.APPLY)
        catalogue.step(name, when=when, contacts=[contact], places=[catalogue.place(f"{name}_hall")])
    proof = prove(catalogue)
    assert (proof.visits, proof.effort.questions) == (1, 1)
    assert proof.effort.weighed <= 10


def test_a_promise_that_the_definition_cannot_keep_is_found_with_its_regions(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.step("a", promised=WEEK, **in_person(catalogue))
    catalogue.step("b", after=["a"], when="married", **in_person(catalogue))
    (broken,) = api.broken_promises(catalogue.edition())
    assert (broken.regions, broken.proof.visits, broken.proof.at_most) == ((COUNTY,), 2, 1)
    assert api.sentence_of_proof(broken.proof).en == (
        "2 visits in County (married? yes): Applying (a), Applying (b)"
    )


def test_a_kept_promise_is_no_fault(catalogue: Any) -> None:
    catalogue.step("a", **in_person(catalogue))
    assert api.broken_promises(catalogue.edition()) == ()
