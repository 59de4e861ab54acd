"""The citizens' pages through Django's test client, over the real content and database."""

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
from onevisit.kernel.ids import PersonId
from onevisit.people import api as people
from onevisit.people.models import Account, Person

ANSWERS = (
    "region=330122&a.born_in_licensed_institution=yes&a.older_than_one_year=no&a.surname_of_a_parent=yes"
    "&a.parents_married={married}&a.household_follows=mother&a.ethnic_groups_differ=no"
    "&a.mother_insured=no&a.needs_social_security_card=yes"
)


class Reader:
    """Somebody at a browser, signed in or not; reads pages as plain words."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, path: str) -> "Page":
        return Page(self.client.get(path))

    def post(self, path: str, **fields: Any) -> "Page":
        return Page(self.client.post(path, fields))

    def follow(self, path: str) -> "Page":
        return Page(self.client.get(path, follow=True))

    def begin(self, married: str = "yes") -> str:
        """Begin an application; its address."""
        page = self.post(f"/guides/birth/apply?{ANSWERS.format(married=married)}", party="mother")
        assert page.status == 302, page.text
        return page.location

    def fill(self, address: str, facts: dict[str, str]) -> None:
        """Fill every page of the form, as far as it asks."""
        for group in ("child", "mother", "father", "household", "money", "delivery"):
            page = self.get(f"{address}/form/{group}")
            if page.status == 200:
                fields = {name: facts[name] for name in facts if f'name="{name}"' in page.html}
                sent = self.post(f"{address}/form/{group}", **fields)
                assert sent.status == 302, sent.text

    def file(self, facts: dict[str, str]) -> str:
        """File a birth; the tracking number."""
        address = self.begin()
        self.fill(address, facts)
        sent = self.post(f"{address}/check", declared="1")
        assert sent.status == 302, sent.text
        return sent.location.split("/")[2]


class Page:
    """A response: its status, its words, its heading."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.html = response.content.decode(errors="replace")

    @property
    def text(self) -> str:
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    @property
    def headings(self) -> list[str]:
        found = re.findall(r"<h1[^>]*>(.*?)</h1>", self.html, re.DOTALL)
        return [" ".join(unescape(re.sub(r"<[^>]+>", " ", heading)).split()) for heading in found]

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.html, re.DOTALL)
        return unescape(found[1]) if found else ""


def _enter(username: str, name: str) -> Reader:
    person = Person.objects.create(
        id=username, name=name, identity_number=None, phone="13805710001", created_at=clock.now()
    )
    account = Account.objects.create(username=username, person=person, password="!")
    entering = people.Account(
        id=account.pk, person=PersonId(username), name=name, language="en", holds_posts=False
    )
    reader = Reader(Client(headers={"Accept-Language": "en"}))
    reader.client.cookies["onevisit_session"] = people.open_session(entering, clock.now())
    return reader


@pytest.fixture(autouse=True)
def _language_ends_with_the_test() -> Any:
    with translation.override(None):
        yield


@pytest.fixture
def stranger(town: Any) -> Reader:
    return Reader(Client(headers={"Accept-Language": "en"}))


@pytest.fixture
def mother(town: Any) -> Reader:
    return _enter("mother", "李晓梅")


@pytest.fixture
def neighbour(town: Any) -> Reader:
    return _enter("neighbour", "陌生人")


@pytest.fixture
def facts(town: Any) -> dict[str, str]:
    year, month, day = town.facts["child_born_on"].split("-")
    given = {
        f"child_born_on-{part}": text
        for part, text in zip(("year", "month", "day"), (year, month, day), strict=True)
    }
    return {**town.facts, **given}


@pytest.fixture
def photo() -> Callable[..., SimpleUploadedFile]:
    """A small photo, or whatever content is given under a photo's name."""

    def made(content: bytes | None = None, name: str = "photo.jpg") -> SimpleUploadedFile:
        if content is None:
            stream = BytesIO()
            Image.new("RGB", (40, 30), "white").save(stream, "JPEG")
            content = stream.getvalue()
        return SimpleUploadedFile(name, content, "image/jpeg")

    return made
