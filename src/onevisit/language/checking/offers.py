"""Offers against life events: each needed service is offered, and the promise of no visit can be kept."""

from collections.abc import Iterator

from onevisit.language.dictionary import Dictionary
from onevisit.language.shapes.events import LifeEventShape
from onevisit.language.tables import TABLES, cell_span
from onevisit.planner.definitions import ContactKind, Offer, Service, Step

Offers = dict[str, dict[str, Offer]]


def check(dictionary: Dictionary, offers: Offers) -> None:
    """Report life events that no region can carry out as promised."""
    for name, shape in dictionary.values("life_events"):
        for step in shape.steps:
            service: Service | None = dictionary.get("services", step.service)
            if service is None:
                continue
            if not offers.get(service.id):
                span = dictionary.span("life_events", name, "steps", step.id, "service")
                if not _is_mentioned(dictionary, service.id):
                    dictionary.report("OV411", span, id=service.id, life_event=name)
            elif shape.visits_at_most == 0:
                _check_no_visit(dictionary, shape, step, service, offers[service.id])


def _is_mentioned(dictionary: Dictionary, service: str) -> bool:
    # A row with a fault of its own has been reported already.
    if ("offers", service) in dictionary.recognised:
        return True
    return any(row[0] == service for table in dictionary.tables("offers") for _, row in table.rows)


def _check_no_visit(
    dictionary: Dictionary, shape: LifeEventShape, step: Step, service: Service, offers: dict[str, Offer]
) -> None:
    if step.optional:
        return
    for region, offer in offers.items():
        for contact in _contacts_with_visit(offer):
            permitted = next((c.channels for c in service.contacts if c.kind == contact), ())
            free = ", ".join(channel for channel in permitted if not channel.is_visit)
            at = offer.position
            assert at is not None
            line = dictionary.readings[at.file].lines[at.line - 1]
            dictionary.report(
                "OV425",
                cell_span(at.file, at.line, line, TABLES["offers"].index("contacts")),
                life_event=shape.id,
                region=region,
                contact=contact,
                service=service.id,
                open=free or "none: law permits none, so the promise is too good",
            )


def _contacts_with_visit(offer: Offer) -> Iterator[ContactKind]:
    for opened in offer.opened:
        if opened.channels and all(channel.is_visit for channel in opened.channels):
            yield opened.kind
