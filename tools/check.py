"""What `make check` holds and `make fix` mends. Every check runs: one look shows all there is to do."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CODE = ("src", "tests", "tools")
LOCKS = ("requirements.lock", "tools/node.lock", "package-lock.json")
ADDRESS_MARKS = ("index-url", "find-links", '"resolved"', "git+", "file:")

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", (f"{BIN}/ruff", "format", "--check", "--quiet", *CODE)),
    ("lint", (f"{BIN}/ruff", "check", "--quiet", *CODE)),
    ("imports", (f"{BIN}/lint-imports", "--no-cache")),
    ("types", (f"{BIN}/mypy",)),
    ("migrations", (PYTHON, "-m", "onevisit.config.manage", "makemigrations", "--check", "--dry-run")),
    ("generated files", (PYTHON, "tools/generated.py", "--check")),
    ("translations", (PYTHON, "tools/translations.py", "check")),
    ("lock files", (PYTHON, "tools/check.py", "--lock-files")),
)
FIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lint", (f"{BIN}/ruff", "check", "--quiet", "--fix", *CODE)),
    ("format", (f"{BIN}/ruff", "format", "--quiet", *CODE)),
    ("generated files", (PYTHON, "tools/generated.py")),
    ("translations", (PYTHON, "tools/translations.py", "update")),
)


def run_all(steps: tuple[tuple[str, tuple[str, ...]], ...]) -> int:
    failed = []
    for name, command in steps:
        begun = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        print(
            f"{'ok  ' if done.returncode == 0 else 'FAIL'}  {name} ({time.monotonic() - begun:.1f} s)",
            flush=True,
        )
        if done.returncode != 0:
            failed.append(name)
            print(done.stdout.decode(errors="replace").rstrip(), flush=True)
    if failed:
        print(f"To mend: {', '.join(failed)}. `make fix` does what a tool can.")
    return 1 if failed else 0


def lock_files() -> int:
    """No lock file says where packages come from: that is the machine's own setting."""
    faults = [
        f"{name}:{number}: names where a package comes from ({mark})"
        for name in LOCKS
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1)
        for mark in ADDRESS_MARKS
        if mark in line
    ]
    if "--hash=sha256:" not in (ROOT / "requirements.lock").read_text(encoding="utf-8"):
        faults.append("requirements.lock: holds no hashes")
    print("\n".join([*faults, "Run `make lock`."] if faults else []), end="")
    return 1 if faults else 0


if __name__ == "__main__":
    if "--lock-files" in sys.argv:
        sys.exit(lock_files())
    sys.exit(run_all(FIXES if "--fix" in sys.argv else CHECKS))
