"""PostgreSQL refuses to run as root: as root it runs as an OS user of its own."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from onevisit.launch.refusals import NO_OS_USER

NAME = "onevisit-db"


@dataclass(frozen=True)
class OsUser:
    """Whom the database server runs as."""

    name: str
    uid: int
    gid: int


def database_user() -> OsUser | None:
    """None for an ordinary user, whose own server it is; as root the user of its own, made when missing."""
    if os.geteuid() != 0:
        return None
    return _look_up(NAME) or _make(NAME)


def _look_up(name: str) -> OsUser | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return OsUser(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _make(name: str) -> OsUser:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        raise NO_OS_USER(name=name, why="there is no useradd here")
    made = subprocess.run(
        [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name],
        capture_output=True,
        text=True,
        check=False,
    )
    user = _look_up(name)  # another start may have made it at the same moment
    if user is None:
        raise NO_OS_USER(name=name, why=made.stderr.strip())
    return user


def can_reach(user: OsUser, path: Path) -> bool:
    """Whether `user` may enter every folder above `path` and read it; asked of the machine, not computed."""
    asked = subprocess.run(
        ["/bin/sh", "-c", 'test -r "$1" -a -x "$1"', "sh", str(path)],
        user=user.uid,
        group=user.gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return asked.returncode == 0
