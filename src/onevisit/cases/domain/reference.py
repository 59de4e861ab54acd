"""Writes docs/reference/proceeding-states.md from the transition table.

`python -m onevisit.cases.domain.reference` prints it; `make check` compares.
"""

import sys

from onevisit.cases.domain.transitions import STATE_NAMES, TRANSITIONS, Clock, Move, State, Transition
from onevisit.cases.domain.values import PaperState, ProceedingState

HEAD = """\
# What can happen to a proceeding and to a paper

Made from `src/onevisit/cases/domain/transitions.py` by `make fix`; do not edit.
A move that has no row here is refused, whoever asks for it.
"""


def page() -> str:
    """The whole page."""
    about_proceedings = [row for row in TRANSITIONS if not row.is_about_paper]
    about_papers = [row for row in TRANSITIONS if row.is_about_paper]
    return "\n".join(
        [
            HEAD,
            "## A proceeding: one department's part\n",
            _diagram(about_proceedings, ProceedingState.WAITING),
            _table(about_proceedings),
            _owners(ProceedingState),
            "## A paper\n",
            _diagram(about_papers, PaperState.EXPECTED),
            _table(about_papers),
            _owners(PaperState),
        ]
    )


def _diagram(rows: list[Transition], first: State) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    if not any(not row.sources for row in rows):
        lines.append(f"    [*] --> {first.value}")
    for row in rows:
        for source in row.sources or ("[*]",):
            lines.append(f"    {source} --> {row.target.value}: {row.move.value}")
    left = {source for row in rows for source in row.sources}
    lines += [f"    {row.target.value} --> [*]" for row in rows if row.target not in left]
    return "\n".join([*dict.fromkeys(lines), "```\n"])


def _table(rows: list[Transition]) -> str:
    lines = [
        "| from | move | to | who | only if | limits | event | told as |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        sources = ", ".join(source.value for source in row.sources) or "(begins)"
        guards = " ".join((guard.__doc__ or "").strip() for guard in row.guards)
        clock = "" if row.clock is Clock.NONE else row.clock.value
        cells = (
            sources,
            row.move.value,
            row.target.value,
            row.who.words,
            guards,
            clock,
            f"`{row.event}`",
            row.said.template,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _owners(states: type[ProceedingState] | type[PaperState]) -> str:
    """Who has to move it on from each state: nothing is left lying with nobody. Withdrawing is no duty."""
    lines = ["| state | Chinese | whose turn |", "|---|---|---|"]
    for state in states:
        turns = [
            row.who.words for row in TRANSITIONS if state in row.sources and row.move is not Move.WITHDRAW
        ]
        owners = "; ".join(dict.fromkeys(turns)) or "nobody's: closed"
        lines.append(f"| {state.value} | {STATE_NAMES[state].zh} | {owners} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.stdout.write(page())
