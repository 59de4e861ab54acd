"""Signing in: one answer for every wrong pair, a limit on attempts, a new key each time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries
from tests.integration.people.conftest import NOW, PASSWORD

from onevisit.kernel.errors import DomainError
from onevisit.people import api
from onevisit.people.models import Account, Session


def refusal(username: str, password: str, **given: object) -> DomainError:
    with pytest.raises(DomainError) as refused:
        api.authenticate(username, password, given.pop("now", NOW), **given)  # type: ignore[arg-type]
    return refused.value


def test_right_pair_finds_the_account(citizen: Account) -> None:
    found = api.authenticate("lixiaomei", PASSWORD, NOW)
    assert (found.person, found.name, found.holds_posts) == ("li", "李晓梅", False)


def test_user_name_is_forgiven_its_capitals_and_spaces(citizen: Account) -> None:
    assert api.authenticate(" LiXiaoMei ", PASSWORD, NOW).person == "li"


def test_wrong_name_wrong_password_and_switched_off_account_get_one_answer(
    citizen: Account, officer: Account
) -> None:
    Account.objects.filter(pk=officer.pk).update(is_active=False)
    answers = {
        str(refusal(*pair)) for pair in [("nobody", PASSWORD), ("lixiaomei", "wrong"), ("fang", PASSWORD)]
    }
    assert len(answers) == 1


@pytest.mark.parametrize("username", ["lixiaomei", "nobody"])
def test_sixth_attempt_waits_even_with_the_right_password(citizen: Account, username: str) -> None:
    for _ in range(5):
        assert refusal(username, "wrong").code == "sign_in_refused"
    refused = refusal(username, PASSWORD, now=NOW + timedelta(minutes=5))
    assert (refused.code, refused.data) == ("too_many_attempts", {"minutes": 10})


def test_lock_ends_by_itself(citizen: Account) -> None:
    for _ in range(6):
        refusal("lixiaomei", "wrong")
    assert api.authenticate("lixiaomei", PASSWORD, NOW + timedelta(minutes=15)).person == "li"


def test_right_password_starts_the_count_anew(citizen: Account) -> None:
    for _ in range(4):
        refusal("lixiaomei", "wrong")
    api.authenticate("lixiaomei", PASSWORD, NOW)
    assert refusal("lixiaomei", "wrong").code == "sign_in_refused"


def test_one_address_cannot_try_many_names(citizen: Account) -> None:
    for number in range(60):
        refusal(f"name{number}", "wrong", origin="203.0.113.9")
    assert refusal("lixiaomei", "wrong", origin="203.0.113.9").code == "too_many_attempts"
    assert api.authenticate("lixiaomei", PASSWORD, NOW, origin="203.0.113.10").person == "li"


@pytest.mark.django_db(transaction=True)
def test_many_attempts_at_once_count_each(citizen: Account) -> None:
    def attempt(_: int) -> str:
        try:
            return refusal("lixiaomei", "wrong").code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(attempt, range(8)))
    assert sorted(codes) == ["sign_in_refused"] * 5 + ["too_many_attempts"] * 3


def test_token_names_its_actor_with_present_posts_in_one_look_up(
    officer: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token = api.open_session(api.authenticate("fang", PASSWORD, NOW), NOW)
    with django_assert_num_queries(1):
        actor = api.actor_of_token(token, NOW)
    assert (actor.person, actor.name, actor.language) == ("fang", "方", "en")
    assert [post.organisation for post in actor.posts] == ["tonglu_police", "tonglu_hall"]


def test_token_itself_is_not_kept(citizen: Account) -> None:
    token = api.open_session(api.authenticate("lixiaomei", PASSWORD, NOW), NOW)
    assert token not in Session.objects.get().digest


def test_token_ends_with_its_session(citizen: Account) -> None:
    token = api.open_session(api.authenticate("lixiaomei", PASSWORD, NOW), NOW)
    api.actor_of_token(token, NOW + timedelta(days=13))
    with pytest.raises(DomainError) as refused:
        api.actor_of_token(token, NOW + timedelta(days=14))
    assert refused.value.code == "sign_in_first"
    api.close_session(token)
    with pytest.raises(DomainError):
        api.actor_of_token(token, NOW)


def test_switched_off_account_is_out_at_once(citizen: Account) -> None:
    token = api.open_session(api.authenticate("lixiaomei", PASSWORD, NOW), NOW)
    Account.objects.update(is_active=False)
    with pytest.raises(DomainError):
        api.actor_of_token(token, NOW)


@pytest.mark.parametrize("token", ["", "x", "' OR true --", "\N{SNOWMAN}" * 500])
def test_made_up_tokens_name_nobody(db: None, token: str) -> None:
    with pytest.raises(DomainError) as refused:
        api.actor_of_token(token, NOW)
    assert refused.value.code == "sign_in_first"
