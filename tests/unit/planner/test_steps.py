"""Which services apply and why, which do not, and what comes after what (design.md section 4)."""

from typing import Any

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import RegionCode
from onevisit.kernel.text import say
from onevisit.kernel.working_days import Limit, Unit

CITY, PROVINCE = RegionCode("3301"), RegionCode("33")


def ids(elements: Any) -> list[str]:
    return [element.id for element in elements]


def reasons(elements: Any) -> dict[str, str]:
    return {element.id: say(element.reason.sentence) for element in elements}


def test_a_step_without_a_condition_is_for_everybody(catalogue: Any) -> None:
    catalogue.step("certify")
    plan = catalogue.plan()
    assert reasons(plan.steps) == {"certify": "Everybody needs this for Matter."}
    assert plan.steps[0].reason.rule == "life_events.matter.steps.certify"
    assert plan.left_out == ()


def test_a_step_applies_where_the_answers_say_so_and_tells_which(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.step("with_ring", when="married")
    catalogue.step("without_ring", when="!married")
    plan = catalogue.plan({"married": True})
    assert reasons(plan.steps) == {"with_ring": "You need this because of your answers: married? yes."}
    assert reasons(plan.left_out) == {
        "without_ring": "You do not need this because of your answers: married? yes."
    }
    assert plan.steps[0].reason.answers == {"married": True}
    assert plan.steps[0].reason.rule == "life_events.matter.steps.with_ring.when"
    assert not plan.left_out[0].by_choice


def test_a_reason_goes_back_to_the_answer_that_kept_a_question_from_being_asked(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.question("insured", when="married")
    catalogue.step("benefit", when="insured")
    plan = catalogue.plan({"married": False})
    assert plan.left_out[0].reason.answers == {"married": False}


def test_a_step_that_only_other_regions_do_says_so(catalogue: Any) -> None:
    catalogue.step("certify", when='region in ["330122"]')
    catalogue.step("elsewhere", when='region == "999999"')
    plan = catalogue.plan()
    assert reasons(plan.steps) == {"certify": "Everybody needs this for Matter."}
    assert reasons(plan.left_out) == {"elsewhere": "This is no part of Matter here."}


def test_an_answer_given_by_the_life_event_is_not_the_applicants(catalogue: Any) -> None:
    catalogue.given = {"sixteen": False}
    catalogue.step("card", when="!sixteen")
    plan = catalogue.plan()
    assert reasons(plan.steps) == {"card": "Everybody needs this for Matter."}
    assert plan.situation == {}


def test_an_optional_step_may_be_left_out(catalogue: Any) -> None:
    catalogue.question("insured")
    catalogue.step("guidance", optional=True)
    catalogue.step("benefit", optional=True, when="insured")
    plan = catalogue.plan({"insured": True})
    assert reasons(plan.steps) == {
        "guidance": "This is open to you. You may leave it out.",
        "benefit": "This is open to you because of your answers: insured? yes. You may leave it out.",
    }
    without = catalogue.plan({"insured": True}, left_out=["guidance"])
    assert ids(without.steps) == ["benefit"]
    assert reasons(without.left_out) == {"guidance": "You left this out."}
    assert without.left_out[0].by_choice


def test_a_needed_step_cannot_be_left_out(catalogue: Any) -> None:
    catalogue.step("certify")
    with pytest.raises(DomainError) as caught:
        catalogue.plan(left_out=["certify"])
    assert caught.value.code == "step_not_optional"
    assert say(caught.value.sentence) == "certify cannot be left out of Matter."


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("certifi", "Matter has no part certifi. Did you mean certify?"),
        ("xyz", "Matter has no part xyz that could be left out."),
    ],
)
def test_a_step_that_does_not_exist_cannot_be_left_out(catalogue: Any, name: str, sentence: str) -> None:
    catalogue.step("certify")
    with pytest.raises(DomainError) as caught:
        catalogue.plan(left_out=[name])
    assert caught.value.code == "unknown_step"
    assert say(caught.value.sentence) == sentence


def test_of_alternatives_exactly_the_first_that_applies_is_done(catalogue: Any) -> None:
    catalogue.question("ill")
    catalogue.step("by_illness", alternative="ground", when="ill")
    catalogue.step("by_age", alternative="ground")
    healthy, ill = catalogue.plan({"ill": False}), catalogue.plan({"ill": True})
    assert ids(healthy.steps) == ["by_age"]
    assert ids(ill.steps) == ["by_illness"]
    assert reasons(ill.left_out) == {"by_age": "by_illness is done instead."}
    assert ill.left_out[0].reason.answers == {"ill": True}
    assert reasons(healthy.steps) == {"by_age": "You need this because of your answers: ill? no."}


