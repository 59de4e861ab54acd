"""A small edition and a part of a case; presenters are read in English here."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from django.utils import translation

from onevisit.cases.api import Case, CasePaper, PaperState, Proceeding, ProceedingState
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import IMMEDIATE, Calendar, Limit, Unit
from onevisit.planner.definitions import (
    Audience,
    Body,
    Dataset,
    Edition,
    Evidence,
    EvidenceKind,
    LifeEvent,
    Need,
    Offer,
    Organisation,
    Party,
    Region,
    Service,
)
from onevisit.planner.plans import Paper, SourceKind

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def words(text: str) -> Text:
    return Text(text, f"{text}(中)")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def calendar() -> Calendar:
    return Calendar(frozenset(), frozenset(), date(2026, 12, 31))


@pytest.fixture
def edition(calendar: Calendar) -> Edition:
    """One county, a hospital and a police station, two services of one birth."""
    promised = Limit(5, Unit.WORKING_DAY)
    services = {
        id: Service(id, words(id), "confirmation", body, None, promised, (), outputs=(f"{id}_paper",))
        for id, body in (("certificate", "hospital"), ("registration", "police"))
    }
    bodies = {id: Body(id, words(id), ("county",)) for id in ("hospital", "police")}
    organisations = {
        f"tonglu_{id}": Organisation(f"tonglu_{id}", words(f"Tonglu {id}"), id, "330122") for id in bodies
    }
    evidence = {
        id: Evidence(id, words(id), EvidenceKind.CERTIFICATE)
        for id in ("certificate_paper", "registration_paper", "identity_card")
    }
    birth = LifeEvent(
        "birth",
        words("Birth"),
        words("A child"),
        Audience.PERSON,
        "hospital",
        0,
        None,
        (Party("mother", words("the mother"), may_apply=True), Party("child", words("the child"))),
        (),
        (),
        (),
    )
    return Edition(
        hash="e",
        regions={"330122": Region("330122", "county", None, words("Tonglu"))},
        bodies=bodies,
        organisations=organisations,
        places={},
        facts={},
        evidence=evidence,
        datasets={
            "population": Dataset(
                "population", words("population"), "police", "conditional", ("identity_card",)
            )
        },
        rights={},
        services=services,
        offers={
            id: {
                "330122": Offer(
                    id,
                    "330122",
                    deciding=f"tonglu_{service.body}",
                    accepting="tonglu_hospital",
                    named=f"tonglu_{service.body}",
                    liable=f"tonglu_{service.body}",
                    opened=(),
                )
            }
            for id, service in services.items()
        },
        life_events={"birth": birth},
        laws={},
        sources={},
        calendar=calendar,
    )


@pytest.fixture
def part() -> Callable[..., Proceeding]:
    """A part that the hospital decides: `part(state=..., promised=...)`."""

    def made(**changes: Any) -> Proceeding:
        proceeding = Proceeding(
            step="certificate",
            service="certificate",
            party="child",
            accepting="tonglu_hospital",
            deciding="tonglu_hospital",
            named="tonglu_hospital",
            liable="tonglu_hospital",
            after=(),
            state=ProceedingState.RECEIVED,
            promised_on=date(2026, 11, 27),
            statutory_on=date(2026, 12, 18),
            promised=IMMEDIATE,
            evidence=("certificate_paper",),
        )
        return msgspec.structs.replace(proceeding, **changes)

    return made


@pytest.fixture
def paper() -> Callable[..., CasePaper]:
    """The mother's identity card, which the population register gave."""

    def made(**changes: Any) -> CasePaper:
        found = CasePaper(
            paper=Paper("identity_card", "mother"),
            need=Need.MUST,
            wanted_by=("certificate",),
            source=SourceKind.SHARED,
            state=PaperState.ARRIVED,
            dataset="population",
            snapshot="s",
            arrived_at=NOW,
        )
        return msgspec.structs.replace(found, **changes)

    return made


@pytest.fixture
def case(part: Callable[..., Proceeding]) -> Callable[..., Case]:
    """A birth of one part, or of those given."""

    def made(*papers: CasePaper, parts: tuple[Proceeding, ...] = ()) -> Case:
        return Case(
            id="33012226112312345674",
            region="330122",
            version=3,
            life_event="birth",
            edition="e",
            situation={},
            applicant="mother",
            party="mother",
            filed_by="mother",
            filed_at=NOW,
            filed_for=None,
            facts={},
            proceedings=parts or (part(),),
            papers=papers,
            promised_on=date(2026, 12, 7),
            planned_visits=0,
        )

    return made
