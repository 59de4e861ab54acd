"""Keeps snapshots and looks; there is nothing here that changes or deletes one."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

import msgspec

from onevisit.exchange.domain.looks import Look, Outcome
from onevisit.exchange.domain.snapshots import NO_SUCH_SNAPSHOT, Provenance, Snapshot, StoredPaper
from onevisit.exchange.models import LookRow, SnapshotRow
from onevisit.kernel.ids import (
    CaseId,
    DatasetId,
    EvidenceId,
    OrganisationId,
    PersonId,
    RegionCode,
    RightId,
    ServiceId,
)


def keep(
    region: RegionCode,
    content: bytes,
    *,
    media_type: str,
    file_name: str,
    now: datetime,
    uploaded_by: PersonId | None = None,
    provenance: Provenance | None = None,
) -> Snapshot:
    """Keep a paper under a new id."""
    snapshot = Snapshot(
        id=secrets.token_hex(12),
        region=county_of(region),
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        size=len(content),
        file_name=file_name,
        kept_at=now,
        uploaded_by=uploaded_by,
        provenance=provenance,
    )
    SnapshotRow.objects.create(
        region=snapshot.region,
        token=snapshot.id,
        sha256=snapshot.sha256,
        media_type=media_type,
        size=snapshot.size,
        file_name=file_name,
        content=content,
        kept_at=now,
        uploaded_by=uploaded_by or "",
        provenance=msgspec.json.encode(provenance).decode() if provenance else "",
    )
    return snapshot


def read(region: RegionCode, snapshot: str) -> StoredPaper:
    """A kept paper.

    Raises `no_such_snapshot`.
    """
    row = SnapshotRow.objects.filter(region=county_of(region), token=snapshot).first()
    if row is None:
        raise NO_SUCH_SNAPSHOT()
    return StoredPaper(
        Snapshot(
            id=row.token,
            region=RegionCode(row.region),
            sha256=row.sha256,
            media_type=row.media_type,
            size=row.size,
            file_name=row.file_name,
            kept_at=row.kept_at,
            uploaded_by=PersonId(row.uploaded_by) if row.uploaded_by else None,
            provenance=msgspec.json.decode(row.provenance, type=Provenance) if row.provenance else None,
        ),
        bytes(row.content),
    )


def log(region: RegionCode, look: Look, subjects: Iterable[str]) -> None:
    """Write one entry for each person concerned."""
    LookRow.objects.bulk_create(
        LookRow(
            region=county_of(region),
            token=secrets.token_hex(12),
            request=look.request,
            at=look.at,
            subject=subject,
            organisation=look.organisation,
            dataset=look.dataset,
            evidence=look.evidence,
            purpose=look.purpose,
            case_id=look.case,
            right=look.right,
            outcome=look.outcome,
            reason=look.reason,
        )
        for subject in subjects
    )


def looks_at(subject: str, limit: int) -> tuple[Look, ...]:
    """The newest entries about a person, over all counties."""
    rows = LookRow.objects.filter(subject=subject).order_by("-at", "-token")[:limit]
    return tuple(
        Look(
            request=row.request,
            at=row.at,
            organisation=OrganisationId(row.organisation),
            dataset=DatasetId(row.dataset),
            evidence=EvidenceId(row.evidence),
            purpose=ServiceId(row.purpose),
            case=CaseId(row.case_id),
            right=RightId(row.right),
            outcome=Outcome(row.outcome),
            reason=row.reason,
        )
        for row in rows
    )


def county_of(region: RegionCode) -> RegionCode:
    """Snapshots and looks lie with their county."""
    return RegionCode(region[:6])
