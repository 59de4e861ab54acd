"""Resolve the dependencies anew: requirements.lock, tools/node.lock, package-lock.json.

Every file is pinned by hash and names no registry, so that whoever installs
takes the packages from wherever their own pip and npm are set up to look.
Versions already locked stay, unless `make lock UPGRADE=1` or a requirement moves them.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT / "build" / "lock"
COMMON = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-header")
NAMELESS = ("--no-emit-index-url", "--no-emit-find-links", "--no-annotate")
LOCKS = (
    (("pyproject.toml", "--group", "dev"), "requirements.lock"),
    (("tools/node.in",), "tools/node.lock"),
)


def run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> None:
    if not (TOOL / "bin" / "uv").exists():
        venv.create(TOOL, with_pip=True, clear=True)
        run(str(TOOL / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "uv")
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    for sources, lock in LOCKS:
        run(
            str(TOOL / "bin" / "uv"),
            "pip",
            "compile",
            "-q",
            *sources,
            *COMMON,
            *NAMELESS,
            *upgrade,
            "-o",
            lock,
        )
    run("npm", "update" if upgrade else "install", "--package-lock-only", "--ignore-scripts", "--no-audit")


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"The lock files were not all made: {error}. This needs the network, Python's venv and npm.")
