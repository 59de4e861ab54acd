"""Commands on a case: two round trips each, the second guarded by the version that the first read."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from onevisit.cases.domain import decide, refusals, visits
from onevisit.cases.domain.access import refuse_stranger, signed_in, view_of
from onevisit.cases.domain.values import ActionName, Case, Change
from onevisit.cases.store import cases as store
from onevisit.catalogue import api as catalogue
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import CaseId, PlaceId, StepId

TRIES_MAX = 5
"""How often a command is decided anew because another one came between."""


def act(
    actor: Actor | None,
    case: CaseId,
    step: StepId,
    actions: Iterable[ActionName],
    *,
    version: int | None = None,
    reasons: str = "",
    numbers: Mapping[str, str] | None = None,
    now: datetime,
) -> Case:
    """Do one or several actions on a proceeding at once (accept, grant and issue on the spot).

    `version` is the case's version that the actor looked at: where this part
    was changed since, `case_changed` tells by whom.
    """
    actor = signed_in(actor)
    chosen = tuple(actions)
    looked_at = version

    def decision(found: Case) -> Change:
        nonlocal looked_at
        looked_at = found.version if looked_at is None else looked_at
        return decide.act(
            found,
            actor,
            step,
            chosen,
            edition=catalogue.edition(found.edition),
            now=now,
            version=looked_at,
            reasons=reasons,
            numbers=numbers,
        )

    return view_of(change_case(actor, case, decision), (), actor).case


def record_visit(actor: Actor | None, case: CaseId, *, place: PlaceId | None = None, now: datetime) -> Case:
    """Record that the applicant came in person; recorded twice at one appearance, it counts once."""
    actor = signed_in(actor)
    changed = change_case(actor, case, lambda found: visits.record_visit(found, actor, now=now, place=place))
    return view_of(changed, (), actor).case


def change_case(actor: Actor, case: CaseId, decision: Callable[[Case], Change | None]) -> Case:
    """Read, check access, decide, write; decided anew where another command came between.

    A decision of None changes nothing.
    """
    for _ in range(TRIES_MAX):
        found = refuse_stranger(store.read(case), actor, case)
        change = decision(found)
        if change is None:
            return found
        if store.write(change, found.version):
            return change.case
    raise refusals.CASE_BUSY()
