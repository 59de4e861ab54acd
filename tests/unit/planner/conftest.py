"""A small catalogue that a test fills with just what its rule needs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
import pytest

from onevisit.kernel.conditions import Condition, parse
from onevisit.kernel.ids import (
    BodyId,
    DatasetId,
    EditionHash,
    EvidenceId,
    FactId,
    LifeEventId,
    OrganisationId,
    PartyId,
    PlaceId,
    QuestionId,
    RegionCode,
    RightId,
    ServiceId,
    StepId,
)
from onevisit.kernel.money import Money
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import IMMEDIATE, Calendar, Limit, Unit
from onevisit.planner import api
from onevisit.planner.definitions import (
    Audience,
    Body,
    Channel,
    Choice,
    ContactDefinition,
    ContactKind,
    Dataset,
    Demand,
    Edition,
    Evidence,
    EvidenceKind,
    Exclusion,
    Fact,
    FactGroup,
    FactKind,
    FactUse,
    Fee,
    LifeEvent,
    Need,
    Offer,
    Opened,
    Organisation,
    Party,
    Place,
    Question,
    QuestionKind,
    Region,
    Right,
    Service,
    Step,
)
from onevisit.planner.plans import Paper, Plan

PROVINCE, CITY, COUNTY = RegionCode("33"), RegionCode("3301"), RegionCode("330122")
ON = date(2026, 3, 2)
"""A Monday with no holiday near."""


def text(words: str) -> Text:
    return Text(words, f"{words}(中)")


def condition(words: str | None) -> Condition | None:
    return parse(words) if words else None


def working_days(days: int) -> Limit:
    return Limit(days, Unit.WORKING_DAY)


class Catalogue:
    """One life event, `matter`, for the party `child`, in three regions one below the other."""

    def __init__(self) -> None:
        self.bodies: dict[BodyId, Body] = {}
        self.organisations: dict[OrganisationId, Organisation] = {}
        self.places: dict[PlaceId, Place] = {}
        self.evidences: dict[EvidenceId, Evidence] = {}
        self.datasets: dict[DatasetId, Dataset] = {}
        self.rights: dict[RightId, Right] = {}
        self.services: dict[ServiceId, Service] = {}
        self.offers: dict[ServiceId, dict[RegionCode, Offer]] = {}
        self.facts: dict[FactId, Fact] = {}
        self.questions: list[Question] = []
        self.steps: list[Step] = []
        self.exclusions: list[Exclusion] = []
        self.given: dict[QuestionId, bool | int | str] = {}
        self.of_life_event: dict[str, Any] = {}
        self.calendar = Calendar(frozenset(), frozenset(), date(2026, 12, 31))

    def body(self, name: str, *, parent: str | None = None, region: RegionCode = COUNTY) -> None:
        """A kind of body and one organisation of it, both called `name`."""
        body = BodyId(name)
        self.bodies[body] = Body(body, text(name), ("county",), BodyId(parent) if parent else None)
        organisation = OrganisationId(name)
        self.organisations[organisation] = Organisation(organisation, text(name), body, region)

    def place(self, name: str, channel: Channel = Channel.HALL) -> PlaceId:
        place = PlaceId(name)
        self.places[place] = Place(place, text(name), channel, COUNTY, text("street"))
        return place

    def evidence(
        self, name: str, kind: EvidenceKind = EvidenceKind.CERTIFICATE, *, fetched_from: str | None = None
    ) -> None:
        evidence = EvidenceId(name)
        giver = ServiceId(fetched_from) if fetched_from else None
        self.evidences[evidence] = Evidence(evidence, text(name), kind, obtained_from=giver)

    def dataset(self, name: str, *gives: str, sharing: str = "conditional") -> None:
        self.body("keeper")
        dataset = DatasetId(name)
        self.datasets[dataset] = Dataset(
            dataset, text(name), BodyId("keeper"), sharing, tuple(EvidenceId(g) for g in gives)
        )

    def right(
        self,
        dataset: str,
        *,
        consumer: str = "office",
        evidence: Iterable[str],
        services: Iterable[str],
        region: RegionCode = PROVINCE,
        since: date = date(2020, 1, 1),
        until: date | None = None,
    ) -> None:
        right = RightId(f"{consumer}_reads_{dataset}_{len(self.rights)}")
        self.rights[right] = Right(
            right,
            DatasetId(dataset),
            BodyId(consumer),
            tuple(EvidenceId(e) for e in evidence),
            tuple(ServiceId(s) for s in services),
            region,
            since,
            until,
        )

    def demand(
        self,
        evidence: str,
        *,
        about: str | None = None,
        need: Need = Need.MUST,
        when: str | None = None,
        by_agency: bool = False,
    ) -> Demand:
        if evidence not in self.evidences:
            self.evidence(evidence)
        party = PartyId(about) if about else None
        return Demand(EvidenceId(evidence), party, need, condition(when), made_by_agency=by_agency)

    def contact(
        self,
        *channels: Channel,
        kind: ContactKind = ContactKind.APPLY,
        when: str | None = None,
        why: str | None = None,
    ) -> ContactDefinition:
        return ContactDefinition(kind, channels, condition(when), text(why) if why else None)

    def fact(
        self, name: str, *, group: str = "child", when: str | None = None, optional: bool = False
    ) -> FactUse:
        fact = FactId(name)
        self.facts[fact] = Fact(fact, text(name), FactKind.TEXT, group)
        return FactUse(fact, condition(when), optional)

    def fee(self, fen: int, *, when: str | None = None, with_case: bool = True, **dates: date) -> Fee:
        return Fee(Money(fen), text("fee"), condition(when), with_case, **dates)

    def service(
        self,
        name: str,
        *,
        contacts: Iterable[ContactDefinition] = (),
        demands: Iterable[Demand] = (),
        facts: Iterable[FactUse] = (),
        fees: Iterable[Fee] = (),
        outputs: Iterable[str] = (),
        promised: Limit = IMMEDIATE,
        statutory: Limit | None = None,
        by: str = "office",
        region: RegionCode | None = COUNTY,
        places: Iterable[PlaceId] = (),
        opened: Iterable[Opened] | None = None,
        offer_promises: Limit | None = None,
    ) -> ServiceId:
        """A service and, unless `region` is None, its offer there by the organisation `by`."""
        if by not in self.bodies:
            self.body(by)
        service = ServiceId(name)
        contacts = tuple(contacts)
        for output in outputs:
            if output not in self.evidences:
                self.evidence(output)
        self.services[service] = Service(
            service,
            text(name),
            "confirmation",
            BodyId(by),
            statutory,
            promised,
            contacts,
            tuple(demands),
            tuple(facts),
            tuple(EvidenceId(o) for o in outputs),
            tuple(fees),
        )
        if region is not None:
            organisation = OrganisationId(by)
            if opened is None:
                opened = (Opened(c.kind, c.channels, tuple(places)) for c in contacts)
            self.offers.setdefault(service, {})[region] = Offer(
                service,
                region,
                organisation,
                organisation,
                organisation,
                organisation,
                tuple(opened),
                offer_promises,
            )
        return service

    def step(
        self,
        name: str,
        *,
        service: str | None = None,
        after: Iterable[str] = (),
        when: str | None = None,
        optional: bool = False,
        alternative: str = "",
        wait: Limit | None = None,
        party: str = "child",
        **of_service: Any,
    ) -> None:
        """A step; its service has its name and is made here, unless named as made before."""
        if service is None:
            self.service(name, **of_service)
        self.steps.append(
            Step(
                StepId(name),
                ServiceId(service or name),
                PartyId(party),
                tuple(after),
                condition(when),
                optional,
                alternative,
                wait,
            )
        )

    def question(
        self,
        name: str,
        kind: QuestionKind = QuestionKind.YES_NO,
        *,
        choices: Iterable[str] = (),
        when: str | None = None,
    ) -> None:
        self.questions.append(
            Question(
                QuestionId(name),
                text(f"{name}?"),
                text("because"),
                kind,
                tuple(Choice(c, text(c.title())) for c in choices),
                condition(when),
            )
        )

    def change_service(self, name: str, **fields: Any) -> None:
        """Fields of a service that few tests need."""
        service = ServiceId(name)
        self.services[service] = msgspec.structs.replace(self.services[service], **fields)

    def change_step(self, name: str, **fields: Any) -> None:
        """Fields of a step that few tests need."""
        self.steps = [
            msgspec.structs.replace(step, **fields) if step.id == name else step for step in self.steps
        ]

    def change_question(self, name: str, **fields: Any) -> None:
        """Fields of a question that few tests need."""
        self.questions = [
            msgspec.structs.replace(asked, **fields) if asked.id == name else asked
            for asked in self.questions
        ]

    def exclude(self, when: str) -> None:
        self.exclusions.append(Exclusion(parse(when), text("Not for you."), text("Go elsewhere.")))

    def edition(self) -> Edition:
        regions = {
            PROVINCE: Region(PROVINCE, "province", None, text("Province")),
            CITY: Region(CITY, "city", PROVINCE, text("City")),
            COUNTY: Region(COUNTY, "county", CITY, text("County")),
        }
        life_event = LifeEvent(
            LifeEventId("matter"),
            text("Matter"),
            text("about"),
            Audience.PERSON,
            BodyId("office"),
            1,
            None,
            (Party(PartyId("child"), text("Child")), Party(PartyId("mother"), text("Mother"), True)),
            tuple(self.questions),
            tuple(self.steps),
            (FactGroup("child", text("The child")), FactGroup("parents", text("The parents"))),
            tuple(self.exclusions),
            given=self.given,
        )
        life_event = msgspec.structs.replace(life_event, **self.of_life_event)
        return Edition(
            hash=EditionHash("e"),
            regions=regions,
            bodies=self.bodies,
            organisations=self.organisations,
            places=self.places,
            facts=self.facts,
            evidence=self.evidences,
            datasets=self.datasets,
            rights=self.rights,
            services=self.services,
            offers=self.offers,
            life_events={life_event.id: life_event},
            laws={},
            sources={},
            calendar=self.calendar,
        )

    def plan(
        self,
        answers: dict[str, bool | int | str] | None = None,
        *,
        holdings: Iterable[Paper] = (),
        region: RegionCode = COUNTY,
        on: date = ON,
        left_out: Iterable[str] = (),
        failed: Iterable[str] = (),
    ) -> Plan:
        return api.plan(
            self.edition(),
            LifeEventId("matter"),
            answers or {},
            region,
            tuple(holdings),
            on,
            left_out=tuple(StepId(s) for s in left_out),
            failed=tuple(DatasetId(f) for f in failed),
        )


@pytest.fixture
def catalogue() -> Catalogue:
    """An empty catalogue."""
    return Catalogue()


@pytest.fixture(scope="session")
def new_catalogue() -> type[Catalogue]:
    """Makes empty catalogues, for a test that needs many."""
    return Catalogue
