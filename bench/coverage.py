"""The coverage of a province with 270,000 offers, in the worst case; beside it, counting what is declared.

Target (issue 3): at most 10 s. Run: `python bench/coverage.py [OFFERS]`.
"""

import gc
import json
import sys
import time
from collections import Counter
from datetime import date

import province

from onevisit.language import compile
from onevisit.planner import api
from onevisit.planner.definitions import Edition

ON = date(2026, 3, 2)
TARGET_S = 10.0


def main() -> int:
    offers = int(sys.argv[1]) if len(sys.argv) > 1 else province.OFFERS
    edition = compile(province.files(offers=offers)).edition
    assert edition, "the province has no errors"
    # The edition stays for good; without this the collector walks all of it again and again.
    gc.collect()
    gc.freeze()
    begun = time.perf_counter()
    found = api.coverage(edition, ON)
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    declared = declared_only(edition)
    beside = time.perf_counter() - begun
    say("offers", found.services.whole.computed.total, "offers")
    say("distinct cases proved", found.weighed, "cases")
    say("at most one visit, computed", found.services.whole.computed.at_most_one, "%", declared)
    met = seconds <= TARGET_S
    say("coverage", seconds, "s", beside, TARGET_S, met=met)
    if not met:
        print(f"coverage took {seconds:.1f} s and misses its target of {TARGET_S} s", file=sys.stderr)
    return 0 if met else 1


def declared_only(edition: Edition) -> float:
    """The share of offers whose service declares at most one visit, in percent: what is published today."""
    counts: Counter[tuple[str, bool]] = Counter()
    for name, offers in edition.offers.items():
        declared = edition.services[name].visits_declared
        for region in offers:
            counts[edition.regions[region].level, declared is not None and declared <= 1] += 1
    return 100 * sum(count for (_, kept), count in counts.items() if kept) / counts.total()


def say(
    measure: str,
    value: float,
    unit: str,
    beside: float | None = None,
    target: float | None = None,
    *,
    met: bool | None = None,
) -> None:
    line = {"bench": "coverage", "measure": measure, "value": round(value, 3), "unit": unit}
    if beside is not None:
        line |= {"beside": round(beside, 3), "ratio": round(value / beside, 2) if beside else None}
    if target is not None:
        line |= {"target": target, "met": met}
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    sys.exit(main())
