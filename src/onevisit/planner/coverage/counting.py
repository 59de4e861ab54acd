"""Coverage: the share of services and of life events that keep the promise in every situation."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from onevisit.kernel.conditions import questions_of
from onevisit.kernel.ids import BodyId, LifeEventId, PartyId, RegionCode, ServiceId, StepId
from onevisit.kernel.text import Text
from onevisit.planner.coverage.figures import Coverage, Excess, Group, Share, Tally
from onevisit.planner.coverage.shapes import Shape, Shapes
from onevisit.planner.definitions import Audience, Edition, LifeEvent, Question, Service, Step
from onevisit.planner.proving.proofs import Proof
from onevisit.planner.proving.prove import prove_for, regions_offering

APPLICANT = PartyId("applicant")
COUNTRY = Text("all", "全部")
Namer = Callable[[str], Text]


class Counted(NamedTuple):
    """Offers that are counted together: where, whose, and what they need."""

    region: RegionCode
    body: BodyId
    visits: int | None
    declared: int | None


def coverage_of(edition: Edition, level: str | None, on: date) -> Coverage:
    """Count the offers of a level (None: of all), each in its worst case."""
    counting = _Counting(edition, level, on)
    services = counting.group(counting.services())
    life_events = counting.group(counting.life_events())
    above = sorted(counting.excesses(), key=lambda e: (-(e.visits or 0), -e.regions, e.id))
    return Coverage(
        edition.hash, on, level, services, life_events, tuple(above), weighed=len(counting.proofs)
    )


class _Counting:
    def __init__(self, edition: Edition, level: str | None, on: date) -> None:
        self.edition = edition
        self.on = on
        self.shapes = Shapes(edition, on)
        self.regions = {r.code: r for r in edition.regions.values() if level is None or r.level == level}
        self.proofs: dict[tuple[str, Shape], Proof] = {}
        self.like: Counter[tuple[str, Shape]] = Counter()
        self.questions: dict[str, Question] = {
            q.id: q for e in edition.life_events.values() for q in e.questions
        }

    def services(self) -> Counter[Counted]:
        """Every offer, by what it needs alone, with the trips for its papers."""
        counted: Counter[Counted] = Counter()
        for name, offers in self.edition.offers.items():
            service = self.edition.services[name]
            matter = alone(service, tuple(self._questions_of(service.id)))
            for region, offer in offers.items():
                if region in self.regions:
                    key = (f"service:{name}", self.shapes.of_offer(offer))
                    visits = self._visits(key, matter, region)
                    counted[Counted(region, service.body, visits, service.visits_declared)] += 1
        return counted

    def life_events(self) -> Counter[Counted]:
        """Every life event in every region that offers it."""
        counted: Counter[Counted] = Counter()
        for matter in self.edition.life_events.values():
            services = [step.service for step in matter.steps]
            for region in regions_offering(self.edition, matter):
                if region in self.regions:
                    key = (f"life_event:{matter.id}", self.shapes.of_services(services, region))
                    visits = self._visits(key, matter, region)
                    counted[Counted(region, matter.lead, visits, matter.visits_at_most)] += 1
        return counted

    def _visits(self, key: tuple[str, Shape], matter: LifeEvent, region: RegionCode) -> int | None:
        proof = self.proofs.get(key)
        if proof is None:
            proof = prove_for(self.edition, matter, self.edition.regions[region], self.on, at_most=1)
            self.proofs[key] = proof
        self.like[key] += 1
        return proof.visits

    def _questions_of(self, name: ServiceId) -> Iterator[Question]:
        """The questions on which a service and those that give its papers hang, each behind what it needs."""
        wanted: dict[str, None] = {}
        for service in self.shapes.with_givers(name):
            parts = self.edition.services[service]
            whens = [d.when for d in parts.demands] + [c.when for c in parts.contacts]
            whens += [case.when for case in parts.promised_in_cases]
            whens += [parts.commitment.when] if parts.commitment else []
            for when in whens:
                if when is not None:
                    wanted.update(dict.fromkeys(questions_of(when)))
        placed: set[str] = set()

        def place(question: str) -> Iterator[Question]:
            found = self.questions.get(question)
            if found is None or question in placed:
                return
            placed.add(question)
            for before in questions_of(found.when) if found.when else ():
                yield from place(before)
            yield found

        for question in wanted:
            yield from place(question)

    def group(self, counted: Counter[Counted]) -> Group:
        """The figures by level, city, county and body."""
        regions, bodies = self.edition.regions, self.edition.bodies

        def name_of_region(code: str) -> Text:
            return regions[RegionCode(code)].name

        return Group(
            whole=self._shares(counted, lambda _: "all", lambda _: COUNTRY)[0]
            if counted
            else Share("all", COUNTRY, Tally(), Tally()),
            by_level=self._shares(counted, lambda c: regions[c.region].level, lambda key: Text(key, key)),
            by_city=self._shares(counted, lambda c: self._above(c.region, "city"), name_of_region),
            by_county=self._shares(counted, lambda c: self._above(c.region, "county"), name_of_region),
            by_body=self._shares(counted, lambda c: c.body, lambda key: bodies[BodyId(key)].name),
        )

    def _shares(
        self, counted: Counter[Counted], key_of: Callable[[Counted], str | None], name_of: Namer
    ) -> tuple[Share, ...]:
        shares: dict[str, Share] = {}
        for one, count in counted.items():
            key = key_of(one)
            if key is not None:
                if key not in shares:
                    shares[key] = Share(key, name_of(key), Tally(), Tally())
                shares[key].computed.add(one.visits, count)
                shares[key].declared.add(one.declared, count)
        return tuple(shares[key] for key in sorted(shares))

    def _above(self, region: RegionCode, level: str) -> str | None:
        chain = self.shapes.chain(region)
        return next((code for code in chain if self.edition.regions[code].level == level), None)

    def excesses(self) -> Iterator[Excess]:
        """What needs more than one visit, or serves nobody."""
        for (name, shape), proof in self.proofs.items():
            if proof.visits is not None and proof.visits <= 1:
                continue
            kind, _, key = name.partition(":")
            service = self.edition.services.get(ServiceId(key)) if kind == "service" else None
            yield Excess(
                kind=kind,
                id=key,
                name=proof.name,
                body=service.body if service else self.edition.life_events[proof.life_event].lead,
                visits=proof.visits,
                declared=service.visits_declared if service else proof.declared,
                regions=self.like[name, shape],
                example=proof.region,
                words=proof.words,
                cause=proof.reason,
            )


def alone(service: Service, questions: tuple[Question, ...] = ()) -> LifeEvent:
    """The life event that consists of one service."""
    return LifeEvent(
        id=LifeEventId(service.id),
        name=service.name,
        about=service.name,
        audience=Audience.PERSON,
        lead=service.body,
        visits_at_most=1 if service.visits_declared is None else service.visits_declared,
        promised=None,
        parties=(),
        questions=questions,
        steps=(Step(StepId(service.id), service.id, APPLICANT),),
        groups=(),
    )
