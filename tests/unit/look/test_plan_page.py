"""The plan page: visit mark, three counts, papers in two groups, all with reasons (look.md "Plan page")."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from onevisit.kernel.ids import LifeEventId, PlaceId, RegionCode, StepId
from onevisit.kernel.text import Sentence
from onevisit.look.flow.plan_page import PlanPage, plan_page
from onevisit.planner.api import plan
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import PlannedVisit, Reason

Page = Callable[..., PlanPage]


@pytest.fixture
def page(edition: Edition, married: dict[str, bool | str]) -> Page:
    """The page for married parents, with some steps left out and some answers changed."""

    def made(*left_out: str, **changed: bool | str) -> PlanPage:
        computed = plan(
            edition,
            LifeEventId("birth"),
            {**married, **changed},
            RegionCode("330122"),
            (),
            date(2026, 11, 23),
            left_out=[StepId(step) for step in left_out],
        )
        return plan_page(computed, edition)

    return made


@pytest.mark.usefixtures("english")
class TestMarried:
    def test_the_mark_says_none_and_why(self, page: Page) -> None:
        found = page()
        assert found.mark.count == 0
        assert "from your phone" in found.mark.reason
        assert found.mark.lines

    def test_nothing_is_to_bring_and_all_else_names_its_source(self, page: Page) -> None:
        found = page()
        assert (found.papers_to_bring, found.bring) == (0, ())
        assert all(line.origin and line.why.lines for line in found.fetch)

    def test_counts_are_plain(self, page: Page) -> None:
        found = page()
        assert (found.working_days, found.due) == (10, "free")
        assert found.promised_on == "Monday 7 December"

    def test_every_step_has_its_office_its_limit_and_a_reason(self, page: Page) -> None:
        for step in page().steps:
            assert step.organisation
            assert step.promised
            assert step.why.lines

    def test_what_is_left_out_stays_on_offer(self, page: Page) -> None:
        found = page("birth_planning")
        offered = {line.id: line.included for line in found.optional}
        assert offered["birth_planning"] is False
        assert "birth_planning" not in {step.id for step in found.steps}
        assert "birth_planning" not in {line.name for line in found.not_needed}


@pytest.mark.usefixtures("english")
def test_a_visit_names_its_place_its_hours_and_what_is_done_there(
    edition: Edition, married: dict[str, bool | str]
) -> None:
    found = plan(edition, LifeEventId("birth"), married, RegionCode("330122"), (), date(2026, 11, 23))
    place = PlaceId("tonglu_police_hall")
    visit = PlannedVisit(place, (0,), Reason(Sentence("x", "Somebody must see you.")))
    shown = plan_page(msgspec.structs.replace(found, visits=(visit,)), edition)
    assert shown.mark.count == 1
    assert shown.mark.reason.startswith("You go once, to ")
    line = shown.visits[0]
    assert line.place
    assert line.hours
    assert line.contacts[0].startswith("You apply: ")
    assert line.why.lines == ("Somebody must see you.",)


@pytest.mark.usefixtures("chinese")
def test_unmarried_parents_add_one_paper_with_a_guide_for_its_photo(page: Page) -> None:
    found = page(parents_married=False)
    assert [line.name for line in found.bring] == ["非婚生育声明（母亲）"]
    assert found.bring[0].guide
