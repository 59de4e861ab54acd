"""The database that tests and `make run` use: PostgreSQL as design.md section 7 wants it."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_connections_are_to_postgresql_without_jit() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('jit'), current_setting('server_version_num')::int")
        jit, version = cursor.fetchone()
    assert jit == "off"
    assert version >= 150000


@pytest.mark.django_db
def test_chinese_text_is_stored_as_given() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::text", ["最多跑一次"])
        assert cursor.fetchone() == ("最多跑一次",)
