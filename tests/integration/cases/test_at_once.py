"""Two people at the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from onevisit.cases import api
from onevisit.cases.api import ActionName
from onevisit.kernel.errors import DomainError
from onevisit.kernel.text import say

ACCEPT, GRANT, REFUSE, ISSUE, WITHDRAW = ActionName

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run all in threads that start together; each one's result or refusal."""
    start = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            start.wait(10)
            results[place] = act()
        except DomainError as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_the_same_draft_submitted_from_two_places_is_one_case(town: Any) -> None:
    draft = town.filled()
    first, second, third = at_once(
        *[lambda: api.submit(town.mother, draft.id, now=town.now) for _ in range(3)]
    )
    assert first == second == third
    assert len(api.my_cases(town.mother)) == 1


def test_of_two_officers_who_decide_at_once_one_wins_and_the_other_is_told(town: Any) -> None:
    case = town.fetched()
    town.do(town.midwife, case, "birth_certificate", ACCEPT, GRANT, ISSUE)
    seen = town.do(town.policeman, case, "household_registration", ACCEPT).version
    results = at_once(
        lambda: town.do(town.policeman, case, "household_registration", GRANT, version=seen),
        lambda: town.do(
            town.other_policeman,
            case,
            "household_registration",
            REFUSE,
            reasons="Another register.",
            version=seen,
        ),
    )
    refusals = [result for result in results if isinstance(result, DomainError)]
    (refusal,) = refusals
    assert refusal.code == "case_changed"
    assert "At tonglu_police_station changed this part to" in say(refusal.sentence)
    decisions = [
        event.action
        for event in api.read_case(town.mother, case).events
        if event.step == "household_registration" and event.action in ("granted", "refused")
    ]
    assert len(decisions) == 1


def test_two_departments_who_act_at_once_both_succeed(town: Any) -> None:
    case = town.fetched()
    town.do(town.midwife, case, "birth_certificate", ACCEPT, GRANT, ISSUE)
    version = api.read_case(town.mother, case).case.version
    results = at_once(
        lambda: town.do(town.policeman, case, "household_registration", ACCEPT, version=version),
        lambda: town.do(town.midwife, case, "vaccination", ACCEPT, version=version),
        lambda: town.do(town.insurer, case, "maternity_benefit", ACCEPT, version=version),
    )
    assert not [result for result in results if isinstance(result, DomainError)]
    view = api.read_case(town.mother, case)
    assert view.case.version == version + 3
    assert [event.seq for event in view.events] == list(range(1, len(view.events) + 1))


def test_what_two_writers_save_of_one_draft_at_once_is_all_kept(town: Any) -> None:
    draft = town.start()
    at_once(
        lambda: api.save_facts(town.mother, draft.id, {"child_name": "李新"}, now=town.now),
        lambda: api.save_facts(town.mother, draft.id, {"father_name": "王强"}, now=town.now),
        lambda: api.save_facts(town.mother, draft.id, {"mother_name": "李晓梅"}, now=town.now),
    )
    kept = api.read_draft(town.mother, draft.id)
    assert kept.facts == {"child_name": "李新", "father_name": "王强", "mother_name": "李晓梅"}


def test_a_stale_form_wins_its_field_but_tells_what_it_replaced(town: Any) -> None:
    draft = town.start()
    later = town.now + timedelta(minutes=5)
    api.save_facts(town.mother, draft.id, {"child_name": "李新"}, version=draft.version, now=town.now)
    saved = api.save_facts(
        town.mother,
        draft.id,
        {"child_name": "王新", "father_name": "王强"},
        version=draft.version,
        now=later,
    )
    assert saved.facts == {"child_name": "王新", "father_name": "王强"}
    assert saved.replaced == {"child_name": "李新"}
