"""The table of ratings, for migrations; `store` reads and writes it."""

from django.db import models


class RatingRow(models.Model):
    """What an applicant thought of a finished case. The rater is not named here: the case knows."""

    pk = models.CompositePrimaryKey("region", "case_id")
    region = models.CharField(max_length=6)
    case_id = models.CharField(max_length=20)
    level = models.SmallIntegerField()
    comment = models.CharField(max_length=500)
    rated_at = models.DateTimeField()
    life_event = models.CharField(max_length=80)

    class Meta:
        db_table = "voices_rating"

    def __str__(self) -> str:
        return f"{self.case_id}: {self.level}"
