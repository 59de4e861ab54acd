"""Compiling a content folder for the commands that work on an edition, and printing values as JSON."""

import sys
from pathlib import Path
from typing import Any

import msgspec

from onevisit.cli.folder import read_folder
from onevisit.kernel.errors import Kind, Refusal
from onevisit.language import compile
from onevisit.planner.definitions import Edition

CONTENT_HAS_ERRORS = Refusal(
    "content_has_errors",
    "The definitions in {folder} have {count} errors. Run onevisit check {folder} to see them.",
    Kind.UNAVAILABLE,
)


def read_edition(folder: Path) -> Edition:
    """The edition that a folder compiles to; raises `content_has_errors`."""
    compilation = compile(read_folder(folder))
    if compilation.edition is None:
        raise CONTENT_HAS_ERRORS(folder=folder, count=len(compilation.errors))
    return compilation.edition


def print_json(value: Any) -> None:
    """The value on one page of JSON."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value)).decode() + "\n")
