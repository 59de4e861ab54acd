"""Shows the story on a terminal: sentences as they come, and the timeline at the end."""

from datetime import datetime
from itertools import groupby

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from onevisit.kernel.clock import OFFICIAL_ZONE
from onevisit.nonprod.demo.client import Json
from onevisit.nonprod.demo.story import Outcome

TONES = {"issued": "green", "refused": "red", "lapsed": "red", "withdrawn": "yellow", "waiting": "dim"}
STATES = ("waiting", "received", "accepted", "granted", "issued")


class Display:
    """A live table of the parts below the sentences; plain lines where nobody watches a terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, transient=True, auto_refresh=False)

    def __enter__(self) -> "Display":
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def says(self, sentence: str) -> None:
        """A line."""
        self._console.print(Text(sentence), soft_wrap=True)

    def shows(self, case: Json) -> None:
        """The parts as they stand."""
        if self._console.is_terminal:
            self._live.update(parts(case), refresh=True)


def parts(case: Json) -> Table:
    """Every part with how far it is."""
    table = Table(title="Parts", title_justify="left", box=None, padding=(0, 2, 0, 0), show_header=False)
    for part in case["proceedings"]:
        done = STATES.index(part["state"]) if part["state"] in STATES else 0
        bar = Text("■" * done, style="green") + Text("·" * (len(STATES) - 1 - done), style="dim")
        state = Text(part["state"], style=TONES.get(part["state"], ""))
        table.add_row(bar, part["name"], part["deciding"]["name"], state)
    return table


def timeline(case: Json) -> Table:
    """What happened, in order; what one person did to a part in one go stands on one line."""
    names = {part["step"]: part["name"] for part in case["proceedings"]}
    table = Table(title="Timeline", title_justify="left", box=None, padding=(0, 2, 0, 0), show_header=False)
    for (at, step, _), group in groupby(case["events"], key=_one_go):
        together = list(group)
        if step is None or len(together) == 1:
            sentences = [event["sentence"] for event in together]
        else:
            actions = ", ".join(event["action"] for event in together)
            sentences = [f"{together[0]['organisation']['name']}: {names[step]} {actions}."]
        for sentence in sentences:
            table.add_row(_clock(at), sentence)
    return table


def results(case: Json) -> Table:
    """What was issued."""
    table = Table(title="Results", title_justify="left", box=None, padding=(0, 2, 0, 0), show_header=False)
    for output in outputs(case):
        table.add_row(output["name"], output["number"], Text(output["named"]["name"], style="dim"))
    return table


def ending(outcome: Outcome) -> Text:
    """One line that says whether the promise was kept."""
    parts_done = sum(part["state"] == "issued" for part in outcome.case["proceedings"])
    line = (
        f"{parts_done} of {len(outcome.case['proceedings'])} parts issued, {outcome.visits} visits, "
        f"{outcome.seconds:.1f} s. Number {outcome.case['spoken']}."
    )
    return Text(line, style="bold green" if outcome.keeps_the_promise else "bold red")


def outputs(case: Json) -> list[Json]:
    """The results of all parts."""
    return [output for part in case["proceedings"] for output in part["results"]]


def as_json(outcome: Outcome) -> Json:
    """What programs want to know of it."""
    case = outcome.case
    return {
        "case": case["case"],
        "kept": outcome.keeps_the_promise,
        "seconds": round(outcome.seconds, 2),
        "visits": outcome.visits,
        "proceedings": [
            {
                "step": part["step"],
                "name": part["name"],
                "organisation": part["deciding"]["id"],
                "state": part["state"],
                "received_at": part["ready_at"],
                "accepted_at": part["accepted_at"],
                "decided_at": part["decided_at"],
                "closed_at": part["closed_at"],
            }
            for part in case["proceedings"]
        ],
        "outputs": outputs(case),
    }


def _one_go(event: Json) -> tuple[str, str | None, str]:
    return event["at"], event["step"], event["actor_name"]


def _clock(instant: str) -> str:
    return datetime.fromisoformat(instant).astimezone(OFFICIAL_ZONE).strftime("%H:%M:%S")
