"""A small world: one birth in one county, with a chain, a side branch, shared, late and brought papers."""

from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import msgspec
import pytest

from onevisit.cases.domain import refusals
from onevisit.cases.domain.decide import act
from onevisit.cases.domain.opening import open_case
from onevisit.cases.domain.papers import paper_arrived
from onevisit.cases.domain.values import ActionName, Case, Change, Draft, DraftPaper
from onevisit.kernel.actors import SYSTEM, Actor, Post, Role
from onevisit.kernel.money import FREE
from onevisit.kernel.text import Sentence, Text
from onevisit.kernel.working_days import IMMEDIATE, Calendar, Limit, Unit
from onevisit.planner.definitions import Edition, Fact, FactKind, Need, Organisation, Service
from onevisit.planner.plans import (
    Paper,
    PaperSource,
    Plan,
    PlannedDemand,
    PlannedFact,
    PlannedStep,
    Reason,
    SourceKind,
)

REGION = "330122"
NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
"""A Friday morning in Hangzhou; five working days later is 24 September (domain.md section 4)."""
CASE = "33012226091812345674"


def text(words: str) -> Text:
    return Text(words, f"{words}(中)")


def reason(**answers: Any) -> Reason:
    return Reason(Sentence("because", "Because."), answers=answers)


def person(name: str, *posts: tuple[Role, str], region: str = REGION) -> Actor:
    return Actor(name, name.title(), posts=tuple(Post(role, org, region) for role, org in posts))


def step(id: str, organisation: str, after: tuple[str, ...] = (), **changes: Any) -> PlannedStep:
    return msgspec.structs.replace(
        PlannedStep(
            id=id,
            service=f"{id}_service",
            name=text(id),
            party="child",
            party_name=text("the child"),
            optional=False,
            after=after,
            accepting=organisation,
            deciding=organisation,
            named=organisation,
            liable=organisation,
            organisation_name=text(organisation),
            promised=IMMEDIATE,
            statutory=None,
            stage=0,
            starts_on=date(2026, 9, 18),
            promised_on=date(2026, 9, 18),
            statutory_on=None,
            critical=True,
            outputs=(id,),
            reason=reason(),
        ),
        **changes,
    )


def demand(evidence: str, about: str, kind: SourceKind, *wanted_by: str, **changes: Any) -> PlannedDemand:
    source = PaperSource(kind, dataset="register" if kind is SourceKind.SHARED else None)
    return msgspec.structs.replace(
        PlannedDemand(
            paper=Paper(evidence, about),
            name=text(evidence),
            about_name=text(about),
            wanted_by=wanted_by,
            need=Need.MUST,
            source=source,
            fallback=SourceKind.APPLICANT if kind is SourceKind.SHARED else None,
            guide=None,
            reason=reason(),
        ),
        **changes,
    )


CALENDAR = Calendar(
    rest_days=frozenset(
        {
            date(2026, 9, 25),
            *(date(2026, 10, day) for day in range(1, 8)),
        }
    ),
    make_up_days=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    known_until=date(2026, 12, 31),
)

STEPS = (
    step("certificate", "hospital"),
    step("vaccination", "hospital", ("certificate",)),
    step(
        "household",
        "police",
        ("certificate",),
        promised=Limit(5, Unit.WORKING_DAY),
        statutory=Limit(20, Unit.WORKING_DAY),
        reason=reason(married=True),
    ),
    step("insurance", "insurer", ("household",), accepting="township"),
    step("maternity", "insurer", ("certificate",), optional=True, outputs=()),
)
DEMANDS = (
    demand("form", "child", SourceKind.FORM, "certificate"),
    demand("identity_card", "mother", SourceKind.SHARED, "certificate"),
    demand("photo", "child", SourceKind.APPLICANT, "certificate", need=Need.LATER),
    demand("footprint", "child", SourceKind.AGENCY, "certificate"),
    demand(
        "certificate",
        "child",
        SourceKind.STEP,
        "household",
        "vaccination",
        source=PaperSource(SourceKind.STEP, step="certificate"),
    ),
    demand("marriage", "parents", SourceKind.SHARED, "household", reason=reason(married=True)),
    demand(
        "household",
        "child",
        SourceKind.STEP,
        "insurance",
        source=PaperSource(SourceKind.STEP, step="household"),
    ),
    demand("discharge", "mother", SourceKind.SHARED, "maternity", fallback=None),
    demand("bank_card", "mother", SourceKind.APPLICANT, "maternity"),
    demand("letter", "mother", SourceKind.APPLICANT, "maternity", need=Need.OPTIONAL),
)
FACTS = (
    Fact("child_name", text("child's name"), FactKind.TEXT, "child", max_length=10),
    Fact("born_on", text("day of birth"), FactKind.DATE, "child", attribute="born_on"),
    Fact("mother_number", text("mother's number"), FactKind.IDENTITY_NUMBER, "mother"),
    Fact("account", text("account"), FactKind.BANK_ACCOUNT, "money"),
)


