"""A whole edition as CPSV-AP 3.2: which class and property each of our words is.

The profile of the European Union for catalogues of public services (SEMIC,
CC-BY 4.0). docs/reference/cpsv-ap.md lists the mapping, and what it loses.
"""

from collections.abc import Iterator

from onevisit.kernel.text import Text
from onevisit.language.cpsv.services import ServiceWriter
from onevisit.language.cpsv.triples import CV, DCT, ELI, LOCN, ORG, RDF, SKOS, Things, Triple
from onevisit.planner.definitions import (
    Audience,
    Body,
    Edition,
    Evidence,
    Law,
    LifeEvent,
    Organisation,
    Place,
    Region,
)

BASE = "urn:onevisit:"
"""Where an operator names no address of its own under which things can be looked up."""

EVENT_CLASSES = {
    Audience.PERSON: "LifeEvent",
    Audience.ENTERPRISE: "BusinessEvent",
    Audience.CIVIL_SERVANT: "LifeEvent",
}
AUDIENCES = {
    Audience.PERSON: Text("Persons", "个人"),
    Audience.ENTERPRISE: Text("Enterprises", "企业"),
    Audience.CIVIL_SERVANT: Text("Civil servants", "公务员"),
}


def as_cpsv_ap(edition: Edition, base: str = BASE) -> tuple[Triple, ...]:
    """Every statement about an edition; things are addressed below `base`."""
    writer = _Writer(edition, Things(base))
    writer.write()
    return tuple(writer.things.triples)


def counts_of(triples: tuple[Triple, ...]) -> dict[str, int]:
    """How many things of each class are there: a graph without services would be valid too."""
    members: dict[str, set[str]] = {}
    for subject, predicate, value in triples:
        if predicate == f"{RDF}type" and isinstance(value, str):
            members.setdefault(value.replace("#", "/").rsplit("/", 1)[-1], set()).add(subject)
    return {name: len(found) for name, found in sorted(members.items())}


class _Writer:
    def __init__(self, edition: Edition, things: Things) -> None:
        self.edition = edition
        self.things = things

    def write(self) -> None:
        for region in self.edition.regions.values():
            self._region(region)
        for organisation in self.edition.organisations.values():
            self._organisation(organisation)
        for place in self.edition.places.values():
            self._place(place)
        for law in self.edition.laws.values():
            self._law(law)
        for evidence in self.edition.evidence.values():
            self._evidence(evidence)
        services = ServiceWriter(self.edition, self.things)
        for service in self.edition.services.values():
            services.write(service)
        for body in self._bodies_that_stand_in():
            self._body(body)
        for life_event in self.edition.life_events.values():
            self._life_event(life_event)

    def _region(self, region: Region) -> None:
        address = self.things.thing(self.things.address("region", region.code), f"{DCT}Location")
        self.things.named(address, region.code, region.name)
        if region.parent:
            self.things.link(address, f"{DCT}isPartOf", self.things.address("region", region.parent))

    def _organisation(self, organisation: Organisation) -> None:
        address = self.things.address("organisation", organisation.id)
        self._public(address, organisation.id, organisation.name)
        self.things.link(address, f"{DCT}spatial", self.things.address("region", organisation.region))
        kind = self.things.code("body", organisation.body, self.edition.bodies[organisation.body].name)
        self.things.link(address, f"{ORG}classification", kind)
        if organisation.parent:
            above = self.things.address("organisation", organisation.parent)
            self.things.link(address, f"{ORG}subOrganizationOf", above)

    def _bodies_that_stand_in(self) -> Iterator[Body]:
        """The kinds of bodies of services that nobody offers yet."""
        unoffered = (s for s in self.edition.services.values() if not self.edition.offers.get(s.id))
        yield from {s.body: self.edition.bodies[s.body] for s in unoffered}.values()

    def _body(self, body: Body) -> None:
        address = self.things.address("authority", body.id)
        self._public(address, body.id, body.name)
        for region in self.edition.regions.values():
            if region.parent is None:
                self.things.link(address, f"{DCT}spatial", self.things.address("region", region.code))

    def _public(self, address: str, name: str, words: Text) -> None:
        self.things.thing(address, f"{CV}PublicOrganisation", f"{ORG}Organization")
        self.things.named(address, name, words)
        self.things.text(address, f"{SKOS}prefLabel", words)

    def _place(self, place: Place) -> None:
        address = self.things.thing(self.things.address("place", place.id), f"{DCT}Location")
        self.things.named(address, place.id, place.name)
        self.things.link(address, f"{DCT}isPartOf", self.things.address("region", place.region))
        where = self.things.thing(self.things.address("address", place.id), f"{LOCN}Address")
        self.things.text(where, f"{LOCN}fullAddress", place.address)
        self.things.link(address, f"{LOCN}address", where)

    def _law(self, law: Law) -> None:
        address = self.things.thing(self.things.address("law", law.id), f"{ELI}LegalResource")
        self.things.named(address, law.id, law.name)
        if law.in_force_from:
            self.things.value(address, f"{ELI}first_date_entry_in_force", law.in_force_from, "date")

    def _evidence(self, evidence: Evidence) -> None:
        address = self.things.thing(self.things.address("evidence", evidence.id), f"{CV}EvidenceType")
        self.things.named(address, evidence.id, evidence.name)
        self.things.text(address, f"{DCT}description", evidence.guide)
        kind = self.things.code("evidence-kind", evidence.kind)
        self.things.link(address, f"{CV}evidenceTypeClassification", kind)

    def _life_event(self, life_event: LifeEvent) -> None:
        address = self.things.address("life-event", life_event.id)
        self.things.thing(address, f"{CV}Event", f"{CV}{EVENT_CLASSES[life_event.audience]}")
        self.things.named(address, life_event.id, life_event.name)
        self.things.text(address, f"{DCT}description", life_event.about)
        audience = self.things.code("audience", life_event.audience, AUDIENCES[life_event.audience])
        self.things.link(address, f"{DCT}audience", audience)
        for step in life_event.steps:
            service = self.things.address("service", step.service)
            self.things.link(address, f"{CV}hasRelatedService", service)
            self.things.link(service, f"{CV}isGroupedBy", address)
            self.things.link(service, f"{DCT}audience", audience)
        for number, exclusion in enumerate(life_event.exclusions, 1):
            name = f"{life_event.id}.{number}"
            criterion = self.things.address("criterion", life_event.id, str(number))
            self.things.thing(criterion, f"{CV}Requirement", f"{CV}Criterion")
            self.things.named(criterion, name, exclusion.because)
            self.things.text(criterion, f"{DCT}description", exclusion.instead)
            self.things.link(address, f"{CV}holdsRequirement", criterion)
