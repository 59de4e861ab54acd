"""Editions in the database: published once, kept for ever, one of them current (design.md section 2)."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onevisit.catalogue import api
from onevisit.catalogue.store import editions as store
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import EditionHash
from onevisit.kernel.working_days import Calendar
from onevisit.planner.definitions import Edition

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def an_edition(name: str) -> Edition:
    calendar = Calendar(frozenset(), frozenset(), known_until=date(2026, 12, 31))
    maps = {
        field.name: {}
        for field in msgspec.structs.fields(Edition)
        if field.name not in ("hash", "calendar") and field.required
    }
    return Edition(hash=EditionHash(name), calendar=calendar, **maps)


@pytest.fixture(autouse=True)
def nothing_decoded() -> None:
    store._decoded.clear()


def test_before_the_first_publication_the_refusal_says_what_the_operator_does() -> None:
    with pytest.raises(DomainError) as refused:
        api.current_edition()
    assert refused.value.code == "no_catalogue"
    assert "load_content" in str(refused.value)


def test_the_newest_publication_is_current_and_earlier_editions_stay_readable() -> None:
    api.publish(an_edition("one"), NOW)
    api.publish(an_edition("two"), NOW)
    store._decoded.clear()
    assert api.current_edition().hash == "two"
    assert api.edition(EditionHash("one")) == an_edition("one")


def test_publishing_the_current_edition_again_changes_nothing() -> None:
    assert api.publish(an_edition("one"), NOW) is True
    assert api.publish(an_edition("one"), NOW) is False


def test_an_older_edition_can_be_made_current_again() -> None:
    for name in ("one", "two", "one"):
        api.publish(an_edition(name), NOW)
    assert api.current_edition().hash == "one"


def test_an_edition_that_was_read_costs_no_query() -> None:
    api.publish(an_edition("one"), NOW)
    with CaptureQueriesContext(connection) as queries:
        api.edition(EditionHash("one"))
    assert len(queries) == 0


def test_an_unknown_edition_is_refused_by_name() -> None:
    with pytest.raises(DomainError) as refused:
        api.edition(EditionHash("none"))
    assert refused.value.code == "no_such_edition"
    assert refused.value.data == {"edition": "none"}
