"""Counting visits: one personal appearance of applicant or agent at a government place is one.

Zhejiang Provisions 2018 art. 2 (domain.md 2.1): several contacts at one
appearance are one visit; online, phone, post and courier are none.
"""

from datetime import datetime, timedelta

import msgspec

from onevisit.cases.domain import refusals
from onevisit.cases.domain.changing import Changing
from onevisit.cases.domain.values import Case, Change, Visit
from onevisit.cases.domain.who import holds_post
from onevisit.kernel.actors import Actor, Role
from onevisit.kernel.ids import OrganisationId, PlaceId

VISITED = "visited"
SAME_APPEARANCE = timedelta(minutes=30)
"""Within so long, two records at one organisation are one appearance (ours; no source sets it)."""


def record_visit(case: Case, actor: Actor, *, now: datetime, place: PlaceId | None = None) -> Change | None:
    """Record that the applicant came in person; None where this appearance is recorded already."""
    organisation = _window_of(case, actor)
    if organisation is None:
        raise refusals.NOT_AT_A_WINDOW()
    if any(v.organisation == organisation and now - v.at < SAME_APPEARANCE for v in case.visits):
        return None
    changing = Changing(case, actor, now)
    note_visit(changing, actor, organisation, now=now, place=place)
    return changing.done()


def note_visit(
    changing: Changing,
    actor: Actor,
    organisation: OrganisationId,
    *,
    now: datetime,
    place: PlaceId | None = None,
) -> None:
    """Add the visit and its event to a change under way."""
    visit = Visit(at=now, place=place, organisation=organisation, recorded_by=actor.person)
    changing.case = msgspec.structs.replace(changing.case, visits=(*changing.case.visits, visit))
    changing.note(VISITED, organisation=organisation)


def _window_of(case: Case, actor: Actor) -> OrganisationId | None:
    """The organisation of the case in which the actor holds a post."""
    handling = [case.filed_for] if case.filed_for else []
    handling += [o for p in case.proceedings for o in (p.accepting, p.deciding)]
    roles = (Role.CLERK, Role.OFFICER)
    return next((o for o in handling if holds_post(actor, roles, o, case.region)), None)
