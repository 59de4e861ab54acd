"""Starting a child process that never outlives its parent, and stopping one that did."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from onevisit.launch.os_users import OsUser

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def start(
    command: Sequence[str | Path],
    *,
    at_parents_death: signal.Signals,
    user: OsUser | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    output: IO[bytes] | None = None,
    errors: IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, so that Ctrl-C reaches only the parent.

    On Linux the kernel sends `at_parents_death` to the child when the parent
    dies, however it dies. Call it from the main thread: the kernel counts the
    death of the calling thread. Without `output` and `errors` the child speaks
    where this process does.
    """
    parent = os.getpid()

    def before_exec() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, int(at_parents_death), 0, 0, 0)
            if os.getppid() != parent:  # it died in between
                os._exit(1)

    return subprocess.Popen(
        [str(part) for part in command],
        env=None if environment is None else dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        start_new_session=True,
        user=user.uid if user else None,
        group=user.gid if user else None,
        extra_groups=[] if user else None,
        preexec_fn=before_exec,  # noqa: PLW1509 the parent keeps to one thread for this reason
    )


def command_of(pid: int) -> str | None:
    """The command line of a living process; None when there is no such process."""
    if sys.platform == "linux":
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return None
        return words.replace(b"\0", b" ").decode(errors="replace").strip() or None
    asked = subprocess.run(
        ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or None


def stop_process(pid: int, signs: Iterable[signal.Signals], seconds_each: float) -> bool:
    """Stop a process that is not our child: each signal in turn, until it is gone."""
    for sign in signs:
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            return True
        last = time.monotonic() + seconds_each
        while time.monotonic() < last:
            if command_of(pid) is None:
                return True
            time.sleep(0.05)
    return command_of(pid) is None


def stop_group(group: int, sign: signal.Signals) -> None:
    """Send a signal to every process of a group; it is no matter when none is left."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, sign)
