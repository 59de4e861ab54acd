"""The tables of the case engine, for migrations only: `store` reads and writes them in its own SQL.

`region` comes first in every key, so that a county's rows can live together on
one server of many. Nothing refers across regions.
"""

from typing import ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class DocumentField(models.TextField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A JSON document kept as it was written: half the disk of jsonb, and never searched (design.md 5)."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002 Django's signature
        """PostgreSQL's `json`."""
        return "json"


class CaseRow(models.Model):
    """A case: one aggregate, guarded by its version."""

    pk = models.CompositePrimaryKey("region", "number")
    region = models.CharField(max_length=6)
    number = models.CharField(max_length=20, db_column="id")
    version = models.IntegerField()
    state = DocumentField()

    class Meta:
        db_table = "cases_case"

    def __str__(self) -> str:
        return self.number


class EventRow(models.Model):
    """What happened once; a trigger refuses every change."""

    pk = models.CompositePrimaryKey("region", "case_id", "seq")
    region = models.CharField(max_length=6)
    case_id = models.CharField(max_length=20)
    seq = models.IntegerField()
    at = models.DateTimeField()
    action = models.CharField(max_length=40)
    document = DocumentField()

    class Meta:
        db_table = "cases_event"

    def __str__(self) -> str:
        return f"{self.case_id} {self.seq}"


class WorkRow(models.Model):
    """A line of an organisation's work list, derived from the case."""

    pk = models.CompositePrimaryKey("region", "case_id", "step", "organisation")
    region = models.CharField(max_length=6)
    case_id = models.CharField(max_length=20)
    step = models.CharField(max_length=80)
    organisation = models.CharField(max_length=80)
    service = models.CharField(max_length=80)
    life_event = models.CharField(max_length=80)
    state = models.CharField(max_length=20)
    is_open = models.BooleanField()
    """Whether it is this organisation's turn now."""
    due_on = models.DateField()
    received_at = models.DateTimeField()
    applicant_name = models.CharField(max_length=100)
    edition = models.CharField(max_length=64)

    class Meta:
        db_table = "cases_work"
        indexes: ClassVar = [
            models.Index(
                name="cases_work_open",
                fields=["organisation", "due_on", "case_id", "step"],
                condition=models.Q(is_open=True),
            ),
            models.Index(
                name="cases_work_state", fields=["organisation", "state", "due_on", "case_id", "step"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step}"


class MatterRow(models.Model):
    """A line of a person's own list, derived from the case."""

    pk = models.CompositePrimaryKey("region", "person", "case_id")
    region = models.CharField(max_length=6)
    person = models.CharField(max_length=40)
    case_id = models.CharField(max_length=20)
    life_event = models.CharField(max_length=80)
    status = models.CharField(max_length=20)
    filed_at = models.DateTimeField()
    promised_on = models.DateField()
    visits = models.IntegerField()
    edition = models.CharField(max_length=64)

    class Meta:
        db_table = "cases_matter"
        indexes: ClassVar = [models.Index(name="cases_matter_person", fields=["person", "-filed_at"])]

    def __str__(self) -> str:
        return f"{self.person} {self.case_id}"


class DraftRow(models.Model):
    """An application being prepared; `case_id` is set, once, by the statement that files it."""

    pk = models.CompositePrimaryKey("region", "token")
    region = models.CharField(max_length=6)
    token = models.CharField(max_length=40, db_column="id")
    version = models.IntegerField()
    filed_by = models.CharField(max_length=40)
    updated_at = models.DateTimeField()
    case_id = models.CharField(max_length=20, null=True)  # noqa: DJ001 NULL: not filed yet
    state = DocumentField()

    class Meta:
        db_table = "cases_draft"
        indexes: ClassVar = [
            models.Index(
                name="cases_draft_writer",
                fields=["filed_by", "-updated_at"],
                condition=models.Q(case_id=None),
            )
        ]

    def __str__(self) -> str:
        return self.token
