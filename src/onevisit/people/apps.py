"""The people part as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, accounts, sessions, posts."""

    name = "onevisit.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
