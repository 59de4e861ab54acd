"""The set-up's sentences and stamps (issue 2, "Set-up"): where something is missing, and twice in a row."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script, in a checkout of its own with nothing made yet."""
    spec = importlib.util.spec_from_file_location("prepare", ROOT / "tools" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("requirements.lock", "pyproject.toml", "package.json", "package-lock.json"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    build, venv = tmp_path / "build", tmp_path / ".venv"
    build.mkdir()
    made = {
        "ROOT": tmp_path,
        "BUILD": build,
        "LOG": build / "log",
        "VENV": venv,
        "IN_VENV": venv / "bin" / "python",
    }
    for name, value in made.items():
        monkeypatch.setattr(module, name, value)
    return module


def test_an_old_python_is_told_what_is_needed(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(prepare.shutil, "which", lambda _name: None)
    with pytest.raises(prepare.StoppedError, match=r"This is Python 3\.9, and OneVisit needs 3\.11 or newer"):
        prepare.use_a_new_enough_python()


def test_an_old_python_hands_over_to_a_newer_one(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(
        prepare.shutil, "which", lambda name: f"/bin/{name}" if name == "python3.12" else None
    )

    def instead(program: str, _words: list[str]) -> None:
        started.append(program)
        raise SystemExit

    monkeypatch.setattr(prepare.os, "execv", instead)
    with pytest.raises(SystemExit):
        prepare.use_a_new_enough_python()
    assert started == ["/bin/python3.12"]


def test_a_python_without_its_venv_module_is_told_the_package(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(prepare.StoppedError, match="apt-get install python3-venv"):
        prepare.environment()
    assert not prepare.VENV.exists()


def test_no_network_is_told_apart_and_leaves_a_mark(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(command: list[str], sentence: str, *_: object) -> None:
        if "pip" in command:
            raise prepare.StoppedError(sentence)

    monkeypatch.setattr(prepare, "run", failing)
    with pytest.raises(prepare.StoppedError, match="Check the network and your pip settings"):
        prepare.environment()
    assert (prepare.VENV / "onevisit.unfinished").exists()


@pytest.fixture
def commands(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was run, with nothing really done."""
    ran: list[str] = []

    def record(command: list[str], *_: object) -> None:
        ran.append(" ".join(command))
        if "venv" in command:
            prepare.IN_VENV.parent.mkdir(parents=True, exist_ok=True)
            prepare.IN_VENV.touch()

    monkeypatch.setattr(prepare, "run", record)
    return ran


def test_the_second_time_nothing_is_done(prepare: ModuleType, commands: list[str]) -> None:
    prepare.environment()
    assert len(commands) == 3  # venv, the locked packages, ourselves
    commands.clear()
    prepare.environment()
    assert commands == []


def test_a_changed_lock_installs_into_the_same_environment(prepare: ModuleType, commands: list[str]) -> None:
    prepare.environment()
    with (prepare.ROOT / "requirements.lock").open("a") as lock:
        lock.write("# another line\n")
    commands.clear()
    prepare.environment()
    assert [" -m venv " in command for command in commands] == [False, False]


def test_a_half_made_environment_is_made_anew(prepare: ModuleType, commands: list[str]) -> None:
    prepare.environment()
    (prepare.VENV / "onevisit.unfinished").touch()
    (prepare.VENV / "rubbish").touch()
    commands.clear()
    prepare.environment()
    assert " -m venv " in commands[0]
    assert not (prepare.VENV / "rubbish").exists()


def test_a_moved_checkout_gets_a_new_environment(prepare: ModuleType, commands: list[str]) -> None:
    prepare.environment()
    (prepare.VENV / "onevisit.root").write_text("/somewhere/else")
    (prepare.VENV / "onevisit.stamp").write_text("of before")
    commands.clear()
    prepare.environment()
    assert " -m venv " in commands[0]


def test_a_failing_command_shows_its_last_words_and_where_the_rest_is(prepare: ModuleType) -> None:
    with pytest.raises(prepare.StoppedError) as caught:
        prepare.run([sys.executable, "-c", "print('cannot resolve host'); raise SystemExit(1)"], "Look here.")
    assert str(caught.value).splitlines() == [
        "cannot resolve host",
        "",
        "Look here.",
        "All of it is in build/prepare.log.",
    ]


def test_two_at_once_wait_for_each_other(prepare: ModuleType) -> None:
    other = (
        "import fcntl, sys; f = open(sys.argv[1], 'w')\n"
        "try: fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB); print('free')\n"
        "except BlockingIOError: print('held')\n"
    )
    with prepare.OneAtATime():
        asked = subprocess.run(
            [sys.executable, "-c", other, str(prepare.BUILD / "prepare.lock")],
            capture_output=True,
            text=True,
            check=True,
        )
    assert asked.stdout.strip() == "held"


def test_only_debian_gets_debians_packages(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "read", lambda _path: "ID=fedora\nVERSION_ID=43")
    assert prepare.is_debian() is False
    monkeypatch.setattr(prepare, "read", lambda _path: 'PRETTY_NAME="Debian"\nID=debian')
    assert prepare.is_debian() is True
