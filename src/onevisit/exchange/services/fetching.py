"""Fetching a paper from a register: right, log, call, keep, log."""

import secrets
from datetime import datetime

import msgspec

from onevisit.exchange import store
from onevisit.exchange.domain.looks import Look, Outcome
from onevisit.exchange.domain.rights import NO_SUBJECT, Purpose, require_right
from onevisit.exchange.domain.snapshots import FETCHED_TYPE, Field, Provenance, Snapshot, write_fields
from onevisit.exchange.domain.sources import INCOMPLETE, Query, SourceFailed
from onevisit.exchange.services.connectors import ask
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import (
    CaseId,
    DatasetId,
    EvidenceId,
    OrganisationId,
    RightId,
    ServiceId,
)
from onevisit.kernel.tracking import region_of
from onevisit.kernel.working_days import official_date
from onevisit.people import api as people
from onevisit.planner.definitions import Edition

NOBODY = ""
"""Stands in the log where a look named no person."""


def fetch(
    edition: Edition,
    *,
    dataset: DatasetId,
    right: RightId,
    evidence: EvidenceId,
    subjects: tuple[str, ...],
    service: ServiceId,
    organisation: OrganisationId,
    case: CaseId,
    now: datetime,
) -> Snapshot:
    """Fetch and keep a paper of a case from the register that holds it.

    `subjects` are identity numbers, first the one whose paper it is; `service`
    is the purpose, `organisation` the consumer. Every look is logged for each
    subject, allowed or refused, and before the register is asked.
    Raises the refusals of `domain.rights`, and SourceFailed where the register
    gives nothing: `permanent` tells whether asking again could help.
    """
    request = secrets.token_hex(8)
    purpose = Purpose(dataset, right, evidence, service, organisation, region_of(case))
    look = Look(
        request=request,
        at=now,
        organisation=organisation,
        dataset=dataset,
        evidence=evidence,
        purpose=service,
        case=case,
        right=right,
        outcome=Outcome.ASKED,
    )
    concerned = tuple(dict.fromkeys(subjects)) or (NOBODY,)
    try:
        require_right(edition, purpose, official_date(now))
        if not all(subjects) or not subjects:
            raise NO_SUBJECT()
    except DomainError as refused:
        store.log(purpose.region, _ended(look, Outcome.REFUSED, refused.code), concerned)
        raise
    store.log(purpose.region, look, concerned)
    try:
        fields = _complete(ask(Query(dataset, evidence, concerned, request)))
    except SourceFailed as failed:
        store.log(purpose.region, _ended(look, Outcome.FAILED, failed.code), concerned)
        raise
    snapshot = store.keep(
        purpose.region,
        write_fields(fields),
        media_type=FETCHED_TYPE,
        file_name=f"{evidence}.json",
        now=now,
        provenance=Provenance(dataset, evidence, right, service, organisation, case, request),
    )
    store.log(purpose.region, _ended(look, Outcome.GIVEN), concerned)
    return snapshot


def my_looks(actor: Actor, *, limit: int = 200) -> tuple[Look, ...]:
    """Who looked at the actor's own data, newest first."""
    number = people.person(actor, actor.person).identity_number
    return store.looks_at(number, limit) if number else ()


def _complete(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """An entry with an empty value would make an officer decide on half a paper."""
    if not fields or not all(field.value.strip() for field in fields):
        raise SourceFailed(INCOMPLETE, permanent=True)
    return fields


def _ended(look: Look, outcome: Outcome, reason: str = "") -> Look:
    return msgspec.structs.replace(look, outcome=outcome, reason=reason)
