"""Tables of people. Rules are in `domain`, statements of the hot path in `store`.

What distributes them: people move and have matters in many counties, so a region
would be the wrong key. Nothing here is joined with cases (they hold a person's id);
every look-up is by one key; 67 million rows are one server's work. Beyond that,
person, account and post are distributed by person id, sessions by their key.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q


class Person(models.Model):
    """Somebody, with or without an account."""

    id = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=100)
    identity_number = models.CharField(max_length=18, null=True, unique=True)  # noqa: DJ001 NULL: none known, and no two share it
    phone = models.CharField(max_length=20, blank=True, default="")
    region = models.CharField(max_length=12, blank=True, default="")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Account(AbstractBaseUser):
    """The name and password by which a person enters."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["person"]

    username = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts")
    language = models.CharField(max_length=12, default="zh")
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.username


class Post(models.Model):
    """A role that a person holds in an organisation of the catalogue, from `since` until before `until`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    organisation = models.CharField(max_length=100)
    region = models.CharField(max_length=12)
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["organisation"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "organisation", "region", "role"],
                condition=Q(until__isnull=True),
                name="people_post_held_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.organisation}"


class Session(models.Model):
    """A browser or a program that somebody uses; only a digest of its key is kept.

    Whoever reads this table, or a copy of it, cannot enter with what it holds.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="sessions")
    data = models.TextField(default="{}")
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest[:8]


class Attempt(models.Model):
    """Attempts to sign in, counted per name or origin since an instant."""

    key = models.CharField(max_length=160, primary_key=True)
    count = models.IntegerField()
    since = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
