"""Services and what a search finds, as the API tells them."""

from pydantic import Field

from onevisit.catalogue.api import GuideHit
from onevisit.planner.definitions import (
    ContactDefinition,
    Demand,
    Fee,
    Offer,
    Opened,
    Place,
    Service,
)
from onevisit.rest.shapes.base import Shape
from onevisit.rest.shapes.speaker import Speaker
from onevisit.rest.shapes.words import LawShape, LimitShape, MoneyShape, NamedShape


class ServiceRowShape(Shape):
    """A service, in a list."""

    id: str
    name: str
    about: str
    kind: str
    """The national item type."""
    body: NamedShape
    """Which kind of body has the power."""
    also_called: list[str]

    @classmethod
    def of(cls, service: Service, say: Speaker) -> "ServiceRowShape":
        return cls(
            id=service.id,
            name=say.text(service.name),
            about=say.text(service.about),
            kind=service.kind,
            body=NamedShape(id=service.body, name=say.text(say.edition.bodies[service.body].name)),
            also_called=list(service.also_called),
        )


class ServicesShape(Shape):
    """Services, in the order of their ids."""

    items: list[ServiceRowShape]
    next: str | None
    """The id to give as `after` for those that follow; null at the end."""


class ServiceDemandShape(Shape):
    """A paper that the service can ask for."""

    evidence: NamedShape
    about: str | None
    """Whom it is about; null: the person for whom the service is done."""
    need: str
    when: str | None = Field(examples=["parents_married"])
    """The condition on answers; null: always."""
    made_by_agency: bool
    law: list[LawShape]

    @classmethod
    def of(cls, demand: Demand, say: Speaker) -> "ServiceDemandShape":
        return cls(
            evidence=say.evidence(demand.evidence),
            about=demand.about,
            need=demand.need,
            when=demand.when.text if demand.when else None,
            made_by_agency=demand.made_by_agency,
            law=say.laws(demand.law),
        )


class ServiceContactShape(Shape):
    """A thing that the applicant has to do, and the channels that law permits for it."""

    kind: str
    channels: list[str]
    when: str | None

    @classmethod
    def of(cls, contact: ContactDefinition) -> "ServiceContactShape":
        return cls(
            kind=contact.kind,
            channels=list(contact.channels),
            when=contact.when.text if contact.when else None,
        )


class ServiceFeeShape(Shape):
    """What it costs, and in which situations."""

    name: str
    amount: MoneyShape
    when: str | None
    paid_with_case: bool
    note: str
    law: list[LawShape]

    @classmethod
    def of(cls, fee: Fee, say: Speaker) -> "ServiceFeeShape":
        return cls(
            name=say.text(fee.name),
            amount=MoneyShape.of(fee.amount),
            when=fee.when.text if fee.when else None,
            paid_with_case=fee.collected_with_case,
            note=say.text(fee.note),
            law=say.laws(fee.law),
        )


class PlaceShape(NamedShape):
    """Where to go."""

    channel: str
    address: str
    hours: str

    @classmethod
    def of(cls, place: Place, say: Speaker) -> "PlaceShape":
        return cls(
            id=place.id,
            name=say.text(place.name),
            channel=place.channel,
            address=say.text(place.address),
            hours=say.text(place.hours),
        )


class OpenedShape(Shape):
    """How a thing can be done in this county, and where in person."""

    kind: str
    channels: list[str]
    places: list[PlaceShape]

    @classmethod
    def of(cls, opened: Opened, say: Speaker) -> "OpenedShape":
        return cls(
            kind=opened.kind,
            channels=list(opened.channels),
            places=[PlaceShape.of(say.edition.places[place], say) for place in opened.places],
        )


class OfferShape(Shape):
    """The service as one region carries it out."""

    region: NamedShape
    deciding: NamedShape
    accepting: NamedShape
    promised: LimitShape
    opened: list[OpenedShape]
    visits_at_most: int | None
    """Computed for the service done alone, every condition taken as true; null: cannot be done now."""

    @classmethod
    def of(cls, offer: Offer, visits: int | None, say: Speaker) -> "OfferShape":
        promised = offer.promised or say.edition.services[offer.service].promised
        return cls(
            region=say.region(offer.region),
            deciding=say.organisation(offer.deciding),
            accepting=say.organisation(offer.accepting),
            promised=LimitShape.of(promised),
            opened=[OpenedShape.of(opened, say) for opened in offer.opened],
            visits_at_most=visits,
        )


class ServiceShape(ServiceRowShape):
    """A service's guide: what it asks, how long it takes, what it costs, on which law."""

    edition: str
    statutory: LimitShape | None
    """Null: the law sets none."""
    promised: LimitShape
    visits_declared: int | None
    demands: list[ServiceDemandShape]
    contacts: list[ServiceContactShape]
    fees: list[ServiceFeeShape]
    results: list[NamedShape]
    mistakes: list[str]
    law: list[LawShape]
    life_events: list[NamedShape]
    """Those that include it."""
    regions: list[NamedShape]
    """Those that offer it."""
    offer: OfferShape | None
    """That of the region asked for, or of the nearest above it that has one."""

    @classmethod
    def in_full(
        cls,
        service: Service,
        say: Speaker,
        *,
        life_events: list[NamedShape],
        regions: list[NamedShape],
        offer: OfferShape | None,
    ) -> "ServiceShape":
        """The whole guide."""
        return cls(
            **ServiceRowShape.of(service, say).model_dump(),
            edition=say.edition.hash,
            statutory=None if service.statutory is None else LimitShape.of(service.statutory),
            promised=LimitShape.of(service.promised),
            visits_declared=service.visits_declared,
            demands=[ServiceDemandShape.of(demand, say) for demand in service.demands],
            contacts=[ServiceContactShape.of(contact) for contact in service.contacts],
            fees=[ServiceFeeShape.of(fee, say) for fee in service.fees],
            results=[say.evidence(output) for output in service.outputs],
            mistakes=[say.text(advice) for advice in service.mistakes],
            law=say.laws(service.law),
            life_events=life_events,
            regions=regions,
            offer=offer,
        )


class HitShape(Shape):
    """A guide that answers the words."""

    kind: str = Field(examples=["life_event"])
    """`life_event` (read it at `/api/life-events/{id}`) or `service` (`/api/services/{id}`)."""
    id: str
    name: str
    about: str
    visits_at_most: int | None
    """A life event's promise."""
    offered_here: bool
    """Whether the region asked for offers it; true where none was asked for."""

    @classmethod
    def of(cls, hit: GuideHit, say: Speaker) -> "HitShape":
        return cls(
            kind=hit.kind,
            id=hit.id,
            name=say.text(hit.name),
            about=say.text(hit.about),
            visits_at_most=hit.visits_at_most,
            offered_here=hit.offered_here,
        )


class HitsShape(Shape):
    """Guides, best guess first; empty where nothing is called so."""

    items: list[HitShape]
