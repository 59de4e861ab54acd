"""Limits, waits and rounds that hang on answers; promises of stages and of the whole (R16)."""

from datetime import date
from typing import Any

import pytest

from onevisit.kernel.conditions import parse
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import BodyId, StageId, StepId
from onevisit.kernel.text import Text, say
from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.planner.definitions import (
    SYSTEM,
    UNKNOWN_LENGTH,
    Channel,
    Commitment,
    ConditionalLimit,
    Fee,
    FeeBasis,
    Round,
    Stage,
    StageLimit,
    Variant,
    Window,
    YearDay,
)

MONDAY = date(2026, 3, 2)


def days(quantity: int) -> Limit:
    return Limit(quantity, Unit.WORKING_DAY)


def text(words: str) -> Text:
    return Text(words, words)


def spans(plan: Any) -> dict[str, tuple[date, date]]:
    return {step.id: (step.starts_on, step.promised_on) for step in plan.steps}


def limits(plan: Any) -> dict[str, bool]:
    return {limit.id: limit.holds for limit in plan.limits}


@pytest.mark.parametrize(("special", "ends"), [(True, date(2026, 3, 18)), (False, date(2026, 3, 13))])
def test_a_promise_for_some_cases_counts_before_the_usual_one(
    catalogue: Any, special: bool, ends: date
) -> None:
    """Fire filing: 9 working days, 12 for special construction (LE-FIREFILE)."""
    catalogue.question("special")
    catalogue.step("file", promised=days(9), offer_promises=days(9))
    catalogue.change_service("file", promised_in_cases=(ConditionalLimit(days(12), parse("special")),))
    assert catalogue.plan({"special": special}).promised_on == ends


def test_a_question_that_only_decides_a_limit_is_asked(catalogue: Any) -> None:
    catalogue.question("special")
    catalogue.step("file", promised=days(9))
    catalogue.change_service("file", promised_in_cases=(ConditionalLimit(days(12), parse("special")),))
    with pytest.raises(DomainError) as refused:
        catalogue.plan()
    assert refused.value.code == "answers_missing"


def test_another_limit_of_the_law_for_some_cases_counts(catalogue: Any) -> None:
    """Environmental assessment: 60 calendar days for a report, 30 for a form (I-EIA)."""
    catalogue.question("is_form")
    sixty, thirty = Limit(60, Unit.CALENDAR_DAY), Limit(30, Unit.CALENDAR_DAY)
    catalogue.step("assess", promised=days(7), statutory=sixty)
    catalogue.change_service("assess", statutory_in_cases=(ConditionalLimit(thirty, parse("is_form")),))
    assert catalogue.plan({"is_form": False}).statutory_on == date(2026, 5, 1)
    (step,) = catalogue.plan({"is_form": True}).steps
    assert (step.statutory, step.statutory_on) == (thirty, date(2026, 4, 1))


def test_commitment_decides_at_once_and_tells_the_day_of_the_check(catalogue: Any) -> None:
    """Fire check: decided on the spot with a commitment, checked within 20 working days (I-FIRECHECK)."""
    catalogue.question("commits")
    catalogue.step("check", promised=days(10))
    catalogue.change_service("check", commitment=Commitment(days(20), parse("commits")))
    (step,) = catalogue.plan({"commits": True}).steps
    assert (step.promised, step.promised_on, step.checked_on) == (IMMEDIATE, MONDAY, date(2026, 3, 30))
    assert [note.code for note in step.notes] == ["note_commitment_checked"]
    (step,) = catalogue.plan({"commits": False}).steps
    assert (step.promised, step.checked_on, step.notes) == (days(10), None, ())


@pytest.mark.parametrize(("talent", "starts"), [(True, MONDAY), (False, date(2026, 9, 2))])
def test_a_wait_that_some_need_not_keep(catalogue: Any, talent: bool, starts: date) -> None:
    """Residence permit: half a year after the registration, unless a recognised talent (LE-RESPERMIT)."""
    catalogue.question("talent")
    catalogue.step("register", contacts=[catalogue.contact(Channel.HALL)])
    half_a_year = Limit(6, Unit.MONTH)
    catalogue.step("permit", after=["register"], wait=half_a_year, contacts=[catalogue.contact(Channel.HALL)])
    catalogue.change_step("permit", wait_when=parse("!talent"))
    plan = catalogue.plan({"talent": talent})
    assert spans(plan)["permit"][0] == starts
    assert len(plan.visits) == (1 if talent else 2)


