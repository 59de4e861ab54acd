"""Compile a content folder and publish it, unless it has errors."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from onevisit.catalogue import api
from onevisit.kernel import clock
from onevisit.language import compile as compile_content
from onevisit.language import render

SUFFIXES = (".yaml", ".yml", ".csv")


class Command(BaseCommand):
    """`manage load_content [DIR]`: the old edition stays current where the new one has errors."""

    help = "Compile the definitions in a folder and make them the current edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which folder."""
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT)

    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        """Read, compile, tell, publish."""
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}. Name the folder that holds the definitions.")
        files = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="surrogateescape")
            for path in sorted(folder.rglob("*"))
            if path.suffix in SUFFIXES and path.is_file()
        }
        compilation = compile_content(files)
        for diagnostic in compilation.diagnostics:
            self.stderr.write(render(diagnostic))
        if compilation.edition is None:
            raise CommandError(
                f"{len(compilation.errors)} errors: nothing was published, the edition before stays current."
            )
        new = api.publish(compilation.edition, clock.now())
        state = "published" if new else "is current already"
        self.stdout.write(f"Edition {compilation.edition.hash} {state}.")
