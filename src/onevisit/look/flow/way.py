"""The way through an application: its form's pages, the papers, the check."""

import msgspec

from onevisit.look.flow.form_page import groups_of
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Plan, SourceKind

PAPERS = "papers"
CHECK = "check"


class Stop(msgspec.Struct, frozen=True):
    """One page of the way; `group` names a page of the form, else it is the papers or the check."""

    kind: str
    group: str = ""


def way_of(plan: Plan, edition: Edition) -> tuple[Stop, ...]:
    """All stops in order; without papers to add there is no page for them."""
    stops = [Stop("form", group.id) for group in groups_of(plan, edition)]
    if any(demand.source.kind is SourceKind.APPLICANT for demand in plan.demands):
        stops.append(Stop(PAPERS))
    return (*stops, Stop(CHECK))


def stop_after(way: tuple[Stop, ...], here: Stop) -> Stop:
    """The stop that follows `here`; the last one stays."""
    return way[min(way.index(here) + 1, len(way) - 1)]


def stop_before(way: tuple[Stop, ...], here: Stop) -> Stop | None:
    """The stop before `here`, if it is not the first."""
    index = way.index(here)
    return way[index - 1] if index else None


def stop_of(way: tuple[Stop, ...], plan: Plan, field: str) -> Stop:
    """The stop at which a fact or paper is given."""
    group = next((fact.group for fact in plan.facts if fact.fact == field), "")
    stop = Stop("form", group) if group else Stop(PAPERS)
    return stop if stop in way else way[-1]