def test_a_wait_of_unknown_length_adds_no_day_yet_separates_visits(catalogue: Any) -> None:
    """Construction time (LE-INVEST)."""
    catalogue.step("permit", promised=days(1), contacts=[catalogue.contact(Channel.HALL)])
    catalogue.step(
        "accept", after=["permit"], wait=UNKNOWN_LENGTH, contacts=[catalogue.contact(Channel.HALL)]
    )
    catalogue.change_step("accept", wait_for=text("construction"), stops_clock=True)
    plan = catalogue.plan()
    assert (plan.promised_on, len(plan.visits)) == (date(2026, 3, 3), 2)
    assert say(plan.steps[1].notes[0]) == (
        "Time passes before this, and nobody knows how long: construction. The days leave it out."
    )


def staged(catalogue: Any, *, pre: int, post: int) -> None:
    catalogue.step("file", promised=days(3))
    catalogue.step("build_permit", after=["file"], promised=days(4))
    catalogue.step("accept", after=["build_permit"], wait=Limit(1, Unit.YEAR), promised=days(5))
    catalogue.change_step("file", stage=StageId("one"))
    catalogue.change_step("build_permit", stage=StageId("two"))
    catalogue.change_step("accept", stage=StageId("four"), stops_clock=True, wait_for=text("construction"))
    names = [StageId("one"), StageId("two"), StageId("four")]
    catalogue.of_life_event["stages"] = tuple(Stage(name, text(name), BodyId("office")) for name in names)
    catalogue.of_life_event["stage_limits"] = (
        StageLimit("pre", (names[0], names[1]), days(pre)),
        StageLimit("post", (names[2],), days(post)),
    )


@pytest.mark.parametrize(("pre", "post", "holds"), [(7, 5, (True, True)), (6, 4, (False, False))])
def test_each_limit_of_stages_is_told_with_whether_it_holds(
    catalogue: Any, pre: int, post: int, holds: tuple[bool, bool]
) -> None:
    """Stages 1 to 3 within 60 days, stage 4 within 30, construction not counted (R16)."""
    staged(catalogue, pre=pre, post=post)
    plan = catalogue.plan()
    assert limits(plan) == {"pre": holds[0], "post": holds[1]}
    assert plan.limits[0].steps == ("file", "build_permit")
    assert [step.part.en for step in plan.steps if step.part] == ["one", "two", "four"]
    assert plan.steps[2].wait == Limit(1, Unit.YEAR)


def test_the_promise_of_the_whole_leaves_out_waits_and_what_is_optional(catalogue: Any) -> None:
    catalogue.step("register", promised=days(1))
    catalogue.step("permit", after=["register"], wait=Limit(6, Unit.MONTH), promised=days(2))
    catalogue.step("extra", after=["register"], optional=True, promised=days(30))
    catalogue.of_life_event["promised"] = days(3)
    (limit,) = catalogue.plan().limits
    assert (limit.id, limit.ends, limit.holds) == ("promised", date(2026, 3, 5), True)
    catalogue.of_life_event["promised"] = days(2)
    (limit,) = catalogue.plan().limits
    assert not limit.holds
    assert say(limit.reason.sentence) == (
        "All that counts here ends on 2026-03-05. The limit ends on 2026-03-04, which is too early."
    )


def with_variant(catalogue: Any, **fields: Any) -> None:
    catalogue.question("standard_land")
    catalogue.step("file", promised=days(2))
    catalogue.step("assess", after=["file"], promised=days(7))
    catalogue.step("permit", after=["assess"], promised=days(3))
    variant = Variant("standard", parse("standard_land"), text("The region was assessed."), **fields)
    catalogue.of_life_event["variants"] = (variant,)


