"""A situation in an address.

Answers travel in the query string, so that it works signed out and can be shared.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import msgspec

from onevisit.kernel.conditions import Answer
from onevisit.kernel.ids import RegionCode, StepId
from onevisit.planner.definitions import LifeEvent
from onevisit.planner.plans import Situation
from onevisit.planner.situations import read_answers

PREFIX = "a."
"""Before a question's id, so that no question clashes with a name of ours."""


class Asked(msgspec.Struct, frozen=True):
    """What an address says: the county, the answers, optional parts left out."""

    region: RegionCode | None
    situation: Situation
    left_out: tuple[StepId, ...] = ()

    def pairs(self, *, but: str = "", **more: str) -> list[tuple[str, str]]:
        """Names and values for a form's hidden fields or an address, less the answer to `but`."""
        pairs = [("region", str(self.region))] if self.region else []
        pairs += [
            (f"{PREFIX}{name}", _written(answer)) for name, answer in self.situation.items() if name != but
        ]
        pairs += [("without", str(step)) for step in self.left_out]
        return pairs + list(more.items())

    def query(self, **more: str) -> str:
        """The query string, without the question mark."""
        return urlencode(self.pairs(**more))

    def leaving_out(self, step: StepId) -> "Asked":
        """The same, with one more part left out."""
        return msgspec.structs.replace(self, left_out=(*self.left_out, step))

    def taking_in(self, step: StepId) -> "Asked":
        """The same, with this part taken back in."""
        return msgspec.structs.replace(self, left_out=tuple(s for s in self.left_out if s != step))


def given_texts(items: Mapping[str, str]) -> dict[str, str]:
    """The answers of a query string as they were typed, by question id; blank ones are none."""
    return {
        name.removeprefix(PREFIX): value
        for name, value in items.items()
        if name.startswith(PREFIX) and value.strip()
    }


def read_asked(
    life_event: LifeEvent, items: Mapping[str, str], without: Iterable[str], region: RegionCode | None
) -> Asked:
    """What an address asks for.

    Raises the planner's `unknown_question` and `wrong_answer`.
    """
    situation = read_answers(life_event, given_texts(items))
    optional = {step.id for step in life_event.steps if step.optional}
    return Asked(region, situation, tuple(StepId(s) for s in dict.fromkeys(without) if s in optional))


def _written(answer: Answer) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(answer)
