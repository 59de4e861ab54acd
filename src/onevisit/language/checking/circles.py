"""Circles: what stands above each other, and papers that are obtained with each other."""

from collections.abc import Callable, Iterable
from functools import partial

from onevisit.language.dictionary import Dictionary
from onevisit.planner.definitions import Evidence, Service


def check(dictionary: Dictionary) -> None:
    """Report parents and papers that lead back to themselves."""
    for kind in ("regions", "bodies", "organisations"):
        for circle in _circles(dictionary.of(kind), partial(_parents, dictionary, kind)):
            span = dictionary.span(kind, circle[0], "parent")
            dictionary.report("OV429", span, circle=_shown(circle))
    for circle in _circles(dictionary.of("evidence"), partial(_needed_to_obtain, dictionary)):
        span = dictionary.span("evidence", circle[0], "obtained_from")
        dictionary.report("OV430", span, evidence=circle[0], circle=_shown(circle))


def _parents(dictionary: Dictionary, kind: str, name: str) -> list[str]:
    found = dictionary.get(kind, name)
    return [found.parent] if found is not None and found.parent else []


def _needed_to_obtain(dictionary: Dictionary, name: str) -> list[str]:
    evidence: Evidence | None = dictionary.get("evidence", name)
    service: Service | None = dictionary.get("services", evidence.obtained_from) if evidence else None
    return [demand.evidence for demand in service.demands] if service else []


def _circles(names: Iterable[str], above: Callable[[str], list[str]]) -> list[list[str]]:
    # Depth first with a list of our own: a chain of regions may be longer than Python's stack.
    done: set[str] = set()
    found = []
    for start in names:
        path: list[str] = []
        waiting = [(start, 0)]
        while waiting:
            name, depth = waiting.pop()
            del path[depth:]
            if name in path:
                found.append([*path[path.index(name) :], name])
            elif name not in done:
                path.append(name)
                waiting += [(other, len(path)) for other in above(name)]
                done.add(name)
    return found


def _shown(circle: list[str]) -> str:
    return " → ".join(circle)
