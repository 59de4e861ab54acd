"""The one parent: starts the database, prepares it, starts the children, and stops all of it together."""

import contextlib
import errno
import os
import signal
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence

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
from onevisit.launch.signals import Signals, StopAskedError

_ANSWER_SECONDS_MAX = 60
_WATCH_SECONDS = 0.5


def run(options: Options) -> int:
    """Run until asked to stop; 0 then. Raises a refusal when it cannot start or go on."""
    signals = Signals()
    try:
        with contextlib.ExitStack() as stack:
            try:
                _run(options, signals, stack)
            except StopAskedError:
                tell("Stopping ...")
                return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise DISK_FULL(folder=options.var, free_mb=0, needed_mb=NEEDED_MB) from error
    raise AssertionError("only a signal ends the watch")


def _run(options: Options, signals: Signals, stack: contextlib.ExitStack) -> None:
    note = stack.enter_context(only_one(options.var))
    _stop_leftovers(note)
    port = choose_port(options.host, options.port)
    require_room(options.var)
    database = open_database(options.var, options.database_url, tell, signals.pause)
    stack.callback(database.close)
    people = _prepare(database, options, signals)
    database.finish()
    children = _children(options, port, database)
    stack.callback(stop_all, children)
    stack.callback(note.remove)
    for child in children:
        child.start()
    url = f"http://{_for_a_browser(options.host)}:{port}/"
    note.write(pid=os.getpid(), url=url, children=[child.pid for child in children])
    _wait_for_answer(url, children, signals)
    _greet(url, people)
    _watch(children, database, note, url, signals)


def tell(sentence: str) -> None:
    """A line for whoever started it."""
    print(sentence, flush=True)


def _stop_leftovers(note: Note) -> None:
    groups = [group for group in note.read().get("children", []) if isinstance(group, int)]
    if stop_left_behind(groups):
        tell("Stopped processes that an earlier start had left behind.")
    note.remove()


def _prepare(database: Database, options: Options, signals: Signals) -> str:
    tell("Preparing the database ...")
    with tempfile.TemporaryFile() as said:
        process = start(
            [sys.executable, "-m", "onevisit.launch.preparing"],
            at_parents_death=signal.SIGKILL,
            environment=child_environment(database.url, str(options.var)),
            output=said,
        )
        try:
            while process.poll() is None:
                signals.pause(_WATCH_SECONDS)
        finally:
            process.kill()  # nothing to kill unless the wait was given up
            process.wait()
        if process.returncode != 0:
            require_room(options.var)
            raise NOT_PREPARED()
        said.seek(0)
        return said.read().decode().strip()


def _children(options: Options, port: int, database: Database) -> list[Child]:
    environment = child_environment(database.url, str(options.var))
    return [Child(kind, environment) for kind in (web(options.host, port), worker())]


def _for_a_browser(host: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 compared, not bound
    return f"[{shown}]" if ":" in shown and not shown.startswith("[") else shown


def _wait_for_answer(url: str, children: Sequence[Child], signals: Signals) -> None:
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
            signals.pause(0.05)


def _greet(url: str, people: str) -> None:
    tell(f"\nOneVisit runs at {url}  (Ctrl-C stops it)")
    if people:
        tell(people)


def _watch(children: Sequence[Child], database: Database, note: Note, url: str, signals: Signals) -> None:
    """Until a signal: start again whatever died."""
    while True:
        signals.pause(_WATCH_SECONDS)
        if database.server is not None and not database.server.is_running():
            tell("The database server ended; starting it again.")
            require_room(database.server.cluster.data)
            database.restart(signals.pause)
        for child in children:
            said = child.watch()
            if said:
                tell(said)
        running = [child.pid for child in children]
        if running != note.read().get("children"):
            note.write(pid=os.getpid(), url=url, children=running)
