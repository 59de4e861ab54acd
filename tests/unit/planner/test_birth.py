"""The birth of a child as `content/` has it: nobody goes anywhere, nothing is brought twice (LE-BIRTH)."""

import itertools
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import DatasetId, LifeEventId, RegionCode, StepId
from onevisit.language import compile
from onevisit.planner import api
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Plan, SourceKind

BIRTH = LifeEventId("birth")
TONGLU = RegionCode("330122")
COUNTIES = ("330122", "330603", "330783")
MONDAY = date(2026, 3, 2)
MARRIED = {
    "born_in_licensed_institution": True,
    "older_than_one_year": False,
    "surname_of_a_parent": True,
    "parents_married": True,
    "household_follows": "mother",
    "ethnic_groups_differ": False,
    "mother_insured": True,
    "needs_social_security_card": True,
}
UNMARRIED_FATHER = {**MARRIED, "parents_married": False, "household_follows": "father"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    content = Path(__file__).parents[3] / "content"
    files = [path for path in content.rglob("*") if path.suffix in (".yaml", ".csv")]
    compilation = compile({str(path.relative_to(content)): path.read_text("utf-8") for path in files})
    assert compilation.edition is not None, compilation.errors
    return compilation.edition


def plan_of(edition: Edition, answers: dict[str, Any], region: str = TONGLU, **more: Any) -> Plan:
    return api.plan(edition, BIRTH, answers, RegionCode(region), (), MONDAY, **more)


@pytest.mark.parametrize("region", COUNTIES)
def test_married_and_insured_parents_go_nowhere_and_bring_nothing(edition: Edition, region: str) -> None:
    plan = plan_of(edition, MARRIED, region)
    assert plan.visits == ()
    assert plan.to_bring == ()
    assert plan.errands == ()
    assert len(plan.steps) == 8
    assert plan.due.minor == 0


def test_each_distinct_paper_is_planned_once(edition: Edition) -> None:
    plan = plan_of(edition, MARRIED)
    papers = Counter(demand.paper for demand in plan.demands)
    assert set(papers.values()) == {1}
    certificate = next(d for d in plan.demands if d.paper.key == "medical_certificate_of_birth.child")
    assert certificate.source.step == "birth_certificate"
    assert set(certificate.wanted_by) == {
        "vaccination",
        "household_registration",
        "medical_insurance",
        "maternity_benefit",
    }


def test_unmarried_parents_bring_only_what_no_register_holds(edition: Edition) -> None:
    plan = plan_of(edition, UNMARRIED_FATHER)
    assert {demand.paper.key for demand in plan.to_bring} == {
        "declaration_of_non_marital_birth.mother",
        "paternity_test.father",
    }
    holding = {evidence for dataset in edition.datasets.values() for evidence in dataset.gives}
    assert not holding & {demand.paper.evidence for demand in plan.to_bring}
    assert plan.visits == ()


def test_the_steps_follow_the_birth_certificate_and_the_household(edition: Edition) -> None:
    steps = {step.id: step for step in plan_of(edition, MARRIED).steps}
    assert steps[StepId("birth_certificate")].stage == 0
    assert steps[StepId("household_registration")].after == ("birth_certificate",)
    assert "household_registration" in steps[StepId("medical_insurance")].after
    assert steps[StepId("social_security_card")].after == ("household_registration",)


def test_the_last_day_is_that_of_the_maternity_benefit(edition: Edition) -> None:
    plan = plan_of(edition, MARRIED)
    assert (plan.working_days, plan.promised_on) == (10, date(2026, 3, 16))
    without = plan_of(edition, MARRIED, left_out=[StepId("maternity_benefit")])
    assert (without.working_days, without.promised_on) == (5, date(2026, 3, 9))
    assert not plan.provisional


def test_if_a_register_fails_exactly_its_papers_are_asked(edition: Edition) -> None:
    plan = plan_of(edition, MARRIED)
    shared = {demand.source.dataset for demand in plan.demands if demand.source.dataset}
    assert shared
    for dataset in shared:
        without = plan_of(edition, MARRIED, failed=[DatasetId(dataset)])
        lost = {d.paper for d in plan.demands if d.source.dataset == dataset}
        assert {demand.paper for demand in without.to_bring} == lost
        assert all(d.fallback is SourceKind.APPLICANT for d in plan.demands if d.paper in lost)


@pytest.mark.parametrize(
    "answer",
    [{"born_in_licensed_institution": False}, {"older_than_one_year": True}, {"surname_of_a_parent": False}],
)
def test_what_the_matter_does_not_serve_is_refused(edition: Edition, answer: dict[str, Any]) -> None:
    with pytest.raises(DomainError) as caught:
        plan_of(edition, {**MARRIED, **answer})
    assert caught.value.code == "situation_excluded"


def test_no_situation_of_any_county_needs_a_visit(edition: Edition) -> None:
    names = [name for name in MARRIED if name not in list(MARRIED)[:3]]
    possible = [("mother", "father") if name == "household_follows" else (True, False) for name in names]
    for region, answers in itertools.product(COUNTIES, itertools.product(*possible)):
        plan = plan_of(edition, {**MARRIED, **dict(zip(names, answers, strict=True))}, region)
        assert len(plan.visits) <= edition.life_events[BIRTH].visits_at_most
        assert plan.bill[0].due_with_case is False


def test_questions_lead_to_a_plan_one_at_a_time(edition: Edition) -> None:
    answers: dict[str, Any] = {}
    asked = []
    while (question := api.next_question(edition, BIRTH, answers, TONGLU)) is not None:
        asked.append(question.id)
        answers[question.id] = MARRIED[question.id]
    assert asked == list(MARRIED)
    assert plan_of(edition, answers).situation == MARRIED


def test_every_element_has_its_reason(edition: Edition) -> None:
    plan = plan_of(edition, UNMARRIED_FATHER)
    for element in (*plan.steps, *plan.left_out, *plan.demands, *plan.contacts, *plan.bill):
        assert element.reason.sentence.template
        assert element.reason.rule
    assert plan.visits_reason.sentence.template


def test_a_plan_can_be_written_as_json(edition: Edition) -> None:
    plan = plan_of(edition, MARRIED)
    written = msgspec.json.decode(msgspec.json.encode(plan))
    assert written["promised_on"] == "2026-03-16"
    assert written["steps"][0]["id"] == "birth_certificate"
    assert msgspec.json.decode(msgspec.json.encode(plan.steps), type=tuple[type(plan.steps[0]), ...])
