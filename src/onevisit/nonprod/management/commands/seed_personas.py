"""Bring the demo's people and registers into the database, and print who can sign in."""

from typing import Any

from django.core.management.base import BaseCommand

from onevisit.kernel import clock
from onevisit.nonprod import api


class Command(BaseCommand):
    """`manage seed_personas`: not installed in production; running it again changes nothing."""

    help = "Bring the demo's people and registers into the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Seed, then tell who there is."""
        api.seed(clock.now())
        self.stdout.write(f"Sign in as one of these; the password is {api.PASSWORD} for all:")
        for persona in api.personas():
            self.stdout.write(f"  {persona.username:<24} {persona.name}, {persona.about.en}")
