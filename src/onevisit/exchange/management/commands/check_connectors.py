"""Try the settings of every connected register."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from onevisit.exchange import api
from onevisit.kernel.text import say


class Command(BaseCommand):
    """`manage check_connectors`: exit status 1 where a register cannot be read as its settings say."""

    help = "Try the settings of every connected register, without reading anybody's entry."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Tell what is wrong with each."""
        faulty = 0
        for dataset, connector in sorted(api.connectors().items()):
            faults = connector.check_config()
            faulty += bool(faults)
            self.stdout.write(f"{dataset}: {'; '.join(say(fault) for fault in faults) or 'ready'}")
        if faulty:
            raise CommandError(f"{faulty} registers cannot be read. Mend their settings, then try again.")
