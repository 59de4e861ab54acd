"""The API through Django's test client, over the real content."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from onevisit.catalogue import api as catalogue
from onevisit.kernel import clock
from onevisit.language import compile as compile_content
from onevisit.planner.definitions import Edition

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
    return Caller()
