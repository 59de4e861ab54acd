"""Compiling and checking a province of 270,000 offers; beside it, only decoding the same files.

Targets (issue 3), on one core: at most 3 times the decoding, 30 s, 2 GB; after
one changed file 100 ms. Decoding is the C parser of YAML and the csv module,
each value made and thrown away; both run as the commands
do, without looking for circles. Run: `python bench/compile.py [OFFERS]`.
"""

import csv
import gc
import io
import json
import resource
import sys
import time
from collections.abc import Callable

import province
import yaml

from onevisit.cli.folder import without_collecting
from onevisit.language.workshop import Workshop

RATIO, SECONDS, MEGABYTES, CHANGED_MS = 3.0, 30.0, 2000.0, 100.0
ROUNDS = 5
CHANGES = (
    ("an offer's source changed", "offers/330122.csv", ",memory\n", ",memory: contacts\n"),
    ("an offer's channels changed", "offers/330122.csv", "collect: online,", "collect: courier online,"),
    ("a place changed", "places/330122.yaml", "Hall", "House"),
    ("a service file changed", "services/township.yaml", "Service", "Serving"),
)  # fmt: skip
"""What is changed: how it is called, the file, what stands there, and what stands there then."""


def main() -> int:
    offers = int(sys.argv[1]) if len(sys.argv) > 1 else province.OFFERS
    files = province.files(offers=offers)
    workshop = Workshop()
    gc.collect()
    with without_collecting():
        decoding = min(timed(lambda: decode(files)) for _ in range(2))
        seconds = timed(lambda: workshop.compile(files))
    edition = workshop.compile(files).edition
    assert edition, "the province has no errors"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    met = [
        say("compile and check", seconds, "s", decoding, SECONDS, met=seconds <= SECONDS),
        say("times decoding", seconds / decoding, "times", None, RATIO, met=seconds <= RATIO * decoding),
        say("memory", memory, "MB", None, MEGABYTES, met=memory <= MEGABYTES),
    ]
    for what, path, old, new in CHANGES:
        milliseconds = sorted(1000 * after_change(workshop, files, path, old, new) for _ in range(ROUNDS))
        median = milliseconds[ROUNDS // 2]
        met.append(say(what, median, "ms", 1000 * seconds, CHANGED_MS, met=median <= CHANGED_MS))
    if not all(met):
        print("compile misses a target", file=sys.stderr)
    return 0 if all(met) else 1


def decode(files: dict[str, str]) -> None:
    """Reads every file and keeps nothing."""
    for path, text in files.items():
        if path.endswith(".csv"):
            for _ in csv.reader(io.StringIO(text)):
                pass
        else:
            yaml.load(text, yaml.CSafeLoader)


def after_change(workshop: Workshop, files: dict[str, str], path: str, old: str, new: str) -> float:
    """The time to compile again after one file changed; it is changed back before the next."""
    changed = {**files, path: files[path].replace(old, new)}
    assert changed[path] != files[path], f"{path} holds {old!r}"
    seconds = timed(lambda: workshop.compile(changed))
    workshop.compile(files)
    return seconds


def timed(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def say(measure: str, value: float, unit: str, beside: float | None, target: float, *, met: bool) -> bool:
    line: dict[str, object] = {"bench": "compile", "measure": measure, "value": round(value, 2), "unit": unit}
    if beside is not None:
        line |= {"beside": round(beside, 2), "ratio": round(value / beside, 3)}
    print(json.dumps(line | {"target": target, "met": met}), flush=True)
    return met


if __name__ == "__main__":
    sys.exit(main())
