"""Signing in and out on the citizens' pages."""

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from onevisit.people.models import Account


@pytest.fixture
def account(mother: Any) -> str:
    Account.objects.filter(username="mother").update(password=make_password("a long password"))
    return "mother"


def test_the_right_password_leads_back(stranger: Any, account: str) -> None:
    page = stranger.post("/sign-in", username=account, password="a long password", next="/matters")
    assert (page.status, page.location) == (302, "/matters")
    assert "My matters" in stranger.get("/matters").text


def test_signing_in_never_leads_to_another_site(stranger: Any, account: str) -> None:
    page = stranger.post("/sign-in", username=account, password="a long password", next="https://x.example/")
    assert page.location == "/"


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(stranger: Any, account: str) -> None:
    page = stranger.post("/sign-in", username=account, password="wrong", next="/matters")
    assert page.status in (400, 401, 403)
    assert "do not belong together" in page.text
    assert 'value="mother"' in page.html
    assert "wrong" not in page.html
    assert 'name="next" value="/matters"' in page.html


def test_signing_out_ends_it(mother: Any) -> None:
    assert mother.post("/sign-out").location == "/"
    assert mother.get("/matters").location == "/sign-in?next=%2Fmatters"


def test_a_link_alone_signs_nobody_out(mother: Any) -> None:
    assert mother.get("/sign-out").status == 405


def test_people_of_the_demo_are_offered_only_where_settings_name_a_demo(stranger: Any, settings: Any) -> None:
    assert "lixiaomei" in stranger.get("/sign-in").html
    settings.PERSONAS = ""
    assert "lixiaomei" not in stranger.get("/sign-in").html


def test_chinese_is_spoken_where_nothing_else_is_asked_for(town: Any) -> None:
    assert "登录" in Client().get("/sign-in").content.decode()
