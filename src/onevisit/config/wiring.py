"""The only file that names concrete providers: which connector, signer or courier answers for which port."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from psycopg.conninfo import make_conninfo

from onevisit.exchange.api import Connector
from onevisit.exchange.providers.sql.connector import SqlConnector
from onevisit.exchange.providers.sql.settings import SqlSettings
from onevisit.kernel.ids import DatasetId


def connectors() -> Mapping[DatasetId, Connector]:
    """The registers that ONEVISIT_REGISTERS names, a TOML file; outside production the demo's own.

    A register whose url is empty lies in this program's own database server.
    A dataset that is not named is not connected: its papers are asked from people.
    """
    file = _registers()
    if file is None:
        return {}
    try:
        named = msgspec.convert(
            tomllib.loads(file.read_text(encoding="utf-8")), type=dict[DatasetId, SqlSettings]
        )
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ImproperlyConfigured(f"The registers in {file} cannot be used: {error}.") from error
    return {
        dataset: SqlConnector(register if register.url else msgspec.structs.replace(register, url=_own()))
        for dataset, register in named.items()
    }


def _registers() -> Path | None:
    given = os.environ.get("ONEVISIT_REGISTERS", "")
    if given:
        return Path(given)
    return None if settings.IS_PRODUCTION else settings.PACKAGE / "nonprod" / "registers.toml"


def _own() -> str:
    given = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port", "options")
    return make_conninfo("", **{name: given[name] for name in names if given.get(name)})
