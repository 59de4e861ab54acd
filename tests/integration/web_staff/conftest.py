"""The staff's pages through Django's test client, over the real content and database."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from PIL import Image

from onevisit.kernel import clock
from onevisit.kernel.actors import SYSTEM, Post, Role
from onevisit.nonprod.api import personas
from onevisit.people import api as people
from onevisit.people.models import Account


class Page:
    """A response: its status, its words, where it leads."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.html = response.content.decode(errors="replace")

    @property
    def text(self) -> str:
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    @property
    def lines(self) -> list[str]:
        """The list's rows as plain words."""
        rows = re.findall(r'<tr role="row" class="is-.*?</tr>', self.html, re.DOTALL)
        return [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in rows]


class Reader:
    """Somebody at a browser."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, path: str, **query: str) -> Page:
        return Page(self.client.get(path, query))

    def follow(self, path: str, **query: str) -> Page:
        return Page(self.client.get(path, query, follow=True))

    def post(self, path: str, **fields: Any) -> Page:
        return Page(self.client.post(path, fields))


@pytest.fixture(autouse=True)
def _language_ends_with_the_test() -> Any:
    with translation.override(None):
        yield


@pytest.fixture
def stranger(town: Any) -> Reader:
    return Reader(Client(headers={"Accept-Language": "en"}))


@pytest.fixture
def at_desk(town: Any) -> Callable[[str], Reader]:
    """The reader that a persona of the demo is, signed in: `at_desk("tonglu-police")`."""
    known = {persona.username: persona for persona in personas()}

    def signed_in(username: str) -> Reader:
        persona = known[username]
        posts: tuple[Post, ...] = ()
        if persona.organisation is not None:
            posts = (Post(Role(persona.role), persona.organisation, persona.region),)
        person = people.enrol(
            SYSTEM,
            people.Enrolment(
                username=username,
                password="!",
                name=persona.name,
                identity_number=persona.identity_number,
                region=persona.region,
                phone=persona.phone,
                posts=posts,
            ),
            clock.now(),
        )
        account = people.Account(
            id=Account.objects.get(username=username).pk,
            person=person,
            name=persona.name,
            language="en",
            holds_posts=bool(posts),
        )
        reader = Reader(Client(headers={"Accept-Language": "en"}))
        reader.client.cookies["onevisit_session"] = people.open_session(account, clock.now())
        return reader

    return signed_in


@pytest.fixture
def hospital(at_desk: Callable[[str], Reader]) -> Reader:
    return at_desk("tonglu-hospital")


@pytest.fixture
def clerk(at_desk: Callable[[str], Reader]) -> Reader:
    return at_desk("tonglu-hall")


@pytest.fixture
def photo() -> Callable[..., SimpleUploadedFile]:
    """A small photo, or whatever content is given under a photo's name."""

    def made(content: bytes | None = None) -> SimpleUploadedFile:
        if content is None:
            stream = BytesIO()
            Image.new("RGB", (40, 30), "white").save(stream, "JPEG")
            content = stream.getvalue()
        return SimpleUploadedFile("photo.jpg", content, "image/jpeg")

    return made
