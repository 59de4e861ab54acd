"""The command `onevisit`: starts at once, without Django, and loads a command only when it is called.

Commands of other parts come in through the entry-point group `onevisit.commands`.
A refusal is printed on stderr, its sentence first and its code after it.
Exit status: 0 done, 1 the answer is no, 2 the question could not be put.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

import typer
from typer.core import TyperGroup

from onevisit.kernel.errors import DomainError, Kind
from onevisit.kernel.text import say

ENTRY_POINTS = "onevisit.commands"

OWN_COMMANDS = {
    "check": "onevisit.cli.check:check",
    "coverage": "onevisit.cli.coverage:coverage",
    "export": "onevisit.cli.export:export",
    "diff": "onevisit.cli.diff:diff",
    "import-items": "onevisit.cli.import_items:import_items",
    "openings": "onevisit.cli.openings:openings",
    "plan": "onevisit.cli.plan:plan",
    "prove": "onevisit.cli.prove:prove",
}
"""The commands of this part: name and where the function is."""

EXIT_STATUS = {
    Kind.INVALID: 2,
    Kind.UNKNOWN: 2,
    Kind.TOO_LARGE: 2,
    Kind.UNAVAILABLE: 2,
    Kind.SIGNED_OUT: 1,
    Kind.FORBIDDEN: 1,
    Kind.CONFLICT: 1,
}


class _Commands(TyperGroup):
    """Finds commands by name, and imports the one that is wanted."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return sorted({*OWN_COMMANDS, *_foreign()})

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        function = _function(cmd_name)
        if function is None:
            return None
        if isinstance(function, typer.Typer):
            return typer.main.get_command(function)
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name)(function)
        return typer.main.get_command(app)


def _foreign() -> dict[str, str]:
    return {point.name: point.value for point in entry_points(group=ENTRY_POINTS)}


def _function(name: str) -> Callable[..., Any] | typer.Typer | None:
    address = {**_foreign(), **OWN_COMMANDS}.get(name)
    if address is None:
        return None
    module, _, attribute = address.partition(":")
    try:
        return getattr(import_module(module), attribute, None)
    except ModuleNotFoundError as missing:
        # An installation may leave a part out (production has no `nonprod`); other faults are ours.
        if missing.name and module.startswith(missing.name):
            return None
        raise


application = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Services as data: check them, plan a matter, run the promise of at most one visit.",
)


@application.callback()
def _root() -> None:
    pass


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status."""
    try:
        application(arguments, prog_name="onevisit")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except DomainError as refusal:
        print(f"{say(refusal.sentence)} [{refusal.code}]", file=sys.stderr)
        return EXIT_STATUS[refusal.kind]
    except BrokenPipeError:
        # The reader of our output went away (`onevisit check | head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 0


def main() -> None:
    """Entry point of the console script."""
    sys.exit(run(sys.argv[1:]))
