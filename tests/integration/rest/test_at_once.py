"""Two people, or one impatient finger, at the same moment (issue 2, bad input)."""

import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.db import connection

from onevisit.catalogue import api as catalogue
from onevisit.kernel import clock
from onevisit.kernel.ids import EditionHash

from .conftest import ANSWERS, Answer, Town, content

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*requests: Callable[[], Answer]) -> list[Answer]:
    """Send all from threads that start together, each on a connection of its own."""
    start = threading.Barrier(len(requests))
    answers: list[Any] = [None] * len(requests)

    def send(place: int, request: Callable[[], Answer]) -> None:
        try:
            connection.ensure_connection()
            start.wait(10)
            answers[place] = request()
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=each) for each in enumerate(requests)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def test_the_same_submission_sent_twice_at_once_is_one_case(town: Town) -> None:
    draft = town.begin()
    address = f"/api/drafts/{draft['id']}/submission"
    answers = at_once(*[lambda: town.mother.post(address, {"declared": True}) for _ in range(3)])
    assert {answer.status for answer in answers} == {200}
    assert len({answer.content["case"] for answer in answers}) == 1
    assert len(town.mother.get("/api/cases").content["items"]) == 1


def test_of_two_who_decide_at_once_one_wins_and_the_other_is_told_by_whom(town: Town) -> None:
    case = town.file()
    town.act(town.hospital, case, "birth_certificate", "accept", "grant", "issue")
    town.act(town.police, case, "household_registration", "accept")
    version = town.look(case, town.police)["version"]
    answers = at_once(
        lambda: town.act(town.police, case, "household_registration", "grant", version=version),
        lambda: town.act(
            town.police_too,
            case,
            "household_registration",
            "refuse",
            version=version,
            reasons="The mother is registered elsewhere.",
        ),
    )
    assert sorted(answer.status for answer in answers) == [200, 409]
    (lost,) = (answer for answer in answers if answer.status == 409)
    assert lost.code == "case_changed"
    winner = "户籍民警" if lost is answers[1] else "另一位民警"
    assert winner in lost.content["detail"]
    assert town.state(case, "household_registration") in ("granted", "refused")


def test_two_departments_who_decide_their_own_parts_at_once_both_succeed(town: Town) -> None:
    case = town.file()
    town.act(town.hospital, case, "birth_certificate", "accept", "grant", "issue")
    version = town.look(case)["version"]
    answers = at_once(
        lambda: town.act(town.police, case, "household_registration", "accept", version=version),
        lambda: town.act(town.insurer, case, "maternity_benefit", "accept", version=version),
        lambda: town.act(town.hospital, case, "vaccination", "accept", version=version),
    )
    assert [answer.status for answer in answers] == [200, 200, 200]
    assert town.look(case)["version"] == version + 3


def test_a_draft_goes_on_under_the_edition_it_was_begun_with(town: Town) -> None:
    draft = town.begin()
    newer = msgspec.structs.replace(content(), hash=EditionHash("e" * 32), life_events={})
    catalogue.publish(newer, clock.now())
    assert town.mother.get(f"/api/drafts/{draft['id']}/plan").content["edition"] == draft["edition"]
    case = town.submit(draft)
    assert town.look(case)["edition"] == draft["edition"]
    begun = town.mother.post(
        "/api/drafts", {"life_event": "birth", "region": "330122", "party": "mother", "answers": ANSWERS}
    )
    assert begun.code == "unknown_life_event"
