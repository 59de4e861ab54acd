"""The guide of one service: what it is, for whom, its limits and law, and what includes it."""

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from onevisit.catalogue.api import life_events_with, offer_in
from onevisit.kernel.ids import LifeEventId, RegionCode
from onevisit.look import formats
from onevisit.look.flow.reasons import law_words
from onevisit.planner.definitions import Audience, Edition, LifeEvent, Service

AUDIENCES = {
    Audience.PERSON: gettext_noop("For people and families."),
    Audience.ENTERPRISE: gettext_noop("For companies and other enterprises."),
    Audience.CIVIL_SERVANT: gettext_noop("For people who work in government."),
}


class Including(msgspec.Struct, frozen=True):
    """A life event that includes the service."""

    id: LifeEventId
    name: str
    about: str
    visits: int


class ServicePage(msgspec.Struct, frozen=True):
    """All of a service's guide that holds in every county, and the office that does it in this one."""

    title: str
    about: str
    audience: tuple[str, ...]
    office: str
    promised: str
    statutory: str
    statutory_law: tuple[str, ...]
    apply_within: str
    apply_within_law: tuple[str, ...]
    law: tuple[str, ...]
    included_in: tuple[Including, ...]


def service_page(service: Service, edition: Edition, county: RegionCode | None) -> ServicePage:
    """The guide of `service`, with the county's own office where one is chosen."""
    events = life_events_with(edition, service.id)
    offer = offer_in(edition, service.id, county) if county else None
    office = edition.organisations[offer.deciding].name if offer else edition.bodies[service.body].name
    limit = offer.promised if offer and offer.promised else service.promised
    within = service.apply_within
    return ServicePage(
        title=formats.words(service.name),
        about=formats.words(service.about),
        audience=tuple(dict.fromkeys(audience_words(event) for event in events)),
        office=formats.words(office),
        promised=formats.limit(limit),
        statutory=formats.limit(service.statutory) if service.statutory else "",
        statutory_law=law_words(edition, service.statutory_law or service.law),
        apply_within=_("Apply within {limit}, counted from: {start}.").format(
            limit=formats.limit(within.limit), start=formats.words(within.of)
        )
        if within
        else "",
        apply_within_law=law_words(edition, within.law) if within else (),
        law=law_words(edition, service.law),
        included_in=tuple(
            Including(e.id, formats.words(e.name), formats.words(e.about), e.visits_at_most) for e in events
        ),
    )


def audience_words(event: LifeEvent) -> str:
    """Whom a life event is for, in a sentence."""
    return _(AUDIENCES[event.audience])
