"""The only door of the case engine: drafts, cases, the work list.

Every function takes the actor and `now`; each object is reached through an
access check, and a person without access is told that there is no such case.
A command costs two database round trips, a read one.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from onevisit.cases.domain.values import (
    ActionName,
    Case,
    Draft,
    Event,
    MatterRow,
    WorkRow,
)
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import CaseId, LifeEventId, OrganisationId, PartyId, PersonId, RegionCode, StepId
from onevisit.planner.plans import Plan, Situation

# INTERFACE SKETCH: the helper who builds cases/ replaces each body; signatures may be refined.


class Offered(msgspec.Struct, frozen=True):
    """An action, and the refusal's sentence where this actor may not do it now."""

    action: ActionName
    refused: str = ""


class CaseView(msgspec.Struct, frozen=True):
    """A case as one actor may see it: facts, papers and events of others are left out."""

    case: Case
    events: tuple[Event, ...]
    offered: dict[StepId, tuple[Offered, ...]]
    own_steps: frozenset[StepId]
    """The steps that this actor's organisations handle; empty for the applicant, who sees all."""
    is_applicant: bool


def start_draft(
    actor: Actor,
    *,
    region: RegionCode,
    life_event: LifeEventId,
    situation: Situation,
    left_out: Iterable[StepId] = (),
    party: PartyId,
    applicant: PersonId | None = None,
    filed_for: OrganisationId | None = None,
    now: datetime,
) -> Draft:
    """Begin an application under the current edition; a clerk names the applicant and the window."""
    raise NotImplementedError


def read_draft(actor: Actor, draft: str) -> Draft: ...
def my_drafts(actor: Actor) -> list[Draft]: ...
def plan_of(draft: Draft) -> Plan: ...
def save_facts(
    actor: Actor, draft: str, facts: dict[str, str], *, version: int | None = None, now: datetime
) -> Draft: ...
def add_paper(
    actor: Actor, draft: str, key: str, file_name: str, content: bytes, *, now: datetime
) -> Draft: ...
def remove_paper(actor: Actor, draft: str, key: str, *, now: datetime) -> Draft: ...
def submit(actor: Actor, draft: str, *, now: datetime) -> CaseId:
    """File the application; filing the same draft again answers with the same case."""
    raise NotImplementedError


def read_case(actor: Actor, case: CaseId) -> CaseView: ...
def act(
    actor: Actor,
    case: CaseId,
    step: StepId,
    actions: Iterable[ActionName],
    *,
    version: int | None = None,
    reasons: str = "",
    numbers: dict[str, str] | None = None,
    now: datetime,
) -> Case:
    """Do one or several actions on a proceeding at once (accept, grant and issue on the spot)."""
    raise NotImplementedError


def supply_paper(
    actor: Actor, case: CaseId, key: str, file_name: str, content: bytes, *, now: datetime
) -> Case:
    """Give the paper that the case asks for."""
    raise NotImplementedError


def record_visit(actor: Actor, case: CaseId, *, now: datetime) -> Case: ...
def my_cases(actor: Actor) -> list[MatterRow]: ...
def work_list(actor: Actor, *, limit: int = 100, after: str = "") -> list[WorkRow]: ...
def read_paper(actor: Actor, case: CaseId, key: str) -> tuple[str, bytes]:
    """Media type and content of a paper or output, for those who may see it."""
    raise NotImplementedError
