"""The exchange part as a Django application."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Snapshots of papers, looks at registers, connectors."""

    name = "onevisit.exchange"
    label = "exchange"
