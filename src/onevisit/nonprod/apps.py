"""The demo as a Django application; production settings leave it out."""

from django.apps import AppConfig


class NonprodConfig(AppConfig):
    """Personas and the registers that know them."""

    name = "onevisit.nonprod"
    label = "nonprod"
