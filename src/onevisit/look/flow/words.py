"""Citizens' words for channels, contacts, states and sources: gentler than the staff's."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from onevisit.kernel.ids import PlaceId
from onevisit.look.formats import words
from onevisit.planner.definitions import Channel, ContactKind, Edition

CHANNELS = {
    Channel.ONLINE: gettext_noop("by phone or computer"),
    Channel.PHONE: gettext_noop("by a phone call"),
    Channel.POST: gettext_noop("by post"),
    Channel.COURIER: gettext_noop("brought by courier"),
    Channel.HOSPITAL: gettext_noop("at the hospital bed"),
    Channel.KIOSK: gettext_noop("at a self-service kiosk near you"),
    Channel.DOORSTEP: gettext_noop("an officer comes to you"),
    Channel.HALL: gettext_noop("in person at the service hall"),
    Channel.STATION: gettext_noop("in person at a station near you"),
    Channel.VILLAGE: gettext_noop("in person at the village service point"),
}
CONTACTS = {
    ContactKind.APPLY: gettext_noop("You apply"),
    ContactKind.SHOW_ORIGINAL: gettext_noop("You show the original"),
    ContactKind.IDENTIFY: gettext_noop("You prove who you are"),
    ContactKind.SIGN: gettext_noop("You sign"),
    ContactKind.INTERVIEW: gettext_noop("You talk with an officer"),
    ContactKind.PAY: gettext_noop("You pay"),
    ContactKind.COLLECT: gettext_noop("You get the result"),
}


def channel_words(channel: Channel) -> str:
    """How something is done."""
    return _(CHANNELS[channel])


def contact_words(kind: ContactKind) -> str:
    """What the applicant does."""
    return _(CONTACTS[kind])


def person_places(edition: Edition, places: Iterable[PlaceId | None]) -> list[str]:
    """The names of places, unknown ones left out."""
    return [words(edition.places[place].name) for place in places if place in edition.places]