def identity_number(value: str, on: date) -> str:
    if value.upper() != "33012219900307123X":
        raise refusals.FACT_NOT_A_NUMBER(field="number")
    return value.upper()


class World:
    """Everything that a test of the case engine needs to begin with."""

    now = NOW
    case_id = CASE
    mother = person("mother")
    stranger = person("stranger")
    midwife = person("midwife", (Role.OFFICER, "hospital"))
    policeman = person("policeman", (Role.OFFICER, "police"))
    other_policeman = person("other_policeman", (Role.OFFICER, "police"))
    insurer = person("insurer", (Role.OFFICER, "insurer"))
    township_clerk = person("township_clerk", (Role.CLERK, "township"))
    hall_clerk = person("hall_clerk", (Role.CLERK, "hall"))
    system = SYSTEM

    def __init__(self) -> None:
        self.edition = Edition(
            hash="e1",
            regions={},
            bodies={},
            organisations={
                name: Organisation(name, text(name), "body", REGION)
                for name in ("hospital", "police", "insurer", "township", "hall")
            },
            places={},
            facts={fact.id: fact for fact in FACTS},
            evidence={},
            datasets={},
            rights={},
            services={
                s.service: Service(s.service, s.name, "confirmation", "body", None, IMMEDIATE, ())
                for s in STEPS
            },
            offers={},
            life_events={},
            laws={},
            sources={},
            calendar=CALENDAR,
        )
        self.plan = Plan(
            life_event="birth",
            name=text("Birth"),
            region=REGION,
            region_name=text("Tonglu"),
            edition="e1",
            on=date(2026, 9, 18),
            situation={"married": True},
            steps=STEPS,
            left_out=(),
            demands=DEMANDS,
            facts=(
                PlannedFact("child_name", "child", True, ("certificate", "household")),
                PlannedFact("born_on", "child", True, ("certificate",)),
                PlannedFact("mother_number", "mother", True, ("certificate",)),
                PlannedFact("account", "money", False, ("maternity",)),
            ),
            contacts=(),
            visits=(),
            visits_reason=reason(),
            promised_on=date(2026, 9, 24),
            statutory_on=None,
            working_days=5,
            critical_path=("certificate", "household"),
            provisional=False,
            bill=(),
            due=FREE,
        )

    checks = MappingProxyType({FactKind.IDENTITY_NUMBER: identity_number})

    def draft(self, **changes: Any) -> Draft:
        """A draft that lacks nothing."""
        return msgspec.structs.replace(
            Draft(
                id=f"{REGION}abc",
                region=REGION,
                version=3,
                life_event="birth",
                edition="e1",
                situation={"married": True, "surname": "mother"},
                left_out=(),
                begun_on=date(2026, 9, 17),
                updated_at=NOW,
                applicant="mother",
                party="mother",
                filed_by="mother",
                filed_for=None,
                facts={
                    "child_name": "Xin",
                    "born_on": "2026-09-01",
                    "mother_number": "33012219900307123x",
                    "account": "6222 0000 1111",
                },
                papers=(DraftPaper("bank_card.mother", "snap-bank", "card.jpg", "image/jpeg", 9),),
                applicant_name="Mother",
            ),
            **changes,
        )

    def open(self, draft: Draft | None = None, actor: Actor | None = None, **given: Any) -> Change:
        """The draft, filed."""
        return open_case(
            draft or self.draft(),
            self.plan,
            self.edition,
            case_id=CASE,
            actor=actor or self.mother,
            now=NOW,
            checks=self.checks,
            **given,
        )

    def opened(self) -> Case:
        """A case just filed: every register still to be asked."""
        return self.open().case

    def fetched(self) -> Case:
        """A case whose registers have all answered."""
        case = self.opened()
        for key in ("identity_card.mother", "marriage.parents", "discharge.mother"):
            change = paper_arrived(case, key, f"snap-{key}", now=NOW)
            assert change is not None
            case = change.case
        return case

    def act(self, case: Case, actor: Actor, step: str, *actions: ActionName, **given: Any) -> Change:
        return act(case, actor, step, actions, edition=self.edition, now=given.pop("now", NOW), **given)

    def do(self, case: Case, actor: Actor, step: str, *actions: ActionName, **given: Any) -> Case:
        return self.act(case, actor, step, *actions, **given).case


@pytest.fixture
def world() -> World:
    return World()
