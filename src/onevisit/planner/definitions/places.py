"""Regions, bodies, organisations and places, and the channels by which they are reached."""

from enum import StrEnum

import msgspec

from onevisit.kernel.ids import BodyId, OrganisationId, PlaceId, RegionCode
from onevisit.kernel.text import Text
from onevisit.planner.definitions.basics import Source


class Channel(StrEnum):
    """How a contact can take place.

    A visit is a personal appearance at a government place: hall, station,
    village point. At a hospital bed the family is there already; a kiosk near
    home, post, phone and an officer's house call are no visit (Zhejiang
    Provisions 2018 art. 2; domain.md 2.1).
    """

    ONLINE = "online"
    PHONE = "phone"
    POST = "post"
    COURIER = "courier"
    HOSPITAL = "hospital"
    KIOSK = "kiosk"
    DOORSTEP = "doorstep"
    HALL = "hall"
    STATION = "station"
    VILLAGE = "village"

    @property
    def is_visit(self) -> bool:
        """Whether using this channel is a visit."""
        return self in (Channel.HALL, Channel.STATION, Channel.VILLAGE)


class Region(msgspec.Struct, frozen=True):
    """An administrative division by its official code (2, 4, 6 or 9 digits)."""

    code: RegionCode
    level: str
    parent: RegionCode | None
    name: Text


class Body(msgspec.Struct, frozen=True):
    """A kind of body, as law names the competent one ("police station", "civil affairs bureau")."""

    id: BodyId
    name: Text
    levels: tuple[str, ...]
    parent: BodyId | None = None
    external: bool = False
    vertical: bool = False
    """Led from above, not by the region's own government (the tax service)."""
    src: Source = Source()


class Organisation(msgspec.Struct, frozen=True):
    """One real body: which kind it is and which region it serves."""

    id: OrganisationId
    name: Text
    body: BodyId
    region: RegionCode
    parent: OrganisationId | None = None
    src: Source = Source()


class Place(msgspec.Struct, frozen=True):
    """Where contacts can take place in person; `channel` tells what kind of place it is."""

    id: PlaceId
    name: Text
    channel: Channel
    region: RegionCode
    address: Text
    hours: Text | None = None
    src: Source = Source()
