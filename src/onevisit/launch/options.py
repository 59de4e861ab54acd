"""What a start was asked for, read from the environment once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onevisit.config import environment
from onevisit.launch.refusals import BAD_PORT


@dataclass(frozen=True)
class Options:
    """`port` 0 means any free one; without `database_url` the embedded server is used."""

    host: str
    port: int
    var: Path
    database_url: str
    is_production: bool


def read_options(variables: Mapping[str, str] = os.environ) -> Options:
    """PORT, ONEVISIT_BIND, DATABASE_URL, ONEVISIT_VAR and ONEVISIT_ENV."""
    port = variables.get("PORT") or "8000"
    if not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise BAD_PORT(port=port)
    return Options(
        host=variables.get("ONEVISIT_BIND") or "127.0.0.1",
        port=int(port),
        var=environment.var(),
        database_url=variables.get("DATABASE_URL", ""),
        is_production=environment.environment() == "production",
    )
