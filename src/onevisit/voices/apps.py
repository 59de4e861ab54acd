"""The voices part as a Django application."""

from django.apps import AppConfig


class VoicesConfig(AppConfig):
    """What applicants tell us afterwards."""

    name = "onevisit.voices"
    label = "voices"
    default_auto_field = "django.db.models.BigAutoField"
