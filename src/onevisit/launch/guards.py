"""What must be so before anything is started: one start at a time, a free port, room on the disk."""

import errno
import fcntl
import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onevisit.launch.refusals import DISK_FULL, NOT_WRITABLE, PORT_IN_USE, PORT_REFUSED, RUNS_ALREADY

NEEDED_MB = 256
"""A new database takes 40 MB and its write-ahead log up to 80 before anything is stored."""
_MB = 1024 * 1024


@contextmanager
def only_one(var: Path) -> Iterator["Note"]:
    """Hold this installation: a second start is told where the first one runs.

    The lock belongs to the process, so it goes with it however it ends.
    """
    try:
        var.mkdir(parents=True, exist_ok=True)
        file = (var / "lock").open("a")
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DISK_FULL(folder=var, free_mb=0, needed_mb=NEEDED_MB) from error
        raise NOT_WRITABLE(folder=var, why=error.strerror) from error
    note = Note(var / "running.json")
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            address = note.read().get("url")
            raise RUNS_ALREADY(where=f" at {address}" if address else "") from error
        yield note


class Note:
    """What runs now, for the next start and for whoever looks: address, parent and children."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def read(self) -> dict[str, Any]:
        """What was written last; empty when there is nothing readable."""
        try:
            found = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, **running: Any) -> None:
        """Replace the note as a whole."""
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(running, indent=1), encoding="utf-8")
        new.replace(self.file)

    def remove(self) -> None:
        """Nothing runs any more."""
        self.file.unlink(missing_ok=True)


def choose_port(host: str, port: int) -> int:
    """The port itself if it is free, any free one for 0, else a refusal that names a free one."""
    try:
        return _try(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PORT_IN_USE(port=port, free=_next_free(host, port)) from error
        raise PORT_REFUSED(host=host, port=port, why=error.strerror) from error


def _try(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])


def _next_free(host: str, port: int) -> int:
    for candidate in range(port + 1, min(port + 50, 65536)):
        try:
            return _try(host, candidate)
        except OSError:
            continue
    return _try(host, 0)


def require_room(folder: Path) -> None:
    """Refuse while it is still harmless: a database that meets a full disk stops in mid-work."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < NEEDED_MB * _MB:
        raise DISK_FULL(folder=folder, free_mb=free // _MB, needed_mb=NEEDED_MB)


def require_writable(folder: Path) -> None:
    """Refuse another user's folder before anything is begun in it."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise NOT_WRITABLE(folder=folder, why="it belongs to another user")
