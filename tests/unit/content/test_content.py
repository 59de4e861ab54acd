"""The content that is committed compiles without a fault, and says what its sources say."""

from datetime import date

import msgspec
import pytest

from onevisit.kernel.ids import LifeEventId
from onevisit.language import Compilation, render
from onevisit.planner.definitions import Edition, LifeEvent, Service


def test_the_content_compiles_without_errors_or_warnings(content: Compilation) -> None:
    assert [render(diagnostic) for diagnostic in content.diagnostics] == []


@pytest.mark.parametrize(
    ("received", "working_days", "last_day"),
    [
        ("2019-01-28", 5, "2019-02-02"),
        ("2019-01-28", 20, "2019-02-28"),
        ("2019-04-25", 5, "2019-05-05"),
        ("2019-09-26", 5, "2019-10-09"),
        ("2019-09-26", 20, "2019-10-29"),
        ("2026-02-10", 5, "2026-02-24"),
        ("2026-02-10", 20, "2026-03-16"),
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-09-18", 20, "2026-10-22"),
    ],
)
def test_the_calendar_counts_holidays_and_make_up_days(
    edition: Edition, received: str, working_days: int, last_day: str
) -> None:
    """Vectors of two independent libraries (domain.md section 4)."""
    start, end = date.fromisoformat(received), date.fromisoformat(last_day)
    assert edition.calendar.add_working_days(start, working_days) == end


@pytest.mark.parametrize(("year", "working_days"), [(2019, 250), (2026, 248)])
def test_a_year_has_as_many_working_days_as_the_notices_say(
    edition: Edition, year: int, working_days: int
) -> None:
    first, last = date(year - 1, 12, 31), date(year, 12, 31)
    assert edition.calendar.working_days_between(first, last) == working_days


def test_every_division_of_zhejiang_is_there(edition: Edition) -> None:
    """11 cities, 90 counties and 1,387 townships (domain.md section 4)."""
    levels = [region.level for region in edition.regions.values()]
    assert {level: levels.count(level) for level in set(levels)} == {
        "province": 1,
        "city": 11,
        "county": 90,
        "township": 1387,
    }
    assert edition.regions["330122109"].name.zh == "分水镇"  # type: ignore[index]
    assert edition.regions["330783118"].name.en == "Nanma Town"  # type: ignore[index]


def test_every_county_and_city_has_an_english_name(edition: Edition) -> None:
    unnamed = [r.code for r in edition.regions.values() if r.level != "township" and not r.name.en]
    assert unnamed == []


@pytest.fixture(scope="module")
def birth(edition: Edition) -> LifeEvent:
    return edition.life_events[LifeEventId("birth")]


@pytest.fixture(scope="module")
def services(edition: Edition, birth: LifeEvent) -> list[Service]:
    return [edition.services[step.service] for step in birth.steps]


def test_the_birth_of_a_child_has_eight_services_of_five_bodies(
    birth: LifeEvent, services: list[Service]
) -> None:
    assert len({service.id for service in services}) == 8
    assert {service.body for service in services} == {
        "hospital",
        "police_station",
        "health_commission",
        "healthcare_security_bureau",
        "human_resources_bureau",
    }
    assert birth.visits_at_most == 0


def test_every_service_of_the_birth_is_offered_in_three_counties(
    edition: Edition, services: list[Service]
) -> None:
    for service in services:
        assert {"330122", "330603", "330783"} <= set(edition.offers[service.id])


def test_a_register_can_be_asked_about_each_parent(edition: Edition) -> None:
    asked = {(fact.party, fact.attribute) for fact in edition.facts.values()}
    assert {("mother", "identity_number"), ("father", "identity_number")} <= asked


def test_every_paper_of_the_birth_that_an_applicant_may_photograph_says_how(
    edition: Edition, services: list[Service]
) -> None:
    demanded = {demand.evidence for service in services for demand in service.demands}
    assert {name for name in demanded if not edition.evidence[name].guide} == set()


def test_every_service_of_the_birth_says_where_its_facts_come_from(services: list[Service]) -> None:
    for service in services:
        assert service.src.read, service.id
        assert service.law, service.id
        assert "law" in service.src.memory, "the articles have not been looked up"


def test_the_edition_of_the_content_is_kept_as_json(edition: Edition) -> None:
    assert msgspec.json.decode(msgspec.json.encode(edition), type=Edition) == edition
