"""The Django app `catalogue`."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Editions in the database."""

    name = "onevisit.catalogue"
    label = "catalogue"
