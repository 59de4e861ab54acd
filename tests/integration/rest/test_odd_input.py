"""Odd input is refused in the envelope; it never becomes our mistake (500)."""

import re
from typing import Any
from urllib.parse import quote

import pytest

from onevisit.rest.document import openapi

from .conftest import ANSWERS, Answer, Caller, Town

ODD = (
    "\0",
    "a\0b",
    "\ud800",
    "'; DROP TABLE cases_case --",
    "%s {0} {name} %(x)s",
    "９" * 20,
    "x" * 5000,
    "../..",
    "",
)
each_odd = pytest.mark.parametrize(
    "odd",
    ODD,
    ids=[
        "nul",
        "nul inside",
        "half a character",
        "sql",
        "templates",
        "wide digits",
        "long",
        "dots",
        "nothing",
    ],
)
HALL = "tonglu_service_centre"


def refused_or_done(answer: Answer) -> None:
    assert answer.status < 500, answer.response.content
    if answer.status >= 400:
        assert answer.kind == "application/problem+json"
        assert answer.content["detail"]


def _operations() -> list[tuple[str, str]]:
    return [(method, path) for path, methods in openapi()["paths"].items() for method in methods]


@each_odd
def test_odd_places_in_addresses(town: Town, odd: str) -> None:
    for method, path in _operations():
        address = re.sub(r"{\w+}", lambda _: _quoted(odd) or "-", path)
        if "/sessions/" in address:
            continue  # nothing odd in it, and signing out would end the test
        call = getattr(town.hospital, method)
        refused_or_done(call(address) if method in ("get", "delete") else call(address, {}))


@each_odd
def test_odd_words_in_every_field(town: Town, odd: str) -> None:
    draft = town.begin()["id"]
    case = town.file()
    for who, method, path, content in _bodies(town, draft, case, odd):
        refused_or_done(getattr(who, method)(path, content))
    for path, parameters in _queries(odd):
        refused_or_done(town.hospital.get(path, **parameters))


def _bodies(town: Town, draft: str, case: str, odd: str) -> list[tuple[Caller, str, str, Any]]:
    stranger = Caller()
    plan = "/api/life-events/birth/plan"
    begin = {"life_event": "birth", "region": "330122", "party": "mother", "answers": ANSWERS}
    act = f"/api/cases/{case}/proceedings/birth_certificate/actions"
    person = {"identity_number": "11010519491231002X", "name": "赵一"}
    return [
        (stranger, "post", "/api/sessions", {"username": odd, "password": odd}),
        (stranger, "post", plan, {"region": odd, "answers": ANSWERS}),
        (stranger, "post", plan, {"region": "330122", "answers": {odd: True}}),
        (stranger, "post", plan, {"region": "330122", "answers": {"parents_married": odd}}),
        (stranger, "post", plan, {"region": "330122", "answers": ANSWERS, "left_out": [odd]}),
        (town.mother, "post", "/api/drafts", {**begin, "life_event": odd}),
        (town.mother, "post", "/api/drafts", {**begin, "party": odd}),
        (town.mother, "post", "/api/drafts", {**begin, "left_out": [odd]}),
        (
            town.clerk,
            "post",
            "/api/drafts",
            {**begin, "applicant": odd, "filed_for": "tonglu_service_centre"},
        ),
        (town.clerk, "post", "/api/drafts", {**begin, "applicant": "mother", "filed_for": odd}),
        (town.clerk, "post", "/api/persons", {**person, "name": odd}),
        (town.clerk, "post", "/api/persons", {**person, "identity_number": odd}),
        (town.clerk, "post", "/api/persons", {**person, "phone": odd}),
        (town.mother, "patch", f"/api/drafts/{draft}/facts", {"facts": {odd: "x"}}),
        (town.mother, "patch", f"/api/drafts/{draft}/facts", {"facts": {"child_name": odd}}),
        (town.mother, "post", f"/api/drafts/{draft}/submission", {"declared": True}),
        (town.hospital, "post", act, {"actions": ["accept"]}),
        (town.hospital, "post", act, {"actions": ["refuse"], "reasons": odd or "none"}),
        (town.hospital, "post", act, {"actions": ["grant", "issue"], "numbers": {odd: odd}}),
        (
            town.hospital,
            "post",
            act,
            {"actions": ["grant", "issue"], "numbers": {"medical_certificate_of_birth": odd}},
        ),
        (town.mother, "post", f"/api/cases/{case}/rating", {"level": 5, "comment": odd}),
    ]


def _queries(odd: str) -> list[tuple[str, dict[str, Any]]]:
    word = odd.encode("utf-8", "replace").decode()
    return [
        ("/api/regions", {"search": word}),
        ("/api/regions", {"parent": word}),
        ("/api/regions", {"offering": word}),
        ("/api/life-events", {"search": word}),
        ("/api/life-events", {"region": word}),
        ("/api/life-events/birth/plan", {"region": "330122", "answer": [word, f"{word}={word}"]}),
        ("/api/work-list", {"after": word}),
        ("/api/work-list", {"after": f"2026-11-23.{word}.{word}"}),
        ("/api/work-list", {"service": word}),
        ("/api/work-list", {"due_from": word}),
        ("/api/work-list", {"limit": word}),
    ]


def _quoted(odd: str) -> str:
    return quote(odd.encode("utf-8", "replace"), safe="")
