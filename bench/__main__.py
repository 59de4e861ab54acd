"""Runs every bench in a process of its own: `python -m bench [NAME ...]`, or `make bench`.

Each prints JSON lines. Exit status: 0 all met their targets, 1 not.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NO_BENCH = {"__main__", "__init__", "province"}
"""Files here that measure nothing by themselves."""


def main(names: list[str]) -> int:
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NO_BENCH)
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}. Choose from: {', '.join(known)}.", file=sys.stderr)
        return 2
    missed = []
    for name in names or known:
        done = subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=False)  # noqa: S603 - our own files
        if done.returncode:
            missed.append(name)
    if missed:
        print(f"Missed a target: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
