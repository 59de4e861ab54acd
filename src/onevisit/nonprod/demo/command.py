"""`onevisit demo`: shows that the promise is kept, on a server that runs."""

import os
import sys
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from onevisit.kernel import clock
from onevisit.nonprod.demo.answers import split
from onevisit.nonprod.demo.client import CannotGoOnError, RefusedError, Server
from onevisit.nonprod.demo.display import Display, as_json, ending, parts, results, timeline
from onevisit.nonprod.demo.story import Outcome, tell_a_birth

DEFAULT_URL = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
"""Where `make run` serves."""

BROKEN = 1
"""Exit status where something was not issued, or somebody had to go somewhere."""
STOPPED = 2
"""Exit status where the story could not be told to its end."""

demo = typer.Typer(
    help="Drive a running server as the people of the demo would.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@demo.callback()
def _several() -> None:
    """Keeps the name of the one command there is."""


@demo.command()
def birth(
    *,
    url: Annotated[str, typer.Option(help="The server's address.", envvar="ONEVISIT_URL")] = DEFAULT_URL,
    region: Annotated[str, typer.Option(help="The county in which the child is registered.")] = "330122",
    answer: Annotated[
        list[str] | None, typer.Option(help="question=answer, such as parents_married=no; may be repeated.")
    ] = None,
    language: Annotated[str, typer.Option(help="In which language the server answers.")] = "en",
    patience: Annotated[float, typer.Option(help="Seconds after which to give up.", min=1, max=3600)] = 120,
    json: Annotated[
        bool, typer.Option("--json", help="Print case, parts, results and visits as JSON.")
    ] = False,
) -> None:
    """File the birth of a child once, as the family and as every department, and print what came of it."""
    tells = Console(stderr=True)
    server = Server(url, language)
    try:
        with Display(tells) as display:
            outcome = tell_a_birth(
                server,
                region=region,
                given=split(answer or []),
                today=clock.today(),
                patience_seconds=patience,
                listener=display,
            )
    except (CannotGoOnError, RefusedError) as stop:
        tells.print(str(stop), style="red", highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(STOPPED) from stop
    finally:
        server.close()
    _print(outcome, as_data=json)
    if not outcome.keeps_the_promise:
        raise typer.Exit(BROKEN)


def _print(outcome: Outcome, *, as_data: bool) -> None:
    if as_data:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(as_json(outcome))).decode() + "\n")
        return
    console = Console()
    for shown in (timeline(outcome.case), parts(outcome.case), results(outcome.case)):
        console.print(shown)
        console.print()
    console.print(ending(outcome))
