"""The look as a Django app: templates, macros, translations."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """What all pages share; it has no tables and decides nothing about cases."""

    name = "onevisit.look"
    label = "look"
