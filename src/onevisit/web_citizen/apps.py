"""The citizens' web as a Django app."""

from django.apps import AppConfig


class WebCitizenConfig(AppConfig):
    """Pages for citizens at the root; holds no rule."""

    name = "onevisit.web_citizen"
    label = "web_citizen"
