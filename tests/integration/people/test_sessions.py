"""Browser sessions through Django's middleware: one look-up, rotation at sign-in, no way around."""

from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import DjangoAssertNumQueries, Settings
from tests.integration.people.conftest import PASSWORD

from onevisit.kernel import clock
from onevisit.people import api
from onevisit.people.models import Account, Session


def who(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    return HttpResponse(actor.person if actor else "nobody")


def remember(request: HttpRequest) -> HttpResponse:
    request.session["answer"] = request.GET["answer"]
    return HttpResponse()


def recall(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.session.get("answer", "nothing"))


def enter(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    actor = api.sign_in(request, api.authenticate(request.GET["name"], PASSWORD, now), now)
    assert request.actor == actor  # type: ignore[attr-defined]
    return HttpResponse(actor.person)


def leave(request: HttpRequest) -> HttpResponse:
    api.sign_out(request)
    return HttpResponse()


urlpatterns = [path(f"{view.__name__}/", view) for view in (who, remember, recall, enter, leave)]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def collected_static(settings: Settings, tmp_path: Path) -> None:
    """WhiteNoise wants the folder to exist."""
    settings.STATIC_ROOT = tmp_path


def key_of(client: Client) -> str:
    return client.cookies["onevisit_session"].value


def test_stranger_costs_no_look_up(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/who/").content == b"nobody"


def test_signed_in_person_costs_one_look_up(
    client: Client, officer: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/enter/", {"name": "fang"})
    with django_assert_num_queries(1):
        assert client.get("/who/").content == b"fang"


def test_signing_in_changes_the_key_and_keeps_what_was_answered(client: Client, citizen: Account) -> None:
    client.get("/remember/", {"answer": "married"})
    planted = key_of(client)
    client.get("/enter/", {"name": "lixiaomei"})
    assert key_of(client) != planted
    assert client.get("/recall/").content == b"married"
    attacker = Client()
    attacker.cookies["onevisit_session"] = planted
    assert attacker.get("/who/").content == b"nobody"


def test_signing_in_as_somebody_else_empties_the_session(
    client: Client, citizen: Account, officer: Account
) -> None:
    client.get("/enter/", {"name": "lixiaomei"})
    client.get("/remember/", {"answer": "married"})
    client.get("/enter/", {"name": "fang"})
    assert client.get("/recall/").content == b"nothing"
    assert client.get("/who/").content == b"fang"


def test_signing_out_ends_the_session_at_the_server(client: Client, citizen: Account) -> None:
    client.get("/enter/", {"name": "lixiaomei"})
    stolen = key_of(client)
    client.get("/leave/")
    assert client.get("/who/").content == b"nobody"
    assert not Session.objects.exists()
    thief = Client()
    thief.cookies["onevisit_session"] = stolen
    assert thief.get("/who/").content == b"nobody"


def test_session_keeps_its_person_when_data_change(client: Client, citizen: Account) -> None:
    client.get("/enter/", {"name": "lixiaomei"})
    client.get("/remember/", {"answer": "married"})
    assert client.get("/who/").content == b"li"


def test_unknown_key_is_not_adopted(client: Client, db: None) -> None:
    client.cookies["onevisit_session"] = "chosen-by-somebody-else"
    client.get("/remember/", {"answer": "x"})
    assert key_of(client) != "chosen-by-somebody-else"


def test_bearer_acts_and_its_cookie_is_ignored(client: Client, citizen: Account, officer: Account) -> None:
    client.get("/enter/", {"name": "fang"})
    now = clock.now()
    token = api.open_session(api.authenticate("lixiaomei", PASSWORD, now), now)
    assert client.get("/who/", headers={"Authorization": f"Bearer {token}"}).content == b"li"
    assert client.get("/who/", headers={"Authorization": "Bearer wrong"}).content == b"nobody"
    assert client.get("/who/", headers={"Authorization": "Basic Zm9vOmJhcg=="}).content == b"nobody"


def test_bearer_costs_one_look_up(
    citizen: Account, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    now = clock.now()
    token = api.open_session(api.authenticate("lixiaomei", PASSWORD, now), now)
    with django_assert_num_queries(1):
        answer = client.get("/who/", headers={"Authorization": f"Bearer {token}"})
    assert answer.content == b"li"


def test_office_session_ends_after_a_working_day(client: Client, officer: Account) -> None:
    client.get("/enter/", {"name": "fang"})
    assert client.cookies["onevisit_session"]["max-age"] <= 12 * 3600
    session = Session.objects.get()
    assert (session.ends_at - session.begun_at).total_seconds() <= 12 * 3600
