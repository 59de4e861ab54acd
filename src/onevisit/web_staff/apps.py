"""The staff's web as a Django app."""

from django.apps import AppConfig


class WebStaffConfig(AppConfig):
    """Pages at `/staff/` for the people of departments and windows; holds no rule."""

    name = "onevisit.web_staff"
    label = "web_staff"
