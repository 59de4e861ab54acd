"""What a result, a form or a register's entry says: lines of name and value, for a page to show.

The signed document is not made here; this is the record that it will be made of.
"""

from collections.abc import Collection

import msgspec

from onevisit.cases.domain.values import Case, Output
from onevisit.kernel.ids import FactId, PartyId, StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import official_date
from onevisit.planner.definitions import Edition, Fact, FactKind

IDENTITY_ATTRIBUTE = "identity_number"

NUMBER = Text("Number", "编号")
ISSUED_BY = Text("Issued by", "签发机关")
ISSUED_ON = Text("Issued on", "签发日期")
TRACKING_NUMBER = Text("Tracking number", "办件编号")


class Line(msgspec.Struct, frozen=True):
    """One value of a document; the shape is that of a register's entry."""

    id: str
    name: Text
    value: str


def lines_of_output(case: Case, output: Output, step: StepId, edition: Edition) -> tuple[Line, ...]:
    """What the result says: its number, whom it is about, who issued it and when."""
    people = [
        line
        for fact, line in _lines(case, {step}, edition)
        if fact.party is not None and fact.kind is not FactKind.PHONE
    ]
    return (
        Line("number", NUMBER, output.number),
        *people,
        Line("issued_by", ISSUED_BY, output.named_as),
        Line("issued_on", ISSUED_ON, official_date(output.issued_at).isoformat()),
        Line("case", TRACKING_NUMBER, case.id),
    )


def lines_of_form(case: Case, steps: Collection[StepId], edition: Edition) -> tuple[Line, ...]:
    """The merged form, as far as these steps use it."""
    return tuple(line for _, line in _lines(case, steps, edition))


def identity_of(case: Case, party: PartyId, edition: Edition) -> str:
    """The identity number that the form gives for a party; empty where it gives none."""
    for id, value in case.facts.items():
        fact = edition.facts.get(FactId(id))
        if fact is not None and fact.party == party and fact.attribute == IDENTITY_ATTRIBUTE:
            return value
    return ""


def _lines(case: Case, steps: Collection[StepId], edition: Edition) -> list[tuple[Fact, Line]]:
    lines = []
    for id, used_by in case.fact_uses.items():
        fact = edition.facts[FactId(id)]
        if id in case.facts and not set(used_by).isdisjoint(steps):
            lines.append((fact, Line(id, fact.name, _value(fact, case.facts[id]))))
    return lines


def _value(fact: Fact, value: str) -> str:
    """A choice in its official words."""
    return next((choice.name.zh for choice in fact.choices if choice.id == value), value)
