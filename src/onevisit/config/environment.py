"""What the machine tells the program: environment variables, folders, the secret key.

Names and meanings are listed in docs/how-to/run-onevisit.md.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

ROOT = Path(__file__).resolve().parents[3]
"""The checkout."""

ENVIRONMENTS = ("development", "production")


def environment() -> str:
    """`development` unless ONEVISIT_ENV says `production`."""
    name = os.environ.get("ONEVISIT_ENV", "development")
    if name not in ENVIRONMENTS:
        raise ImproperlyConfigured(f"ONEVISIT_ENV is {name!r}: set it to development or production.")
    return name


def is_on(name: str) -> bool:
    """Whether a switch is set to 1, yes, true or on."""
    return os.environ.get(name, "").lower() in ("1", "yes", "true", "on")


def var() -> Path:
    """Where this installation keeps what it must not lose: `var/` of the checkout, or ONEVISIT_VAR."""
    return Path(os.environ.get("ONEVISIT_VAR", ROOT / "var")).absolute()


def content() -> Path:
    """What officials edit: `content/` of the checkout, or ONEVISIT_CONTENT."""
    return Path(os.environ.get("ONEVISIT_CONTENT", ROOT / "content")).absolute()


def names(name: str) -> list[str]:
    """A comma-separated list."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def hosts() -> list[str]:
    """ONEVISIT_HOSTS: the names under which browsers may come; production has to say."""
    given = names("ONEVISIT_HOSTS")
    if not given and environment() == "production":
        raise ImproperlyConfigured(
            "Set ONEVISIT_HOSTS to the host names that browsers use, with commas between."
        )
    return given


def database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address.

    JIT is off: it makes the short statements of the hot path slower. The
    connection stays open for as long as its worker lives.
    """
    try:
        given = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: write it as postgresql://user:password@host:5432/database."
        ) from error
    options = {**given, "options": f"{given.get('options', '')} -c jit=off".strip()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": options.pop("dbname", ""),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": options.pop("host", ""),
        "PORT": options.pop("port", ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
    }


def collects_static() -> bool:
    """Whether static files are served from one collected folder, under names that hold their hash."""
    return "ONEVISIT_STATIC" in os.environ


def static_root() -> Path:
    """The folder that `collectstatic` fills: ONEVISIT_STATIC."""
    return Path(os.environ.get("ONEVISIT_STATIC", ROOT / "build" / "collected")).absolute()


def static_storage() -> str:
    """Hashed names for a browser to keep for ever once collected, plain ones before that."""
    if collects_static():
        return "whitenoise.storage.CompressedManifestStaticFilesStorage"
    return "django.contrib.staticfiles.storage.StaticFilesStorage"


def database_url() -> str:
    """DATABASE_URL, or the address of the embedded server that `make run` keeps running.

    Without either an address that nobody answers, so that everything that
    needs no database works all the same.
    """
    given = os.environ.get("DATABASE_URL", "")
    note = var() / "database_url"
    if not given and note.is_file():
        given = note.read_text(encoding="utf-8").strip()
    return given or "postgresql:///onevisit?host=/nonexistent"


def secret_key() -> str:
    """ONEVISIT_SECRET_KEY; in development one is made up once and kept in `var/`."""
    given = os.environ.get("ONEVISIT_SECRET_KEY", "")
    if given:
        return given
    if environment() == "production":
        raise ImproperlyConfigured("Set ONEVISIT_SECRET_KEY to a long random text, and keep it secret.")
    return _kept_key(var() / "secret_key")


def _kept_key(file: Path) -> str:
    if file.is_file():
        key = file.read_text(encoding="utf-8").strip()
        if key:
            return key
    key = secrets.token_urlsafe(48)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = file.with_name(f"{file.name}.{os.getpid()}")
        whole.touch(mode=0o600)
        whole.write_text(key, encoding="utf-8")
        whole.replace(file)
    except OSError:
        return key  # a read-only checkout: the key lasts as long as the process
    return file.read_text(encoding="utf-8").strip()
