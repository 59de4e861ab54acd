"""Tell editors which words people searched for in vain, so that content gets these words."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from onevisit.catalogue import api
from onevisit.kernel.ids import RegionCode
from onevisit.kernel.working_days import official_date


class Command(BaseCommand):
    """`manage failed_searches [--region CODE] [--limit N]`: most asked first."""

    help = "List searches that found nothing. Add such words to also_called or content/synonyms.yaml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which county, how many."""
        parser.add_argument("--region", default=None, help="only this county's (its code)")
        parser.add_argument("--limit", type=int, default=50)

    def handle(self, *_args: Any, region: str | None, limit: int, **_options: Any) -> None:
        """One line for each question."""
        found = api.failed_searches(limit, RegionCode(region) if region else None)
        if not found:
            self.stdout.write("No search has found nothing so far.")
        for each in found:
            last = official_date(each.last_asked_at).isoformat()
            where = each.region or "anywhere"
            self.stdout.write(f"{each.times:6}  {last}  {where:9}  {each.language:8}  {each.words}")
