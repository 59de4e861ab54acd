"""A few people in the database."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.hashers import make_password
from pytest_django import Settings

from onevisit.people.models import Account, Person, Post

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PASSWORD = "correct horse"


@pytest.fixture(autouse=True)
def quick_hasher(settings: Settings) -> None:
    """A password costs 200 ms to check on purpose; here that would only be waited for."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def citizen(db: None, quick_hasher: None) -> Account:
    """A person with an account and no post."""
    person = Person.objects.create(
        id="li",
        name="李晓梅",
        identity_number="11010519491231002X",
        phone="13800138000",
        region="330122",
        created_at=NOW,
    )
    return Account.objects.create(username="lixiaomei", person=person, password=make_password(PASSWORD))


@pytest.fixture
def officer(db: None, quick_hasher: None) -> Account:
    """Somebody who holds two posts now, held one before and will hold another."""
    person = Person.objects.create(id="fang", name="方", created_at=NOW)
    for organisation, since, until in [
        ("tonglu_police", datetime(2020, 1, 1, tzinfo=UTC), None),
        ("tonglu_hall", datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)),
        ("keqiao_police", datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)),
        ("dongyang_police", datetime(2099, 1, 1, tzinfo=UTC), None),
    ]:
        Post.objects.create(
            person=person,
            organisation=organisation,
            region="330122",
            role="officer",
            since=since,
            until=until,
        )
    return Account.objects.create(
        username="fang", person=person, language="en", password=make_password(PASSWORD)
    )
