"""A look at a register: logged before it happens, and again with how it ended."""

from datetime import datetime
from enum import StrEnum

import msgspec

from onevisit.kernel.ids import (
    CaseId,
    DatasetId,
    EvidenceId,
    OrganisationId,
    RightId,
    ServiceId,
)


class Outcome(StrEnum):
    """How a look went."""

    ASKED = "asked"
    """The register is about to be asked; a later entry of the same request says how it ended."""
    GIVEN = "given"
    FAILED = "failed"
    REFUSED = "refused"
    """No right covered it, so the register was not asked."""


class Look(msgspec.Struct, frozen=True):
    """An entry of the log: who looked at whose what, what for, when, and how it went."""

    request: str
    at: datetime
    organisation: OrganisationId
    dataset: DatasetId
    evidence: EvidenceId
    purpose: ServiceId
    case: CaseId
    right: RightId
    outcome: Outcome
    reason: str = ""
    """The code of a refusal or failure."""
