"""Tables of the exchange. Both only grow: triggers (migration 0002) refuse changes.

`region`, the county of the draft or case, comes first in every key, so that a
county's rows can live together on one server of many.
"""

from typing import ClassVar

from django.db import models


class SnapshotRow(models.Model):
    """A paper's content and where it came from."""

    pk = models.CompositePrimaryKey("region", "token")
    region = models.CharField(max_length=6)
    token = models.CharField(max_length=32, db_column="id")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=40)
    size = models.IntegerField()
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    kept_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=40, blank=True)
    provenance = models.TextField(blank=True)
    """JSON of `domain.snapshots.Provenance`; empty for an upload."""

    class Meta:
        db_table = "exchange_snapshot"

    def __str__(self) -> str:
        return f"{self.region} {self.token}"


class LookRow(models.Model):
    """One entry of the log about one person; a look at two people's paper is two rows."""

    pk = models.CompositePrimaryKey("region", "token")
    region = models.CharField(max_length=6)
    token = models.CharField(max_length=32, db_column="id")
    request = models.CharField(max_length=32)
    at = models.DateTimeField()
    subject = models.CharField(max_length=40)
    organisation = models.CharField(max_length=100)
    dataset = models.CharField(max_length=100)
    evidence = models.CharField(max_length=100)
    purpose = models.CharField(max_length=100)
    case_id = models.CharField(max_length=20)
    right = models.CharField(max_length=100, db_column="right_id")
    outcome = models.CharField(max_length=10)
    reason = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "exchange_look"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject", "-at"], name="exchange_look_subject"),
            models.Index(fields=["region", "case_id"], name="exchange_look_case"),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.outcome}"
