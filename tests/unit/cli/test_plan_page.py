"""The page of a plan that needs visits, an errand, money and months: a birth as it was before the reform."""

import io
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from onevisit.cli.folder import read_folder
from onevisit.cli.plan_page import PlanPage
from onevisit.cli.speaking import Speaker, SpokenLanguage
from onevisit.kernel.ids import EvidenceId, LifeEventId, RegionCode, ServiceId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit, Unit
from onevisit.language import compile
from onevisit.planner import api
from onevisit.planner.definitions import Channel, ContactDefinition, ContactKind, Edition
from onevisit.planner.plans import Plan

TONGLU = RegionCode("330122")
HOUSEHOLD = ServiceId("household_registration_of_birth")
MATERNITY = ServiceId("maternity_benefit")
CARD = ServiceId("social_security_card")
TEST = EvidenceId("paternity_test")
ANSWERS = {
    "born_in_licensed_institution": True,
    "older_than_one_year": False,
    "surname_of_a_parent": True,
    "parents_married": False,
    "household_follows": "father",
    "ethnic_groups_differ": False,
    "mother_insured": True,
    "needs_social_security_card": False,
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The content, but registering takes a visit and two months, and the paternity test another visit."""
    found = compile(read_folder(Path(__file__).parents[3] / "content")).edition
    assert found is not None
    station = ContactDefinition(ContactKind.APPLY, (Channel.STATION,), why=Text("originals", "核验原件"))
    hall = ContactDefinition(ContactKind.APPLY, (Channel.HALL,))
    found.services[HOUSEHOLD] = replace(
        found.services[HOUSEHOLD], contacts=(station,), promised=Limit(40, Unit.WORKING_DAY)
    )
    found.services[MATERNITY] = replace(
        found.services[MATERNITY],
        contacts=(hall,),
        fees=(
            replace(
                found.services["resident_medical_insurance_for_newborn"].fees[0], collected_with_case=True
            ),
        ),
    )
    found.services[CARD] = replace(found.services[CARD], contacts=(), promised=Limit(9, Unit.WORKING_DAY))
    found.evidence[TEST] = replace(found.evidence[TEST], obtained_from=CARD)
    for service in (HOUSEHOLD, MATERNITY, CARD):
        offer = found.offers[service][TONGLU]
        found.offers[service][TONGLU] = replace(
            offer, promised=None, opened=tuple(replace(o, channels=tuple(Channel)) for o in offer.opened)
        )
    return replace(found, calendar=replace(found.calendar, known_until=date(2026, 4, 1)))


@pytest.fixture(scope="module")
def plan(edition: Edition) -> Plan:
    return api.plan(edition, LifeEventId("birth"), ANSWERS, TONGLU, (), date(2026, 3, 2))


def shown(
    edition: Edition, plan: Plan, language: SpokenLanguage = SpokenLanguage.ENGLISH, *, why: bool
) -> str:
    console = Console(width=130, highlight=False, file=io.StringIO(), record=True)
    console.print(PlanPage(edition, plan, Speaker(language), with_reasons=why).whole())
    return console.export_text()


def test_visits_are_listed_with_place_and_reason(edition: Edition, plan: Plan) -> None:
    page = shown(edition, plan, why=False)
    assert len(plan.visits) == 2
    assert "Where you go" in page
    assert "Applying for Household registration of birth must be done in person: originals" in page
    assert "2. " in page
    assert "visits" in page


def test_a_paper_to_fetch_first_is_listed_with_its_office(edition: Edition, plan: Plan) -> None:
    page = shown(edition, plan, why=True)
    assert "You fetch first" in page
    assert "Paternity test certificate · Social security card" in page
    assert "You fetch Paternity test certificate here" in page


def test_a_long_plan_is_drawn_with_several_days_to_a_sign(edition: Edition, plan: Plan) -> None:
    page = shown(edition, plan, why=False)
    assert plan.working_days > 46
    bars = [line.count("█") for line in page.splitlines() if "█" in line]
    assert bars
    assert max(bars) <= 46


def test_provisional_days_and_fees_due_now_are_said(edition: Edition, plan: Plan) -> None:
    page = shown(edition, plan, why=False)
    assert "Days after the published working-day calendar are provisional." in page
    assert "¥400.00 now" in page
    assert "Not needed or left out" in page


def test_the_same_page_in_chinese(edition: Edition, plan: Plan) -> None:
    page = shown(edition, plan, SpokenLanguage.CHINESE, why=True)
    assert "次跑动" in page
    assert "去哪里" in page
    assert "5月" in page


def test_one_visit_is_said_as_one(edition: Edition, plan: Plan) -> None:
    page = shown(edition, replace(plan, visits=plan.visits[:1]), why=False)
    assert "one visit" in page