def test_an_alternative_may_be_left_out_for_the_next_but_not_the_last(catalogue: Any) -> None:
    catalogue.step("resign", alternative="way")
    catalogue.step("retire", alternative="way")
    plan = catalogue.plan(left_out=["resign"])
    assert ids(plan.steps) == ["retire"]
    with pytest.raises(DomainError):
        catalogue.plan(left_out=["resign", "retire"])


def test_a_step_comes_after_the_alternative_that_is_done(catalogue: Any) -> None:
    catalogue.question("ill")
    catalogue.step("by_illness", alternative="ground", when="ill")
    catalogue.step("by_age", alternative="ground", when="!ill")
    catalogue.step("pension", after=["ground"])
    assert catalogue.plan({"ill": True}).steps[1].after == ("by_illness",)
    assert catalogue.plan({"ill": False}).steps[1].after == ("by_age",)


def test_a_step_that_is_not_done_hands_on_what_it_waited_for(catalogue: Any) -> None:
    catalogue.question("special")
    catalogue.step("draw")
    catalogue.step("review", after=["draw"], when="special")
    catalogue.step("permit", after=["review", "draw"])
    plan = catalogue.plan({"special": False})
    assert plan.steps[1].after == ("draw",)
    assert catalogue.plan({"special": True}).steps[2].after == ("review", "draw")


def test_a_group_of_which_none_is_done_hands_on_too(catalogue: Any) -> None:
    catalogue.question("special")
    catalogue.step("draw")
    catalogue.step("filing", after=["draw"], when="special", alternative="fire")
    catalogue.step("done", after=["fire"])
    assert catalogue.plan({"special": False}).steps[1].after == ("draw",)


def test_steps_without_a_mutual_order_run_side_by_side(catalogue: Any) -> None:
    catalogue.step("late", after=["first"])
    catalogue.step("first")
    catalogue.step("beside")
    catalogue.step("last", after=["late", "beside"])
    plan = catalogue.plan()
    assert [(step.id, step.stage) for step in plan.steps] == [
        ("first", 0),
        ("beside", 0),
        ("late", 1),
        ("last", 2),
    ]


@pytest.mark.parametrize("region", [CITY, PROVINCE])
def test_an_offer_of_a_region_above_serves_the_county(catalogue: Any, region: RegionCode) -> None:
    catalogue.step("fund", region=region, by="fund_centre")
    assert catalogue.plan().steps[0].deciding == "fund_centre"


def test_the_nearest_offer_is_taken(catalogue: Any) -> None:
    catalogue.service("fund", region=PROVINCE, by="far")
    catalogue.service("fund", region=CITY, by="near")
    catalogue.step("fund", service="fund")
    assert catalogue.plan().steps[0].deciding == "near"


def test_a_region_that_does_not_offer_a_needed_service_is_refused_naming_it(catalogue: Any) -> None:
    catalogue.step("certify")
    catalogue.step("register", region=None)
    catalogue.step("insure", region=None)
    with pytest.raises(DomainError) as caught:
        catalogue.plan()
    assert caught.value.code == "not_offered"
    assert say(caught.value.sentence).startswith("County does not offer this yet: register, insure.")


def test_a_county_offer_does_not_serve_the_city(catalogue: Any) -> None:
    catalogue.step("certify")
    with pytest.raises(DomainError):
        catalogue.plan(region=CITY)


def test_a_step_names_all_four_roles_and_the_offers_own_promise(catalogue: Any) -> None:
    catalogue.step(
        "certify",
        promised=Limit(5, Unit.WORKING_DAY),
        statutory=Limit(20, Unit.WORKING_DAY),
        offer_promises=Limit(2, Unit.WORKING_DAY),
        outputs=["certificate"],
        party="mother",
    )
    step = catalogue.plan().steps[0]
    assert {step.accepting, step.deciding, step.named, step.liable} == {"office"}
    assert step.organisation_name.en == "office"
    assert (step.promised.quantity, step.statutory.quantity) == (2, 20)
    assert step.outputs == ("certificate",)
    assert step.party_name.en == "Mother"
