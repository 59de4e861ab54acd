"""The API through Django's test client, over the real content."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django import Settings
from tests.integration.conftest import FACTS
from tests.integration.conftest import SITUATION as ANSWERS

from onevisit.cases import api as cases
from onevisit.cases.domain.papers import paper_arrived
from onevisit.cases.services.acting import change_case
from onevisit.catalogue import api as catalogue
from onevisit.kernel import clock
from onevisit.kernel.actors import SYSTEM
from onevisit.kernel.ids import CaseId, PersonId
from onevisit.language import compile as compile_content
from onevisit.people import api as people
from onevisit.people.models import Account, Person, Post
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import SourceKind

CONTENT = Path(__file__).resolve().parents[3] / "content"


@cache
def content() -> Edition:
    files = {
        path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
        for path in CONTENT.rglob("*")
        if path.suffix in (".yaml", ".csv")
    }
    compilation = compile_content(files)
    assert compilation.edition is not None, compilation.errors
    return compilation.edition


@pytest.fixture
def edition(db: None) -> Edition:
    catalogue.publish(content(), clock.now())
    return content()


class Caller:
    """Somebody who talks to the API; `token` None: a stranger."""

    def __init__(self, token: str | None = None, language: str = "en") -> None:
        headers = {"Accept-Language": language}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self.client = Client(headers=headers, raise_request_exception=False)

    def get(self, path: str, **parameters: Any) -> "Answer":
        return Answer(self.client.get(path, parameters))

    def post(self, path: str, content: Any = None) -> "Answer":
        return Answer(self.client.post(path, json.dumps(content), "application/json"))

    def patch(self, path: str, content: Any = None) -> "Answer":
        return Answer(self.client.patch(path, json.dumps(content), "application/json"))

    def put(self, path: str, content: Any = None) -> "Answer":
        return Answer(self.client.put(path, json.dumps(content), "application/json"))

    def upload(self, path: str, content: bytes, name: str = "photo.jpg") -> "Answer":
        return Answer(self.client.post(path, {"file": SimpleUploadedFile(name, content)}))

    def delete(self, path: str) -> "Answer":
        return Answer(self.client.delete(path))


class Answer:
    """A response, its status and what it holds."""

    def __init__(self, response: Any) -> None:
        self.response = response
        self.status: int = response.status_code
        self.kind: str = response.headers.get("Content-Type", "").partition(";")[0]

    @property
    def content(self) -> Any:
        return json.loads(self.response.content)

    @property
    def code(self) -> str:
        assert self.kind == "application/problem+json", self.response.content
        code: str = self.content["code"]
        return code


@pytest.fixture
def stranger() -> Caller:
    """Somebody who has not signed in."""
    return Caller()


class Town:
    """The people of the story, each with a token, and the usual moves over HTTP."""

    def __init__(self) -> None:
        self.mother = _enter("mother", "李晓梅")
        self.neighbour = _enter("neighbour", "陌生人")
        self.hospital = _enter("hospital", "接生的人", ("officer", "tonglu_hospital"))
        self.police = _enter("police", "户籍民警", ("officer", "tonglu_police_station"))
        self.police_too = _enter("police_too", "另一位民警", ("officer", "tonglu_police_station"))
        self.insurer = _enter("insurer", "医保经办", ("officer", "tonglu_healthcare_security_bureau"))
        self.health = _enter("health", "卫健经办", ("officer", "tonglu_health_commission"))
        self.labour = _enter("labour", "人社经办", ("officer", "tonglu_human_resources_bureau"))
        self.clerk = _enter("clerk", "综窗", ("clerk", "tonglu_service_centre"))
        self.elsewhere = _enter("elsewhere", "绍兴民警", ("officer", "keqiao_police_station", "330603"))
        self.officers = (self.hospital, self.police, self.insurer, self.health, self.labour)

    def begin(self, caller: Caller | None = None, **given: Any) -> Any:
        """A draft with its form filled in."""
        content = {"life_event": "birth", "region": "330122", "party": "mother", "answers": ANSWERS, **given}
        who = caller or self.mother
        draft = who.post("/api/drafts", content).content
        form = who.get(f"/api/drafts/{draft['id']}/plan").content["form"]
        facts = {field["id"]: FACTS[field["id"]] for field in form}
        saved = who.patch(f"/api/drafts/{draft['id']}/facts", {"facts": facts})
        assert saved.status == 200, saved.content
        return saved.content

    def submit(self, draft: Any, caller: Caller | None = None) -> str:
        answer = (caller or self.mother).post(f"/api/drafts/{draft['id']}/submission", {"declared": True})
        assert answer.status == 200, answer.response.content
        case: str = answer.content["case"]
        return case

    def file(self) -> str:
        """A case whose registers have answered."""
        case = self.submit(self.begin())
        registers_answer(case)
        return case

    def act(self, who: Caller, case: str, step: str, *actions: str, **given: Any) -> Answer:
        return who.post(f"/api/cases/{case}/proceedings/{step}/actions", {"actions": actions, **given})

    def look(self, case: str, who: Caller | None = None) -> Any:
        return (who or self.mother).get(f"/api/cases/{case}").content

    def state(self, case: str, step: str) -> str:
        state: str = next(p["state"] for p in self.look(case)["proceedings"] if p["step"] == step)
        return state


def registers_answer(case: str) -> None:
    """What the worker does after the submission."""
    whole = cases.read_case(SYSTEM, CaseId(case)).case
    for paper in whole.papers:
        if paper.source is SourceKind.SHARED:
            change_case(
                SYSTEM, whole.id, lambda c, key=paper.key: paper_arrived(c, key, "snap", now=clock.now())
            )


def _enter(username: str, name: str, *posts: tuple[str, ...]) -> Caller:
    person = Person.objects.create(id=username, name=name, created_at=clock.now())
    account = Account.objects.create(username=username, person=person, password="!")
    for role, organisation, *region in posts:
        Post.objects.create(
            person=person,
            organisation=organisation,
            region=region[0] if region else "330122",
            role=role,
            since=datetime(2020, 1, 1, tzinfo=UTC),
        )
    entering = people.Account(
        id=account.pk, person=PersonId(username), name=name, language="zh", holds_posts=bool(posts)
    )
    return Caller(people.open_session(entering, clock.now()))


def with_password(username: str, password: str) -> None:
    """Give somebody a password that is quick to check."""
    Account.objects.filter(username=username).update(password=make_password(password, hasher="md5"))


@pytest.fixture(autouse=True)
def quick_hasher(settings: Settings) -> None:
    """A password costs 200 ms to check on purpose; here that would only be waited for."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def town(edition: Edition) -> Town:
    return Town()


@pytest.fixture
def round_trips() -> Callable[[], Any]:
    """Counts what goes to the database inside `with round_trips() as statements`."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
            statements.append(sql)
            return execute(sql, parameters, many, context)

        with connection.execute_wrapper(note):
            yield statements

    return counting
