"""The case page says what happens now, what to do next, the promised days (look.md "Case page")."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from onevisit.cases.api import CasePaper, PaperState, ProceedingState, Visit
from onevisit.kernel.ids import DatasetId, EvidenceId, OrganisationId, PersonId, PlaceId, StepId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Edition, Need
from onevisit.planner.plans import Paper, SourceKind
from onevisit.web_citizen.presenters.case_page import PAPERS, STATES, STATUSES, CasePage, case_page

TODAY = date(2026, 11, 24)
CLOSED = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
Page = Callable[..., CasePage]


@pytest.fixture
def page(view: Any, edition: Edition) -> Page:
    return lambda *parts, **given: case_page(view(*parts, **given), edition, TODAY)


def paper(state: PaperState, source: SourceKind = SourceKind.SHARED) -> CasePaper:
    return CasePaper(
        paper=Paper(EvidenceId("identity_card"), "mother"),
        need=Need.MUST,
        wanted_by=(StepId("birth_certificate"),),
        source=source,
        state=state,
        dataset=DatasetId("population_register"),
        name=Text("Resident identity card", "居民身份证"),
        about_name=Text("the mother", "母亲"),
    )


def test_who_has_it_is_named(page: Page, part: Any) -> None:
    assert page(part("birth_certificate", "received")).now == (
        "Tonglu First People's Hospital has: First issue of the medical certificate of birth",
    )


def test_fetching_papers_is_told_with_how_long_it_takes(page: Page, part: Any) -> None:
    shown = page(part("birth_certificate"), papers=(paper(PaperState.EXPECTED),))
    assert "minutes, not days" in shown.now[0]
    assert shown.parts[0].chip.word == "waits for a paper"


def test_a_paper_that_a_register_could_not_give_is_the_one_thing_to_do(page: Page, part: Any) -> None:
    shown = page(part("birth_certificate"), papers=(paper(PaperState.ASKED),))
    assert [(thing.name, "could not give it to us" in thing.reason) for thing in shown.to_do] == [
        ("Resident identity card (the mother)", True)
    ]
    assert shown.now == ("The parts that need it wait for it. Nothing else is held up.",)


def test_a_part_behind_another_waits_for_that_one(page: Page, part: Any) -> None:
    shown = page(
        part("birth_certificate", "accepted"), part("vaccination", after=(StepId("birth_certificate"),))
    )
    assert [line.chip.word for line in shown.parts] == ["being handled", "waits for an earlier part"]


def test_the_promise_is_a_range_of_days(page: Page, part: Any) -> None:
    one = part("birth_certificate", "received", promised_on=date(2026, 11, 25))
    assert page(one).promise == "By Wednesday 25 November at the latest"
    both = page(one, part("vaccination"))
    assert both.promise == "Next part by Wednesday 25 November, everything by Monday 30 November"


def test_the_end_says_the_day_and_what_became_of_it(page: Page, part: Any) -> None:
    done = part("birth_certificate", "issued", closed_at=CLOSED)
    assert page(done).promise == "Finished on Tuesday 24 November"
    assert page(done).now == ("Everything is done. The results are below.",)
    refused = part("vaccination", "refused", closed_at=CLOSED, reasons="No such child.")
    shown = page(done, refused)
    assert shown.now == ("1 part is done, the others have ended.",)
    assert shown.parts[1].reasons == "No such child."


@pytest.mark.parametrize(
    ("planned", "made", "said"),
    [
        (0, 0, "Nothing asks you to go anywhere."),
        (1, 0, "You still go there once."),
        (1, 1, "This was the last time that you had to come."),
        (1, 2, "More than we promised. We look into why, and mend it."),
        (0, 2, "More than we promised. We look into why, and mend it."),
    ],
)
def test_promise_and_fact_of_visits_stand_side_by_side(
    page: Page, part: Any, planned: int, made: int, said: str
) -> None:
    visit = Visit(CLOSED, PlaceId("tonglu_hall"), OrganisationId("tonglu_hospital"), PersonId("clerk"))
    shown = page(part("birth_certificate", "received"), planned_visits=planned, visits=(visit,) * made)
    assert (shown.planned_visits, shown.visits, shown.visits_reason) == (planned, made, said)
    assert len(shown.visits_why) == made


def test_what_the_applicant_gave_can_be_looked_at(page: Page, part: Any) -> None:
    given = paper(PaperState.ARRIVED, SourceKind.APPLICANT)
    shown = page(part("birth_certificate"), papers=(given,))
    assert (shown.papers[0].origin, shown.papers[0].can_look) == ("From you", False)


def test_every_state_has_a_word_and_a_tone() -> None:
    assert set(STATES) == set(ProceedingState)
    assert set(PAPERS) == set(PaperState)
    assert len(STATUSES) == 3
