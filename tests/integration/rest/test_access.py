"""Who may do what: every operation that needs a token, for every sort of person."""

from typing import Any

import pytest

from onevisit.rest.document import openapi

from .conftest import Answer, Caller, Town

SIGNED_OUT = 401
NOTHING_THERE = 404
NOT_FOR_THEM = 403

OPEN = {
    "sign_in",
    "list_regions",
    "read_region",
    "list_life_events",
    "read_life_event",
    "read_next_question",
    "make_plan",
    "read_plan",
    "list_problems",
    "read_problem",
    "search_guides",
    "list_services",
    "read_service",
}
"""What a stranger may do."""

OWN = {"read_session", "sign_out", "list_drafts", "list_cases", "list_work", "begin_draft"}
"""What everybody with a token may do, since it is about themselves alone."""

FAMILY = {
    "neighbour": NOTHING_THERE,
    "hospital": NOTHING_THERE,
    "elsewhere": NOTHING_THERE,
    "clerk": NOTHING_THERE,
}
"""A draft is its family's."""
CASE = {"neighbour": NOTHING_THERE, "elsewhere": NOTHING_THERE, "clerk": NOTHING_THERE}
"""A case is its family's and the departments' that handle it."""

REFUSED: dict[str, dict[str, int]] = {
    "read_draft": FAMILY,
    "read_plan_of_draft": FAMILY,
    "list_missing": FAMILY,
    "save_facts": FAMILY,
    "add_paper": FAMILY,
    "remove_paper": FAMILY,
    "delete_draft": FAMILY,
    "submit_draft": FAMILY,
    "read_case": CASE,
    "act": {**CASE, "police": NOT_FOR_THEM, "mother": NOT_FOR_THEM},
    "supply_paper": {**CASE, "hospital": NOT_FOR_THEM},
    "fetch_paper": {**CASE, "health": NOTHING_THERE},
    "record_visit": {**CASE, "mother": NOT_FOR_THEM},
    "rate_case": {**CASE, "hospital": NOT_FOR_THEM},
    "read_rating": CASE,
    "fetch_added_paper": FAMILY,
    "register": {"mother": NOT_FOR_THEM, "hospital": NOT_FOR_THEM},
    "read_person": {"neighbour": NOTHING_THERE, "hospital": NOTHING_THERE},
}
"""By operation: whom it refuses, and how."""

BODIES: dict[str, Any] = {
    "save_facts": {"facts": {"child_name": "别人"}},
    "submit_draft": {"declared": True},
    "act": {"actions": ["accept"]},
    "register": {"identity_number": "11010519491231002X", "name": "赵一"},
    "rate_case": {"level": 5},
    "begin_draft": {},
}
UPLOADS = {"add_paper", "supply_paper"}


NOWHERE = {"draft": "330122" + "0" * 24, "case": "0" * 20, "step": "birth_certificate", "id": "mother"}


def operations() -> dict[str, tuple[str, str]]:
    """Method and path by operation."""
    return {
        operation["operationId"]: (method, path)
        for path, methods in openapi()["paths"].items()
        for method, operation in methods.items()
    }


def test_every_operation_has_said_who_may_do_it() -> None:
    assert set(operations()) == OPEN | OWN | set(REFUSED)


@pytest.mark.parametrize("operation", sorted(OWN | set(REFUSED)))
def test_a_stranger_is_asked_to_sign_in(operation: str, db: None, stranger: Caller) -> None:
    for caller in (stranger, Caller("made-up")):
        answer = _call(operation, caller, NOWHERE)
        assert (answer.status, answer.code) == (SIGNED_OUT, "sign_in_first")
        assert answer.response["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("operation", sorted(REFUSED))
def test_others_are_refused(operation: str, town: Town) -> None:
    places = _places(town)
    for who, status in REFUSED[operation].items():
        answer = _call(operation, getattr(town, who), places)
        assert answer.status == status, (who, answer.content)
        assert answer.content["detail"]


def _places(town: Town) -> dict[str, str]:
    return {
        "draft": town.begin()["id"],
        "case": town.file(),
        "step": "birth_certificate",
        "id": "mother",
    }


def _call(operation: str, caller: Caller, places: dict[str, str]) -> Answer:
    method, path = operations()[operation]
    address = path.format(**places, key="discharge_summary.mother")
    if operation in UPLOADS:
        return caller.upload(address, b"x")
    if method == "get":
        return caller.get(address)
    if method == "delete":
        return caller.delete(address)
    return getattr(caller, method)(address, BODIES.get(operation))  # type: ignore[no-any-return]
