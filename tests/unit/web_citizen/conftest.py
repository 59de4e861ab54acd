"""A birth in Tonglu under the committed content, at any point of its way; pages are read in English."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from onevisit.cases.api import Case, CaseView, Proceeding, ProceedingState
from onevisit.cli.folder import read_folder
from onevisit.kernel.ids import OrganisationId, PersonId, StepId
from onevisit.language import compile
from onevisit.planner.definitions import Edition

CONTENT = Path(__file__).resolve().parents[3] / "content"
FILED = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def edition() -> Edition:
    made = compile(read_folder(CONTENT)).edition
    assert made is not None, "run `onevisit check` to see why"
    return made


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def part(edition: Edition) -> Callable[..., Proceeding]:
    """A part of the case by its step: `part("vaccination", "issued", after=["birth_certificate"])`."""

    def made(step: str, state: str = "waiting", *, after: tuple[str, ...] = (), **given: Any) -> Proceeding:
        event = edition.life_events["birth"]
        service = next(s.service for s in event.steps if s.id == step)
        hospital = OrganisationId("tonglu_hospital")
        known = {
            "step": StepId(step),
            "service": service,
            "party": "child",
            "accepting": hospital,
            "deciding": hospital,
            "named": hospital,
            "liable": hospital,
            "after": after,
            "state": ProceedingState(state),
            "promised_on": date(2026, 11, 30),
            "statutory_on": None,
        }
        return Proceeding(**{**known, **given})

    return made


@pytest.fixture
def view() -> Callable[..., CaseView]:
    """The applicant's view of a case with these parts."""

    def made(*parts: Proceeding, **given: Any) -> CaseView:
        known = {
            "id": "33012226112312345675",
            "region": "330122",
            "version": 1,
            "life_event": "birth",
            "edition": "e",
            "situation": {},
            "applicant": PersonId("me"),
            "party": "mother",
            "filed_by": PersonId("me"),
            "filed_at": FILED,
            "filed_for": None,
            "facts": {},
            "proceedings": parts,
            "papers": (),
            "promised_on": date(2026, 11, 30),
            "planned_visits": 0,
        }
        return CaseView(Case(**{**known, **given}), (), {}, frozenset(), True)

    return made
