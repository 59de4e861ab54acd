"""The cases part as a Django application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Drafts, cases, proceedings, work lists."""

    name = "onevisit.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
