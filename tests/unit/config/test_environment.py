"""What the machine may change, and what happens when it says something else."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from onevisit.config import environment


def test_a_socket_address_becomes_djangos_settings() -> None:
    settings = environment.database("postgresql://postgres@/onevisit?host=/run/sockets")
    assert settings["NAME"] == "onevisit"
    assert settings["HOST"] == "/run/sockets"
    assert settings["OPTIONS"] == {"options": "-c jit=off"}
    assert settings["CONN_MAX_AGE"] is None


def test_the_operators_own_options_are_kept_beside_ours() -> None:
    settings = environment.database(
        "postgresql://u:p%40ss@db.example:6432/o?sslmode=require&options=-c%20work_mem%3D8MB"
    )
    assert settings["PASSWORD"] == "p@ss"
    assert settings["PORT"] == "6432"
    assert settings["OPTIONS"] == {"sslmode": "require", "options": "-c work_mem=8MB -c jit=off"}


def test_an_unreadable_address_is_told_how_to_write_it() -> None:
    with pytest.raises(ImproperlyConfigured, match="write it as postgresql://"):
        environment.database("no address at all")


def test_the_address_of_a_running_start_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ONEVISIT_VAR", str(tmp_path))
    (tmp_path / "database_url").write_text("postgresql://postgres@/onevisit?host=/s\n")
    assert environment.database_url() == "postgresql://postgres@/onevisit?host=/s"


def test_a_key_is_made_once_and_kept_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ONEVISIT_SECRET_KEY", raising=False)
    monkeypatch.delenv("ONEVISIT_ENV", raising=False)
    monkeypatch.setenv("ONEVISIT_VAR", str(tmp_path))
    key = environment.secret_key()
    assert len(key) > 50
    assert environment.secret_key() == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [(environment.secret_key, "Set ONEVISIT_SECRET_KEY"), (environment.hosts, "Set ONEVISIT_HOSTS")],
)
def test_production_has_to_say_what_development_makes_up(
    monkeypatch: pytest.MonkeyPatch, ask: object, sentence: str
) -> None:
    monkeypatch.setenv("ONEVISIT_ENV", "production")
    monkeypatch.delenv("ONEVISIT_SECRET_KEY", raising=False)
    monkeypatch.delenv("ONEVISIT_HOSTS", raising=False)
    assert callable(ask)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        ask()


def test_a_third_environment_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEVISIT_ENV", "staging")
    with pytest.raises(ImproperlyConfigured, match="set it to development or production"):
        environment.environment()
