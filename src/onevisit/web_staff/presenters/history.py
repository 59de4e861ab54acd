"""What happened to a case, as far as the reader may know, newest first."""

from datetime import datetime

import msgspec

from onevisit.cases.api import CaseView, Event, said
from onevisit.kernel.ids import StepId
from onevisit.look.formats import moment, say
from onevisit.planner.definitions import Edition


class PastLine(msgspec.Struct, frozen=True):
    """An event: when, what, by whom (empty for the program itself), and the reasons given."""

    at: datetime
    when: str
    what: str
    who: str
    reasons: str


def history(view: CaseView, edition: Edition, step: StepId | None = None) -> list[PastLine]:
    """The events of the view; with `step`, those of that part and of the case as a whole."""
    chosen = (event for event in view.events if step is None or event.step in (None, step))
    return [_line(event, view, edition) for event in reversed(list(chosen))]


def _line(event: Event, view: CaseView, edition: Edition) -> PastLine:
    return PastLine(
        at=event.at,
        when=moment(event.at),
        what=say(said(event, view.case, edition)),
        who="" if event.actor == "system" else event.actor_name,
        reasons=str(event.data.get("reasons", "")),
    )
