"""Issue 2: a command costs two database round trips, reading one, and the session's own look-up one more."""

from typing import Any

from .conftest import ANSWERS, Town

SESSION = 1
READ = SESSION + 1
COMMAND = SESSION + 2


def test_a_command_costs_two_beside_the_session(town: Town, round_trips: Any) -> None:
    case = town.file()
    with round_trips() as statements:
        done = town.act(town.hospital, case, "birth_certificate", "accept", "grant", "issue")
    assert done.status == 200
    assert len(statements) == COMMAND, statements
    with round_trips() as statements:
        town.hospital.post(f"/api/cases/{case}/visits")
    assert len(statements) == COMMAND, statements


def test_saving_and_submitting_cost_two_beside_the_session(town: Town, round_trips: Any) -> None:
    draft = town.begin()
    with round_trips() as statements:
        town.mother.patch(f"/api/drafts/{draft['id']}/facts", {"facts": {"child_name": "王新"}})
    assert len(statements) == COMMAND, statements
    with round_trips() as statements:
        town.submit(draft)
    assert len(statements) == COMMAND, statements


def test_beginning_costs_two_beside_the_session(town: Town, round_trips: Any) -> None:
    content = {"life_event": "birth", "region": "330122", "party": "mother", "answers": ANSWERS}
    with round_trips() as statements:
        town.mother.post("/api/drafts", content)
    assert len(statements) == COMMAND, statements


def test_reading_costs_one_beside_the_session(town: Town, round_trips: Any) -> None:
    case = town.file()
    draft = town.begin()
    for who, path in (
        (town.mother, f"/api/cases/{case}"),
        (town.hospital, f"/api/cases/{case}"),
        (town.mother, "/api/cases"),
        (town.mother, "/api/drafts"),
        (town.mother, f"/api/drafts/{draft['id']}"),
        (town.mother, f"/api/drafts/{draft['id']}/plan"),
        (town.mother, f"/api/drafts/{draft['id']}/missing"),
        (town.hospital, "/api/work-list"),
    ):
        with round_trips() as statements:
            assert who.get(path).status == 200
        assert len(statements) == READ, (path, statements)


def test_what_anybody_may_read_costs_one_and_no_session(town: Town, stranger: Any, round_trips: Any) -> None:
    for path in ("/api/life-events", "/api/life-events/birth", "/api/regions"):
        with round_trips() as statements:
            assert stranger.get(path).status == 200
        assert len(statements) == 1, (path, statements)
