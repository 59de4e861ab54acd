"""Editions as rows (few, a small reference table for every region), and searches that found nothing."""

from django.db import models


class StoredEdition(models.Model):
    """One compiled edition; its hash is over its content, so a row never changes."""

    hash = models.CharField(primary_key=True, max_length=64)
    content = models.BinaryField()
    """The edition as JSON by msgspec, compressed with zlib."""
    stored_at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_edition"

    def __str__(self) -> str:
        return self.hash


class Publication(models.Model):
    """An edition became the current one; the newest row tells which is."""

    edition = models.ForeignKey(StoredEdition, on_delete=models.PROTECT)
    published_at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_publication"

    def __str__(self) -> str:
        return f"{self.edition_id} since {self.published_at:%Y-%m-%d %H:%M}"


class FailedSearchRow(models.Model):
    """Words that found nothing, counted for the editors; nothing tells who asked. `store` writes it."""

    pk = models.CompositePrimaryKey("region", "language", "words")
    region = models.CharField(max_length=12)
    """Empty where the asker had chosen no county."""
    language = models.CharField(max_length=12)
    words = models.CharField(max_length=100)
    times = models.IntegerField()
    last_asked_at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_failed_search"

    def __str__(self) -> str:
        return f"{self.words} ({self.times})"
