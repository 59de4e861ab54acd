"""The one parent: starts the database, prepares it, starts the children, and stops all of it together."""

import contextlib
import errno
import os
import select
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from types import FrameType

from onevisit.launch.children import (
    Child,
    child_environment,
    stop_all,
    stop_left_behind,
    web,
    worker,
)
from onevisit.launch.database import Database, open_database
from onevisit.launch.guards import NEEDED_MB, Note, choose_port, only_one, require_room
from onevisit.launch.options import Options
from onevisit.launch.processes import start
from onevisit.launch.refusals import DISK_FULL, NOT_PREPARED

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_ANSWER_SECONDS_MAX = 60
_WATCH_SECONDS = 0.5


class StopAskedError(BaseException):
    """Ctrl-C, or the operator's SIGTERM: not an error, but it ends everything on its way."""


def run(options: Options) -> int:
    """Run until asked to stop; 0 then. Raises a refusal when it cannot start or go on."""
    _stop_on_signals()
    try:
        with contextlib.ExitStack() as stack:
            note = stack.enter_context(only_one(options.var))
            _stop_leftovers(note)
            port = choose_port(options.host, options.port)
            require_room(options.var)
            database = open_database(options.var, options.database_url, tell)
            stack.callback(database.close)
            people = _prepare(database, options)
            database.finish()
            children = _start_children(options, port, database)
            stack.callback(_stop, children)
            stack.callback(note.remove)
            url = f"http://{_for_a_browser(options.host)}:{port}/"
            note.write(pid=os.getpid(), url=url, children=[child.pid for child in children])
            _wait_for_answer(url, children)
            _greet(url, people)
            _watch(children, database, note, url)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise DISK_FULL(folder=options.var, free_mb=0, needed_mb=NEEDED_MB) from error
    return 0


def tell(sentence: str) -> None:
    """A line for whoever started it."""
    print(sentence, flush=True)


def _stop_on_signals() -> None:
    def ask(_number: int, _frame: FrameType | None) -> None:
        for sign in STOP_SIGNALS:  # once is enough: the way down is not interrupted
            signal.signal(sign, signal.SIG_IGN)
        tell("Stopping ...")
        raise StopAskedError

    for sign in STOP_SIGNALS:
        signal.signal(sign, ask)


def _stop_leftovers(note: Note) -> None:
    groups = [group for group in note.read().get("children", []) if isinstance(group, int)]
    if stop_left_behind(groups):
        tell("Stopped processes that an earlier start had left behind.")
    note.remove()


def _prepare(database: Database, options: Options) -> str:
    tell("Preparing the database ...")
    process = start(
        [sys.executable, "-m", "onevisit.launch.preparing"],
        at_parents_death=signal.SIGKILL,
        environment=child_environment(database.url, str(options.var)),
        output=subprocess.PIPE,
    )
    try:
        people, _nothing = process.communicate()
    except BaseException:
        process.kill()
        process.communicate()
        raise
    if process.returncode != 0:
        require_room(options.var)
        raise NOT_PREPARED()
    return people.decode().strip()


def _start_children(options: Options, port: int, database: Database) -> list[Child]:
    environment = child_environment(database.url, str(options.var))
    children = [Child(kind, environment) for kind in (web(options.host, port), worker())]
    try:
        for child in children:
            child.start()
    except BaseException:
        _stop(children)
        raise
    return children


def _stop(children: Sequence[Child]) -> None:
    stop_all(children)


def _for_a_browser(host: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 compared, not bound
    return f"[{shown}]" if ":" in shown and not shown.startswith("[") else shown


def _wait_for_answer(url: str, children: Sequence[Child]) -> None:
    last = time.monotonic() + _ANSWER_SECONDS_MAX
    while time.monotonic() < last:
        for child in children:
            child.watch()
        try:
            with urllib.request.urlopen(f"{url}health", timeout=5):  # noqa: S310 our own address
                return
        except urllib.error.HTTPError:
            return  # it answers; what is wrong stands in its log
        except OSError:
            time.sleep(0.05)


def _greet(url: str, people: str) -> None:
    tell(f"\nOneVisit runs at {url}  (Ctrl-C stops it)")
    if people:
        tell(people)


def _watch(children: Sequence[Child], database: Database, note: Note, url: str) -> None:
    """Until a signal: start again whatever died. A wake-up pipe makes a death known at once."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    os.set_blocking(reader, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    while True:
        select.select([reader], [], [], _WATCH_SECONDS)
        with contextlib.suppress(BlockingIOError):
            os.read(reader, 4096)
        if database.server is not None and not database.server.is_running():
            tell("The database server ended; starting it again.")
            require_room(database.server.cluster.data)
            database.restart()
        said = [sentence for child in children if (sentence := child.watch())]
        for sentence in said:
            tell(sentence)
        running = [child.pid for child in children]
        if running != note.read().get("children"):
            note.write(pid=os.getpid(), url=url, children=running)
