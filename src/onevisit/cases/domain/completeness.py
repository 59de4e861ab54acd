"""Whether an application can be submitted: every fact and paper it needs is there and valid.

It names everything at once, so that nobody is sent back twice.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from onevisit.cases.domain import refusals
from onevisit.cases.domain.values import DraftPaper, FieldProblem
from onevisit.kernel.errors import DomainError, Refusal
from onevisit.planner.definitions import Edition, Fact, FactKind, Need
from onevisit.planner.plans import Plan, PlannedDemand, SourceKind

Checks = Mapping[FactKind, Callable[[str, date], str]]
"""For kinds whose rule another part knows: gives the value in its one written form on a day, or refuses."""

BIRTH_ATTRIBUTES = frozenset({"born_on", "birth_date"})
EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)

_BETWEEN_DIGITS = re.compile(r"[\s\-()（）－]")
_SHAPES: dict[FactKind, tuple[re.Pattern[str], Refusal]] = {
    FactKind.TIME: (re.compile(r"([01]\d|2[0-3]):[0-5]\d"), refusals.FACT_NOT_A_TIME),
    FactKind.NUMBER: (re.compile(r"[0-9]+(\.[0-9]+)?"), refusals.FACT_NOT_A_NUMBER),
    FactKind.BANK_ACCOUNT: (re.compile(r"[0-9]{8,30}"), refusals.FACT_NOT_AN_ACCOUNT),
}
"""Kinds whose digits have a shape, blanks and hyphens aside."""


def problems(
    facts: Mapping[str, str],
    papers: tuple[DraftPaper, ...],
    *,
    plan: Plan,
    edition: Edition,
    on: date,
    checks: Checks,
) -> tuple[FieldProblem, ...]:
    """Everything that is missing or wrong, facts in the form's order, then papers."""
    found = []
    for planned in plan.facts:
        fact = edition.facts[planned.fact]
        value = facts.get(planned.fact, "").strip()
        problem = None
        if value:
            problem = check_fact(fact, value, on=on, checks=checks)
        elif planned.required:
            problem = refusals.FACT_MISSING(field=fact.name)
        if problem is not None:
            found.append(FieldProblem(planned.fact, problem.sentence))
    given = {paper.key for paper in papers}
    for demand in plan.demands:
        if is_brought_first(demand) and demand.paper.key not in given:
            problem = refusals.PAPER_MISSING(paper=demand.name)
            found.append(FieldProblem(demand.paper.key, problem.sentence))
    return tuple(found)


def is_brought_first(demand: PlannedDemand) -> bool:
    """Whether the applicant must bring this paper before submitting."""
    return demand.source.kind is SourceKind.APPLICANT and demand.need is Need.MUST


def check_fact(fact: Fact, value: str, *, on: date, checks: Checks) -> DomainError | None:
    """What is wrong with a fact's value, or None."""
    if fact.kind in checks:
        return _refusal_of(checks[fact.kind], value, on)
    if len(value) > fact.max_length:
        return refusals.FACT_TOO_LONG(field=fact.name, length=fact.max_length)
    if fact.kind is FactKind.DATE:
        return _check_date(fact, value, on)
    if fact.kind is FactKind.CHOICE:
        right = any(choice.id == value for choice in fact.choices)
        return None if right else refusals.FACT_NOT_A_CHOICE(field=fact.name)
    if fact.kind in _SHAPES:
        pattern, refusal = _SHAPES[fact.kind]
        right = pattern.fullmatch(_BETWEEN_DIGITS.sub("", value)) is not None
        return None if right else refusal(field=fact.name)
    return None


def written(fact: Fact, value: str, *, on: date, checks: Checks) -> str:
    """A right value in its one written form, so that every department gets the same."""
    return checks[fact.kind](value, on) if fact.kind in checks else value


def _refusal_of(check: Callable[[str, date], str], value: str, on: date) -> DomainError | None:
    try:
        check(value, on)
    except DomainError as refusal:
        return refusal
    return None


def _check_date(fact: Fact, value: str, on: date) -> DomainError | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return refusals.FACT_NOT_A_DATE(field=fact.name)
    if not EARLIEST <= day <= LATEST:
        return refusals.FACT_NOT_A_DATE(field=fact.name)
    if fact.attribute in BIRTH_ATTRIBUTES and day > on:
        return refusals.FACT_IN_FUTURE(field=fact.name)
    return None