def test_a_variant_drops_steps_and_says_why(catalogue: Any) -> None:
    """On standard land the assessments fall away (LE-INVEST, R02)."""
    with_variant(catalogue, drops=(StepId("assess"),))
    plan = catalogue.plan({"standard_land": True})
    assert spans(plan) == {
        "file": (MONDAY, date(2026, 3, 4)),
        "permit": (date(2026, 3, 4), date(2026, 3, 9)),
    }
    (left,) = plan.left_out
    assert say(left.reason.sentence) == "This falls away here. The region was assessed."
    assert left.reason.rule == "life_events.matter.variants.standard"
    assert left.reason.answers == {"standard_land": True}
    assert [note.code for note in plan.notes] == ["note_variant"]
    assert len(catalogue.plan({"standard_land": False}).steps) == 3


def test_a_variant_promises_steps_and_the_whole_sooner(catalogue: Any) -> None:
    with_variant(catalogue, promises={StepId("assess"): days(1)}, promised=days(6))
    catalogue.of_life_event["promised"] = days(12)
    plan = catalogue.plan({"standard_land": True})
    assert [step.promised for step in plan.steps] == [days(2), days(1), days(3)]
    assert plan.limits[0].limit == days(6)
    assert catalogue.plan({"standard_land": False}).limits[0].limit == days(12)


@pytest.mark.parametrize(
    ("on", "begins", "ends"),
    [
        (date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 2)),
        (date(2026, 7, 2), date(2026, 7, 2), date(2026, 8, 2)),
        (date(2026, 7, 4), date(2027, 7, 1), date(2027, 8, 2)),
    ],
)
def test_a_round_begins_in_its_window_and_counts_from_its_end(
    catalogue: Any, on: date, begins: date, ends: date
) -> None:
    """School enrolment: from 1 to 3 July, every year, decided together (R61)."""
    window = Window(text("1 to 3 July"), YearDay(7, 1), YearDay(7, 3))
    catalogue.step("enrol", promised=Limit(30, Unit.CALENDAR_DAY))
    catalogue.change_service("enrol", round=Round((window,), (text("class"),)))
    plan = catalogue.plan(on=on)
    assert spans(plan) == {"enrol": (begins, ends)}
    assert [note.code for note in plan.steps[0].notes] == ["note_round", "note_ranked"]


def test_a_window_over_the_end_of_the_year(catalogue: Any) -> None:
    window = Window(text("winter"), YearDay(12, 20), YearDay(1, 10))
    catalogue.step("enrol", promised=days(1))
    catalogue.change_service("enrol", round=Round((window,)))
    assert spans(catalogue.plan(on=date(2026, 12, 1)))["enrol"][0] == date(2026, 12, 20)
    assert spans(catalogue.plan(on=date(2026, 1, 5)))["enrol"][0] == date(2026, 1, 5)


def test_what_a_lot_decides_is_not_asked_and_counts_as_no(catalogue: Any) -> None:
    """Drawn for inspection at acceptance (C-DRAWN)."""
    catalogue.question("drawn")
    catalogue.change_question("drawn", answered_by=SYSTEM)
    catalogue.step("file")
    catalogue.step("inspect", after=["file"], when="drawn", promised=days(9))
    plan = catalogue.plan()
    assert [step.id for step in plan.steps] == ["file"]
    assert say(plan.notes[0]) == "Nobody knows yet: drawn? This plan counts with no."
    assert len(catalogue.plan({"drawn": True}).steps) == 2


def test_an_amount_that_nobody_fixes_is_told_and_not_summed(catalogue: Any) -> None:
    """Compensation by area (I-SOILWATER), market prices (I-UTILCONN)."""
    open_amount = catalogue.fee(0)
    by_area = Fee(open_amount.amount, open_amount.name, basis=FeeBasis.BY_AREA)
    market = Fee(open_amount.amount, open_amount.name, basis=FeeBasis.MARKET)
    catalogue.step("plan_soil", fees=[by_area, market, catalogue.fee(500)])
    plan = catalogue.plan()
    assert [line.reason.sentence.code for line in plan.bill] == ["fee_by_area", "fee_market", "fee"]
    assert str(plan.due) == "¥5.00"
