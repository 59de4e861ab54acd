"""Which offers are alike: two regions that open the same channels at like places need the same visits.

A shape is what the visits hang on, with places and organisations renamed in
the order in which they are met. A province has hundreds of thousands of
offers and few shapes, so each shape is proved once.
"""

from collections.abc import Hashable, Iterable
from datetime import date

from onevisit.kernel.ids import RegionCode, RightId, ServiceId
from onevisit.planner.contacts import preferred
from onevisit.planner.definitions import Channel, ContactKind, Edition, Offer, Opened, Right

Shape = Hashable


class Shapes:
    """Finds the shapes of services and life events of one edition on one day."""

    def __init__(self, edition: Edition, on: date) -> None:
        self.edition = edition
        self.on = on
        self._chains: dict[RegionCode, tuple[RegionCode, ...]] = {}
        self._personal: dict[tuple[ServiceId, ContactKind, tuple[Channel, ...]], bool] = {}
        self._givers: dict[ServiceId, tuple[ServiceId, ...]] = {}
        self._rights_of: dict[ServiceId, list[Right]] = {}
        for right in edition.rights.values():
            if right.since <= on and (right.until is None or on <= right.until):
                for service in right.services:
                    self._rights_of.setdefault(service, []).append(right)
        self._rights: dict[tuple[RegionCode, tuple[ServiceId, ...]], tuple[RightId, ...]] = {}

    def of_offer(self, offer: Offer) -> Shape:
        """The shape of one service as it is offered."""
        service = offer.service
        if self.givers(service):
            return self.of_services((service,), offer.region)
        return (service, offer.promised, self._opened(offer, {}))

    def of_services(self, services: Iterable[ServiceId], region: RegionCode) -> Shape:
        """The shape of several services in one region, with those that give papers for them."""
        names: dict[str, int] = {}
        closure = tuple(dict.fromkeys(given for service in services for given in self.with_givers(service)))
        return (
            tuple(self._shape(service, region, names) for service in closure),
            self._live_rights(region, closure),
        )

    def with_givers(self, service: ServiceId) -> tuple[ServiceId, ...]:
        """A service and, recursively, those that give the papers that it demands."""
        return (service, *self.givers(service))

    def givers(self, service: ServiceId) -> tuple[ServiceId, ...]:
        """The services that give papers that this one demands, recursively."""
        if service not in self._givers:
            found: dict[ServiceId, None] = {}
            waiting = [service]
            while waiting:
                for demand in self.edition.services[waiting.pop()].demands:
                    giver = self.edition.evidence[demand.evidence].obtained_from
                    if giver is not None and giver not in found:
                        found[giver] = None
                        waiting.append(giver)
            self._givers[service] = tuple(found)
        return self._givers[service]

    def offer_in(self, service: ServiceId, region: RegionCode) -> Offer | None:
        """The offer that serves a region: its own, or that of the nearest above."""
        offers = self.edition.offers.get(service, {})
        return next((offers[code] for code in self.chain(region) if code in offers), None)

    def chain(self, region: RegionCode) -> tuple[RegionCode, ...]:
        """A region and all above it."""
        if region not in self._chains:
            parent = self.edition.regions[region].parent
            self._chains[region] = (region, *(self.chain(parent) if parent else ()))
        return self._chains[region]

    def _shape(self, service: ServiceId, region: RegionCode, names: dict[str, int]) -> Shape:
        offer = self.offer_in(service, region)
        if offer is None:
            return service
        accepting = names.setdefault(f"organisation:{offer.accepting}", len(names))
        body = self.edition.organisations[offer.deciding].body
        return (service, offer.promised, accepting, body, self._opened(offer, names))

    def _opened(self, offer: Offer, names: dict[str, int]) -> Shape:
        return tuple(
            (
                opened.kind,
                opened.channels,
                self._places(opened, names) if self._is_personal(offer.service, opened) else None,
            )
            for opened in offer.opened
        )

    def _places(self, opened: Opened, names: dict[str, int]) -> Shape:
        return tuple(
            (names.setdefault(place, len(names)), self.edition.places[place].channel)
            for place in opened.places
        )

    def _is_personal(self, service: ServiceId, opened: Opened) -> bool:
        key = (service, opened.kind, opened.channels)
        if key not in self._personal:
            contacts = (c for c in self.edition.services[service].contacts if c.kind is opened.kind)
            channels = [[c for c in contact.channels if c in opened.channels] for contact in contacts]
            self._personal[key] = any(own and preferred(own).is_visit for own in channels)
        return self._personal[key]

    def _live_rights(self, region: RegionCode, services: tuple[ServiceId, ...]) -> tuple[RightId, ...]:
        key = (region, services)
        if key not in self._rights:
            chain = self.chain(region)
            rights = (right for service in services for right in self._rights_of.get(service, ()))
            self._rights[key] = tuple(right.id for right in rights if right.region in chain)
        return self._rights[key]
