"""Fees with their basis; facts that the merged form asks once."""

from datetime import date
from typing import Any

import pytest

from onevisit.kernel.money import FREE, Money
from onevisit.kernel.text import say
from onevisit.planner.definitions import Channel


def test_fees_of_all_steps_make_one_bill(catalogue: Any) -> None:
    catalogue.step("certify", fees=[catalogue.fee(500)])
    catalogue.step("register", fees=[catalogue.fee(1200), catalogue.fee(0)])
    plan = catalogue.plan()
    assert [(line.step, line.amount) for line in plan.bill] == [
        ("certify", Money(500)),
        ("register", Money(1200)),
    ]
    assert plan.due == Money(1700)
    assert say(plan.bill[0].reason.sentence) == "certify charges this fee."
    assert plan.bill[1].reason.rule == "services.register.fees.0"


def test_what_is_free_never_makes_a_bill(catalogue: Any) -> None:
    catalogue.step("certify", fees=[catalogue.fee(0)])
    plan = catalogue.plan()
    assert (plan.bill, plan.due) == ((), FREE)


def test_a_fee_depends_on_the_answers(catalogue: Any) -> None:
    catalogue.question("lost")
    catalogue.step("renew", fees=[catalogue.fee(2000, when="!lost"), catalogue.fee(4000, when="lost")])
    plan = catalogue.plan({"lost": True})
    assert plan.due == Money(4000)
    assert say(plan.bill[0].reason.sentence) == "renew charges this fee because of your answers: lost? yes."


def test_a_fee_paid_later_is_told_but_not_due(catalogue: Any) -> None:
    catalogue.step("insure", fees=[catalogue.fee(40000, with_case=False)])
    plan = catalogue.plan()
    assert (len(plan.bill), plan.due) == (1, FREE)
    assert say(plan.bill[0].reason.sentence) == "This is paid later and not with this application."


def test_the_fee_of_an_errand_is_paid_there(catalogue: Any) -> None:
    catalogue.evidence("proof", fetched_from="prove")
    catalogue.service("prove", contacts=[catalogue.contact(Channel.ONLINE)], fees=[catalogue.fee(100)])
    catalogue.step("register", demands=[catalogue.demand("proof")])
    plan = catalogue.plan()
    assert (plan.bill[0].step, plan.due) == ("proof.child", FREE)
    assert say(plan.bill[0].reason.sentence) == "prove charges this fee where you fetch the paper."


@pytest.mark.parametrize(
    ("on", "due"),
    [(date(2019, 6, 30), 16000), (date(2019, 7, 1), 12000), (date(2026, 3, 2), 12000)],
)
def test_the_fee_of_the_day_is_charged(catalogue: Any, on: date, due: int) -> None:
    catalogue.step(
        "passport",
        fees=[
            catalogue.fee(16000, until=date(2019, 6, 30)),
            catalogue.fee(12000, since=date(2019, 7, 1)),
        ],
    )
    assert catalogue.plan(on=on).due == Money(due)


def test_a_fact_is_asked_once_and_is_needed_if_any_step_needs_it(catalogue: Any) -> None:
    catalogue.step(
        "certify", facts=[catalogue.fact("name", optional=True), catalogue.fact("note", optional=True)]
    )
    catalogue.step("register", facts=[catalogue.fact("name"), catalogue.fact("name", optional=True)])
    facts = {fact.fact: fact for fact in catalogue.plan().facts}
    assert facts["name"].wanted_by == ("certify", "register")
    assert facts["name"].required
    assert not facts["note"].required
    assert say(facts["name"].reason.sentence) == "Asked once, for: certify, register."


def test_facts_are_grouped_as_the_form_has_its_pages(catalogue: Any) -> None:
    catalogue.step(
        "certify",
        facts=[
            catalogue.fact("elsewhere", group="unknown"),
            catalogue.fact("mother_name", group="parents"),
            catalogue.fact("name", group="child"),
            catalogue.fact("phone", group="parents"),
        ],
    )
    assert [fact.fact for fact in catalogue.plan().facts] == ["name", "mother_name", "phone", "elsewhere"]


def test_a_fact_is_asked_where_the_answers_say_so(catalogue: Any) -> None:
    catalogue.question("married")
    catalogue.step("certify", facts=[catalogue.fact("father", when="married")])
    assert catalogue.plan({"married": False}).facts == ()
    assert len(catalogue.plan({"married": True}).facts) == 1
