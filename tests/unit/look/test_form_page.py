"""The merged form: every fact once, prefilled values marked, dates in three boxes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from onevisit.cases.api import Draft, FieldProblem
from onevisit.kernel.ids import FactId, LifeEventId, PartyId, PersonId, RegionCode
from onevisit.kernel.text import Sentence
from onevisit.look.flow.form_page import (
    Prefill,
    facts_of_group,
    form_page,
    groups_of,
    prefill_for,
    read_form,
    value_words,
)
from onevisit.look.flow.way import CHECK, PAPERS, Stop, stop_after, stop_before, stop_of, way_of
from onevisit.planner.api import plan
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Plan

NO_PREFILL = Prefill({}, "")


Planned = Callable[..., Plan]


@pytest.fixture
def planned(edition: Edition, married: dict[str, bool | str]) -> Planned:
    def made(**changed: Any) -> Plan:
        situation = {**married, **changed}
        return plan(edition, LifeEventId("birth"), situation, RegionCode("330122"), (), date(2026, 11, 23))

    return made


def draft(edition: Edition, **facts: str) -> Draft:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Draft(
        id="d",
        region=RegionCode("330122"),
        version=3,
        life_event=LifeEventId("birth"),
        edition=edition.hash,
        situation={},
        left_out=(),
        begun_on=now.date(),
        updated_at=now,
        applicant=PersonId("me"),
        party=PartyId("mother"),
        filed_by=PersonId("me"),
        filed_for=None,
        facts=facts,
        papers=(),
    )


@pytest.mark.usefixtures("english")
class TestPages:
    def test_every_fact_of_the_plan_stands_on_exactly_one_page(
        self, edition: Edition, planned: Planned
    ) -> None:
        found = planned()
        names = [fact.fact for group in groups_of(found, edition) for fact in facts_of_group(found, group.id)]
        assert sorted(names) == sorted({fact.fact for fact in found.facts})

    def test_the_way_leads_over_all_pages_to_the_check(self, edition: Edition, planned: Planned) -> None:
        way = way_of(planned(parents_married=False), edition)
        assert way[-2:] == (Stop(PAPERS), Stop(CHECK))
        assert stop_after(way, way[-1]) == way[-1]
        assert stop_before(way, way[0]) is None

    def test_without_papers_to_add_there_is_no_page_for_them(
        self, edition: Edition, planned: Planned
    ) -> None:
        assert Stop(PAPERS) not in way_of(planned(), edition)

    def test_a_problem_leads_to_the_page_where_it_is_mended(self, edition: Edition, planned: Planned) -> None:
        found = planned()
        way = way_of(found, edition)
        assert stop_of(way, found, "mother_phone") == Stop("form", "mother")

    def test_what_the_account_knows_is_filled_in_and_marked(self, edition: Edition, planned: Planned) -> None:
        filled = prefill_for(draft(edition), {"name": "李晓梅"}, edition, "from your account")
        fields = self.fields(edition, planned(), "mother", draft(edition), filled)
        assert (fields["mother_name"].value, fields["mother_name"].source) == ("李晓梅", "from your account")
        assert fields["mother_phone"].source == ""

    def test_what_was_typed_wins_over_the_account(self, edition: Edition, planned: Planned) -> None:
        typed = draft(edition, mother_name="李小梅")
        filled = prefill_for(typed, {"name": "李晓梅"}, edition, "from your account")
        fields = self.fields(edition, planned(), "mother", typed, filled)
        assert (fields["mother_name"].value, fields["mother_name"].source) == ("李小梅", "")

    def test_a_problem_stands_at_its_field_and_in_the_summary(
        self, edition: Edition, planned: Planned
    ) -> None:
        problem = FieldProblem("child_born_on", Sentence("x", "Look at the year again."))
        group = next(g for g in groups_of(planned(), edition) if g.id == "child")
        page = form_page(draft(edition), planned(), edition, group, prefill=NO_PREFILL, problems=[problem])
        assert page.errors == ({"text": "Look at the year again.", "href": "#child_born_on-year"},)

    def fields(
        self, edition: Edition, found: Plan, group: str, given: Draft, prefill: Prefill
    ) -> dict[str, Any]:
        shown = next(g for g in groups_of(found, edition) if g.id == group)
        page = form_page(given, found, edition, shown, prefill=prefill)
        return {field.name: field for field in page.fields}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (("2026", "3", "5"), "2026-03-05"),
        (("2026", "13", "40"), "2026-13-40"),
        (("", "", ""), ""),
        (("2026", "", "5"), "2026--5"),
    ],
)
def test_three_boxes_make_one_date(edition: Edition, typed: tuple[str, str, str], value: str) -> None:
    fact = edition.facts[FactId("child_born_on")]
    given = {
        f"child_born_on-{part}": text for part, text in zip(("year", "month", "day"), typed, strict=True)
    }
    assert read_form([fact], given) == {"child_born_on": value}


@pytest.mark.usefixtures("chinese")
def test_values_are_read_back_in_words(edition: Edition) -> None:
    assert value_words(edition.facts[FactId("child_sex")], "female") == "女"
    assert value_words(edition.facts[FactId("child_born_on")], "2026-11-20") == "2026年11月20日"
