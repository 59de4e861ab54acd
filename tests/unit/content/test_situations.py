"""Runs every situation of content/situations: its plan must say what the official who wrote it expects."""

from pathlib import Path
from typing import Any

import pytest

from onevisit.cli.folder import read_folder
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import DatasetId, EvidenceId, LifeEventId, PartyId, RegionCode, StepId
from onevisit.language import Compilation, Example, compile
from onevisit.planner.api import parse_answers, plan
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Paper, Plan, SourceKind

CONTENT = Path(__file__).resolve().parents[3] / "content"
EXAMPLES = compile(read_folder(CONTENT)).examples


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_situation(example: Example, edition: Edition) -> None:
    answer = run(example, edition)
    if isinstance(answer, str):
        assert answer == example.expect.refused, where(example)
    else:
        assert example.expect.refused is None, f"it was planned, not refused: {where(example)}"
        assert found(answer, example) == expected(example), where(example)


def test_each_life_event_has_at_least_five_situations(content: Compilation, edition: Edition) -> None:
    for life_event in edition.life_events:
        assert len([e for e in content.examples if e.life_event == life_event]) >= 5


def run(example: Example, edition: Edition) -> Plan | str:
    """The plan of the example's situation, or the code of the refusal."""
    life_event = edition.life_events[LifeEventId(example.life_event)]
    try:
        return plan(
            edition,
            life_event.id,
            parse_answers(edition, life_event.id, example.answers),
            RegionCode(example.region),
            [paper(name) for name in example.hold],
            example.on,
            left_out=[StepId(step) for step in example.leave_out],
            failed=[DatasetId(dataset) for dataset in example.fail],
        )
    except DomainError as refusal:
        return refusal.code


def paper(name: str) -> Paper:
    evidence, _, party = name.partition(".")
    return Paper(EvidenceId(evidence), PartyId(party))


def expected(example: Example) -> dict[str, Any]:
    """What the example says, in the form of `found`."""
    expect = example.expect
    said = {
        "visits": expect.visits,
        "steps": expect.steps and sorted(expect.steps),
        "bring": expect.bring if expect.bring is None else sorted(expect.bring),
        "shared": expect.shared and sorted(expect.shared),
        "promised_on": expect.promised_on,
        "asked": expect.asked and sorted(expect.asked),
    }
    return {name: value for name, value in said.items() if value is not None}


def found(planned: Plan, example: Example) -> dict[str, Any]:
    """What the plan says about everything that the example mentions."""
    by_source: dict[SourceKind, list[str]] = {}
    for demand in planned.demands:
        by_source.setdefault(demand.source.kind, []).append(demand.paper.key)
    facts = {fact.fact for fact in planned.facts}
    said = {
        "visits": len(planned.visits),
        "steps": sorted(step.id for step in planned.steps),
        "bring": sorted(by_source.get(SourceKind.APPLICANT, [])),
        "shared": sorted(by_source.get(SourceKind.SHARED, [])),
        "promised_on": planned.promised_on,
        "asked": sorted(facts & set(example.expect.asked or ())),
    }
    return {name: said[name] for name in expected(example)}


def where(example: Example) -> str:
    return f"{example.id}, content/{example.position.file}:{example.position.line}"
