"""The guide of a life event: what it is, what it costs at most, which parts it can have."""

from datetime import date

import msgspec
from django.utils.translation import gettext as _

from onevisit.catalogue.api import offer_in
from onevisit.kernel.ids import RegionCode, ServiceId
from onevisit.look import formats
from onevisit.look.flow.plan_page import Mark
from onevisit.look.flow.reasons import law_words
from onevisit.planner.definitions import Edition, LifeEvent
from onevisit.web_citizen.presenters.service_page import audience_words
from onevisit.web_citizen.presenters.worst_cases import worst_case


class Part(msgspec.Struct, frozen=True):
    """A service that the life event can have, who does it, and whether everybody needs it."""

    service: ServiceId
    name: str
    organisation: str
    remark: str


class Excluded(msgspec.Struct, frozen=True):
    """Whom the matter does not serve, and what they do instead."""

    because: str
    instead: str


class GuidePage(msgspec.Struct, frozen=True):
    """All that the template needs, in the reader's words."""

    title: str
    about: str
    mark: Mark
    promised: str
    questions: int
    parts: tuple[Part, ...]
    law: tuple[str, ...]
    audience: str
    excluded: tuple[Excluded, ...]


def guide_page(event: LifeEvent, edition: Edition, county: RegionCode | None, on: date) -> GuidePage:
    """The guide of `event`, with the county's own offices where one is chosen."""
    return GuidePage(
        title=formats.words(event.name),
        about=formats.words(event.about),
        mark=worst_case(edition, event, county, on),
        promised=formats.limit(event.promised) if event.promised else "",
        questions=len(event.questions),
        parts=tuple(_parts(event, edition, county)),
        law=law_words(edition, event.law),
        audience=audience_words(event),
        excluded=tuple(
            Excluded(formats.words(e.because), formats.words(e.instead)) for e in event.exclusions
        ),
    )


def _parts(event: LifeEvent, edition: Edition, county: RegionCode | None) -> list[Part]:
    parts = []
    for step in event.steps:
        service = edition.services[step.service]
        offer = offer_in(edition, step.service, county) if county else None
        if county and offer is None:
            continue
        office = edition.organisations[offer.deciding].name if offer else edition.bodies[service.body].name
        remark = ""
        if step.optional:
            remark = _("if you want it")
        elif step.when is not None:
            remark = _("if your answers call for it")
        parts.append(Part(service.id, formats.words(service.name), formats.words(office), remark))
    return parts
