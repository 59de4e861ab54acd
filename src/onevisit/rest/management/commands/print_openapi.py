"""Print the API's OpenAPI document, as docs/reference/openapi.json keeps it."""

from typing import Any

import msgspec
from django.core.management.base import BaseCommand

from onevisit.rest.document import openapi


class Command(BaseCommand):
    """`manage print_openapi`."""

    help = "Print the API's OpenAPI document."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """The whole document, two spaces deep."""
        self.stdout.write(msgspec.json.format(msgspec.json.encode(openapi()), indent=2).decode())
