"""May this organisation look at this paper in this register, for this service, in this county, today?

Statement 8 of domain.md 2.12: a call without a live right, outside its purpose
or after its end is refused, and logged.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import (
    BodyId,
    DatasetId,
    EvidenceId,
    OrganisationId,
    RegionCode,
    RightId,
    ServiceId,
)
from onevisit.planner.definitions import Edition, Right

NO_RIGHT = Refusal(
    "no_right", "Nobody has granted this right, so the register may not be read.", Kind.FORBIDDEN
)
OTHER_REGISTER = Refusal(
    "right_other_register", "The right is for another register than {dataset}.", Kind.FORBIDDEN
)
OTHER_PAPER = Refusal("right_other_paper", "The right does not cover {evidence}.", Kind.FORBIDDEN)
OTHER_PURPOSE = Refusal(
    "right_other_purpose", "The right may not be used for the service {service}.", Kind.FORBIDDEN
)
OTHER_CONSUMER = Refusal(
    "right_other_consumer", "The right was not granted to {organisation}.", Kind.FORBIDDEN
)
OTHER_REGION = Refusal("right_other_region", "The right is not valid in {region}.", Kind.FORBIDDEN)
NOT_YET = Refusal("right_not_yet", "The right begins only on {since}.", Kind.FORBIDDEN)
ENDED = Refusal("right_ended", "The right ended on {until}.", Kind.FORBIDDEN)
CLOSED_REGISTER = Refusal("register_closed", "The register {dataset} is closed to others.", Kind.FORBIDDEN)
NO_SUBJECT = Refusal("no_subject", "Nobody was named whose paper is to be fetched.")


class Purpose(msgspec.Struct, frozen=True):
    """Who wants to look at what, and what for; `region` is the case's county."""

    dataset: DatasetId
    right: RightId
    evidence: EvidenceId
    service: ServiceId
    organisation: OrganisationId
    region: RegionCode


def require_right(edition: Edition, purpose: Purpose, on: date) -> Right:
    """The live right that covers the purpose on that day.

    Raises the refusal that names what the right does not cover.
    """
    right = edition.rights.get(purpose.right)
    dataset = edition.datasets.get(purpose.dataset)
    if right is None or dataset is None:
        raise NO_RIGHT()
    if right.dataset != purpose.dataset:
        raise OTHER_REGISTER(dataset=dataset.name)
    if dataset.sharing == "closed":
        raise CLOSED_REGISTER(dataset=dataset.name)
    if purpose.evidence not in right.evidence or purpose.evidence not in dataset.gives:
        raise OTHER_PAPER(evidence=_named(edition.evidence, purpose.evidence))
    if purpose.service not in right.services:
        raise OTHER_PURPOSE(service=_named(edition.services, purpose.service))
    if right.consumer not in _kinds_of(edition, purpose.organisation):
        raise OTHER_CONSUMER(organisation=_named(edition.organisations, purpose.organisation))
    if not purpose.region.startswith(right.region):
        raise OTHER_REGION(region=_named(edition.regions, purpose.region))
    if on < right.since:
        raise NOT_YET(since=right.since)
    if right.until is not None and on > right.until:
        raise ENDED(until=right.until)
    return right


def _kinds_of(edition: Edition, organisation: OrganisationId) -> frozenset[BodyId]:
    """An organisation reads as the kind of body that it is, and as those which that one is part of."""
    known = edition.organisations.get(organisation)
    kind = None if known is None else known.body
    kinds: set[BodyId] = set()
    while kind is not None and kind not in kinds:
        kinds.add(kind)
        body = edition.bodies.get(kind)
        kind = None if body is None else body.parent
    return frozenset(kinds)


def _named(definitions: Mapping[Any, Any], key: str) -> Any:
    known = definitions.get(key)
    return key if known is None else known.name
