"""Closed things that could be opened, and the edition as it would be with them open.

Only what law permits and somebody can decide: a right where a register has
the paper and may share it, a channel that the service permits and the offer
has not opened, a place that may serve what it does not serve yet.
"""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum

import msgspec

from onevisit.kernel.ids import (
    BodyId,
    DatasetId,
    EvidenceId,
    PlaceId,
    RegionCode,
    RightId,
    ServiceId,
)
from onevisit.planner.contacts import Personal
from onevisit.planner.definitions import Channel, ContactKind, Demand, Edition, Offer, Opened, Right, Service
from onevisit.planner.setting import Setting, Work


class OpeningKind(StrEnum):
    """What sort of thing is opened."""

    RIGHT = "right"
    CHANNEL = "channel"
    COURIER = "courier"
    ACCEPTANCE = "acceptance"
    """A station or village point takes in what only others did."""
    PLACE = "place"
    """One place serves what another serves."""


class Opening(msgspec.Struct, frozen=True):
    """One decision that opens something; the fields that its kind needs are set.

    A right: `body` may read `evidence` of `dataset`, in `region` and below.
    The others change the offer of `service` in `region`: a channel for
    `contact` (`instead` are channels that would do as well), or `place` for
    all contacts that law lets it serve.
    """

    kind: OpeningKind
    region: RegionCode
    service: ServiceId | None = None
    contact: ContactKind | None = None
    channel: Channel | None = None
    instead: tuple[Channel, ...] = ()
    place: PlaceId | None = None
    dataset: DatasetId | None = None
    body: BodyId | None = None
    evidence: EvidenceId | None = None

    def __str__(self) -> str:
        """A name for it, the same in every run: what it opens, part by part."""
        parts = (self.kind, self.region, self.service, self.contact, self.channel, self.place)
        return ":".join(str(part) for part in (*parts, self.dataset, self.body, self.evidence) if part)


def remote_channel(work: Work, contact: Personal) -> Opening | None:
    """The opening that makes a contact need no visit, where law permits one."""
    definition = next(c for c in work.service.contacts if c.kind is contact.kind)
    remote = [channel for channel in Channel if channel in definition.channels and not channel.is_visit]
    if not remote:
        return None
    if contact.kind is ContactKind.COLLECT and Channel.COURIER in remote:
        remote = [Channel.COURIER, *(c for c in remote if c is not Channel.COURIER)]
    first, *others = remote
    kind = OpeningKind.COURIER if first is Channel.COURIER else OpeningKind.CHANNEL
    return Opening(kind, work.offer.region, work.service.id, contact.kind, first, tuple(others))


def other_places(
    edition: Edition, work: Work, contact: Personal, in_use: Collection[str]
) -> Iterator[Opening]:
    """Places that serve other contacts of the matter, and could serve this one."""
    definition = next(c for c in work.service.contacts if c.kind is contact.kind)
    own = {edition.places[PlaceId(p)].channel for p in contact.places if p in edition.places}
    for name in sorted(in_use):
        place = edition.places.get(PlaceId(name))
        if place is None or name in contact.places or place.channel not in definition.channels:
            continue
        is_near = place.channel in (Channel.STATION, Channel.VILLAGE) and place.channel not in own
        kind = OpeningKind.ACCEPTANCE if is_near else OpeningKind.PLACE
        yield Opening(kind, work.offer.region, work.service.id, place=place.id)


def rights_for(setting: Setting, work: Work, demand: Demand) -> Iterator[Opening]:
    """Rights that would let the deciding body read this paper itself."""
    body = setting.organisation(work.offer.deciding).body
    for dataset in setting.edition.datasets.values():
        if demand.evidence in dataset.gives and dataset.sharing != "closed":
            yield Opening(
                OpeningKind.RIGHT,
                setting.regions[-1],
                dataset=dataset.id,
                body=body,
                evidence=demand.evidence,
            )


def with_opened(edition: Edition, openings: Collection[Opening], on: date) -> Edition:
    """The edition as it would be on that day with these things open."""
    rights = dict(edition.rights)
    offers = dict(edition.offers)
    for opening in openings:
        if opening.kind is OpeningKind.RIGHT:
            right = _right(edition, opening, on)
            rights[right.id] = right
        elif opening.service is not None:
            by_region = dict(offers[opening.service])
            by_region[opening.region] = _opened(edition, by_region[opening.region], opening)
            offers[opening.service] = by_region
    return msgspec.structs.replace(edition, rights=rights, offers=offers)


def _right(edition: Edition, opening: Opening, on: date) -> Right:
    assert opening.dataset, "a right is for a register"
    assert opening.body, "and for a body"
    assert opening.evidence, "and for what it may read"
    services = tuple(service.id for service in services_of(edition, opening))
    return Right(
        RightId(str(opening)),
        opening.dataset,
        opening.body,
        (opening.evidence,),
        services,
        opening.region,
        on,
    )


def services_of(edition: Edition, opening: Opening) -> Iterator[Service]:
    """The purposes of a right: the services that demand the paper."""
    for service in edition.services.values():
        if any(demand.evidence == opening.evidence for demand in service.demands):
            yield service


def _opened(edition: Edition, offer: Offer, opening: Opening) -> Offer:
    assert opening.service is not None, "an offer is of a service"
    permitted = {contact.kind: contact.channels for contact in edition.services[opening.service].contacts}
    opened = {own.kind: own for own in offer.opened}
    for kind, channels in permitted.items():
        own = opened.get(kind, Opened(kind, channels))
        if opening.contact is kind and opening.channel is not None:
            opened[kind] = _with_channel(own, opening.channel)
        elif opening.place is not None and edition.places[opening.place].channel in channels:
            with_channel = _with_channel(own, edition.places[opening.place].channel)
            places = tuple(dict.fromkeys((*own.places, opening.place)))
            opened[kind] = msgspec.structs.replace(with_channel, places=places)
    return msgspec.structs.replace(offer, opened=tuple(opened.values()))


def _with_channel(own: Opened, channel: Channel) -> Opened:
    return msgspec.structs.replace(own, channels=tuple(dict.fromkeys((*own.channels, channel))))
