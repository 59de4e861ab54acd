"""The work list: the most urgent first, narrowed by chips, paged by key, searched by number."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from onevisit.cases import api as cases
from onevisit.cases.api import ActionName
from onevisit.web_staff.views import work_list


@pytest.fixture
def filed_days_ago(town: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], str]:
    """A birth whose registers have answered, filed so many days before the story's Monday."""

    def filed(days: int) -> str:
        at = town.now - timedelta(days=days)
        draft = town.start(now=at)
        facts = {**town.facts, "child_born_on": (at - timedelta(days=2)).date().isoformat()}
        cases.save_facts(town.mother, draft.id, facts, now=at)
        return cases.submit(town.mother, draft.id, now=at)

    return filed


@pytest.fixture(autouse=True)
def _on_the_storys_monday(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_list.clock, "today", town.now.date)


def arrive(town: Any, case: str) -> None:
    """Let the registers answer for a case that is filed already."""
    town.filed = lambda: case
    town.fetched()


def test_an_empty_list_says_what_will_appear(hospital: Any) -> None:
    page = hospital.get("/staff/")

    assert page.status == 200
    assert "When an application reaches Tonglu First People's Hospital" in page.text


def test_a_line_says_what_is_due_when_for_whom_and_since_when(town: Any, hospital: Any) -> None:
    case = town.fetched()
    (line,) = hospital.get("/staff/").lines

    for words in ("23 Nov", "today", "First issue of the medical certificate of birth", "Birth of a child"):
        assert words in line
    for words in ("李晓梅", "Tonglu County", "to accept", f"{case[:4]} {case[4:8]}"):
        assert words in line


def test_the_most_urgent_stands_first_with_colour_and_word(
    town: Any, hospital: Any, filed_days_ago: Callable[[int], str]
) -> None:
    for days in (0, 7, 3):
        arrive(town, filed_days_ago(days))
    page = hospital.get("/staff/")

    assert ["working days late" in line for line in page.lines] == [True, False, False]
    assert "5 working days late" in page.lines[0]
    assert "1 working day late" in page.lines[1]
    assert "today" in page.lines[2]
    assert page.html.count('class="is-late"') == 2
    assert page.html.count('class="is-today"') == 1


@pytest.mark.parametrize(("due", "count"), [("late", 2), ("today", 1), ("soon", 1), ("", 3), ("odd", 3)])
def test_due_chips_narrow_the_list(
    town: Any, hospital: Any, filed_days_ago: Callable[[int], str], due: str, count: int
) -> None:
    for days in (0, 7, 3):
        arrive(town, filed_days_ago(days))

    assert len(hospital.get("/staff/", due=due).lines) == count


def test_state_and_service_chips_narrow_the_list(town: Any, hospital: Any) -> None:
    accepted, fresh = town.fetched(), town.fetched()
    town.do(town.midwife, accepted, "birth_certificate", ActionName.ACCEPT)

    (line,) = hospital.get("/staff/", state="accepted").lines
    assert "to decide" in line
    (line,) = hospital.get("/staff/", state="received").lines
    assert fresh[:4] in line
    assert hospital.get("/staff/", service="vaccination").lines == []
    page = hospital.get("/staff/", service="vaccination", state="granted")
    assert "Nothing here matches these filters" in page.text


def test_chips_keep_the_other_filters(town: Any, hospital: Any) -> None:
    page = hospital.get("/staff/", state="accepted", due="late")

    assert 'href="/staff/?state=accepted&amp;due=today"' in page.html
    assert 'href="/staff/?due=late"' in page.html


def test_a_long_list_is_paged_by_where_it_stopped(
    town: Any, hospital: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_list, "PAGE_SIZE", 2)
    filed = {town.fetched() for _ in range(3)}
    first = hospital.get("/staff/")
    onward = first.html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = hospital.get(onward)

    assert (len(first.lines), len(second.lines)) == (2, 1)
    shown = {"".join(line.split()[-5:]) for line in (*first.lines, *second.lines)}
    assert shown == filed
    assert "Back to the most urgent" in second.text
    assert 'rel="next"' not in second.html


def test_a_place_that_nobody_gave_is_refused_with_a_sentence(hospital: Any) -> None:
    assert hospital.get("/staff/", after="nonsense").status == 400


def test_another_county_sees_nothing_of_it(town: Any, at_desk: Callable[[str], Any]) -> None:
    town.fetched()
    assert at_desk("keqiao-hospital").get("/staff/").lines == []


def test_a_number_is_found_with_spaces_and_hyphens(town: Any, hospital: Any) -> None:
    case = town.fetched()
    page = hospital.get("/staff/find", number=f" {case[:4]}-{case[4:8]} {case[8:]} ")

    assert page.status == 302
    assert page.location == f"/staff/cases/{case}"


@pytest.mark.parametrize("number", ["", "123", "33012226112300000010", "<script>"])
def test_a_mistyped_number_is_told_at_the_field(hospital: Any, number: str) -> None:
    page = hospital.get("/staff/find", number=number)

    assert page.status == 404
    assert "one of these seems mistyped" in page.text
    assert "<script>" not in page.html.split('id="number"')[1]


def test_a_case_of_others_is_told_like_one_that_does_not_exist(
    town: Any, at_desk: Callable[[str], Any]
) -> None:
    page = at_desk("keqiao-hospital").get("/staff/find", number=town.fetched())

    assert page.status == 404
    assert "There is no case" in page.text


def test_a_found_case_leads_to_the_only_part_that_one_handles(
    town: Any, at_desk: Callable[[str], Any]
) -> None:
    case = town.fetched()
    page = at_desk("tonglu-police").get(f"/staff/cases/{case}")

    assert page.location == f"/staff/cases/{case}/parts/household_registration"


def test_the_list_costs_the_session_the_edition_and_one_query(
    town: Any, hospital: Any, round_trips: Callable[[], Any]
) -> None:
    town.fetched()
    hospital.get("/staff/")
    with round_trips() as statements:
        hospital.get("/staff/")

    assert len(statements) == 3
