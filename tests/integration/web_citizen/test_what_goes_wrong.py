"""Pages for what no rule foresees: an empty catalogue, our own faults, strange requests."""

import pytest
from django.test import Client

from onevisit.web_citizen.views import home

ENGLISH = {"Accept-Language": "en"}


@pytest.mark.usefixtures("db")
def test_an_empty_catalogue_is_told_with_what_to_do() -> None:
    response = Client(headers=ENGLISH).get("/")
    assert response.status_code == 503
    assert "No services are published here yet." in response.content.decode()


@pytest.mark.usefixtures("db")
def test_our_own_fault_is_a_page_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("a fault of ours: secret detail")

    monkeypatch.setattr(home, "current_edition", broken)
    response = Client(headers=ENGLISH, raise_request_exception=False).get("/")
    text = response.content.decode()
    assert response.status_code == 500
    assert "It is our fault, not yours." in text
    assert "secret detail" not in text


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("path", ["/guides/birth/apply", "/matters", "/applications/x", "/cases/1"])
def test_every_page_of_ones_own_asks_strangers_to_sign_in_first(path: str) -> None:
    response = Client(headers=ENGLISH).get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in?next=")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("path", ["/guides/birth/plan", "/guides/birth/questions"])
def test_without_a_county_it_is_asked_first(path: str) -> None:
    assert Client(headers=ENGLISH).get(path)["Location"] == "/guides/birth"


@pytest.mark.usefixtures("town")
def test_a_stranger_who_sends_a_form_is_asked_to_sign_in() -> None:
    response = Client(headers=ENGLISH).post("/applications/x/check", {"declared": "1"})
    assert response.status_code == 401
    assert "Sign in first" in response.content.decode()


@pytest.mark.usefixtures("town")
def test_null_characters_and_endless_texts_do_no_harm() -> None:
    client = Client(headers=ENGLISH)
    assert client.get("/", {"q": "\x00" + "x" * 5000}).status_code == 200
    assert client.get("/guides/birth", {"region": "\x00"}).status_code == 200
    assert client.get("/sign-in", {"next": "\x00"}).status_code == 200
    assert client.post("/sign-in", {"username": "\x00", "password": "\x00"}).status_code < 500
