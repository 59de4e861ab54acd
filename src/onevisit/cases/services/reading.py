"""Reading cases and lists: one round trip each."""

from collections.abc import Collection
from datetime import date

from onevisit.cases.domain import refusals
from onevisit.cases.domain.access import HANDLERS, CaseView, refuse_stranger, signed_in, view_of
from onevisit.cases.domain.values import MatterRow, ProceedingState, WorkRow
from onevisit.cases.store import cases, lists
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import CaseId, ServiceId, StepId

ROWS_MAX = 200
"""Lines of a work list that are given at once."""


def read_case(actor: Actor | None, case: CaseId) -> CaseView:
    """The case as this actor may see it."""
    actor = signed_in(actor)
    found = cases.read_with_events(case)
    whole = refuse_stranger(found[0] if found else None, actor, case)
    return view_of(whole, found[1] if found else (), actor)


def my_cases(actor: Actor | None) -> list[MatterRow]:
    """This person's own cases over all regions, newest first."""
    return lists.matters_of(signed_in(actor).person)


def work_list(
    actor: Actor | None,
    *,
    limit: int = 100,
    after: str = "",
    states: Collection[ProceedingState] = (),
    service: ServiceId | None = None,
    due_from: date = date.min,
    due_until: date = date.max,
) -> list[WorkRow]:
    """The lines of this actor's organisations by due date, both due days included.

    No `states`: those that somebody there has to act on. `after`: the `place`
    of the last line of the page before.
    """
    actor = signed_in(actor)
    desks = [lists.Desk(post.organisation, post.region) for post in actor.posts if post.role in HANDLERS]
    wanted = lists.Wanted(
        states=frozenset(states),
        service=service,
        due_from=due_from,
        due_until=due_until,
        after=_place(after) if after else None,
        limit=max(1, min(limit, ROWS_MAX)),
    )
    return lists.work_of(desks, wanted)


def _place(text: str) -> lists.Place:
    due_on, _, rest = text.partition(".")
    case, _, step = rest.partition(".")
    try:
        return lists.Place(date.fromisoformat(due_on), CaseId(case), StepId(step))
    except ValueError as wrong:
        raise refusals.NOT_A_PLACE_IN_LIST() from wrong
