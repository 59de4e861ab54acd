"""A matter taken whole, before any question is answered: every step and every paper that it can have.

A guide tells what can be asked of anybody. Its figures come from the planner,
as those of a personal plan do, for a copy of the definition in which every
condition holds and nothing excludes: so each paper has its source and each
contact its places. Days are the longest that can be promised; visits are not
taken from here where alternatives could count twice.
"""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from onevisit.kernel.ids import LifeEventId, PartyId, RegionCode, ServiceId, StepId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Audience, Edition, LifeEvent, Party, Service, Step

ALONE = "alone"
"""The one step of a service that is done alone."""
Part = TypeVar("Part", bound=msgspec.Struct)
APPLICANT = Party(PartyId("applicant"), Text("you", "您"), may_apply=True)


def alone(edition: Edition, service: Service) -> LifeEvent:
    """A matter of this one service, with the people of the life event that includes it."""
    event = next(iter(including(edition, service.id)), None)
    step = next(step for step in event.steps if step.service == service.id) if event else None
    party = step.party if step else APPLICANT.id
    return LifeEvent(
        id=LifeEventId(service.id),
        name=service.name,
        about=service.about or service.name,
        audience=event.audience if event else Audience.PERSON,
        lead=service.body,
        visits_at_most=service.visits_declared or 0,
        promised=service.promised,
        parties=event.parties if event else (APPLICANT,),
        questions=event.questions if event else (),
        steps=(Step(StepId(ALONE), service.id, party),),
        groups=(),
        given=event.given if event else {},
    )


def including(edition: Edition, service: ServiceId) -> tuple[LifeEvent, ...]:
    """The life events that this service is part of."""
    return tuple(
        event
        for event in edition.life_events.values()
        if any(step.service == service for step in event.steps)
    )


def taken_whole(edition: Edition, event: LifeEvent, regions: Iterable[RegionCode]) -> Edition:
    """The edition with `event` in it, without conditions, questions and what `regions` do not offer.

    `regions` is a county and all above it.
    """
    codes = tuple(regions)
    steps = [s for s in event.steps if any(code in edition.offers.get(s.service, {}) for code in codes)]
    services = {step.service: _without_conditions(edition.services[step.service]) for step in steps}
    whole = msgspec.structs.replace(
        event,
        questions=(),
        given={},
        exclusions=(),
        steps=tuple(_without_condition(step, steps) for step in steps),
    )
    return msgspec.structs.replace(
        edition,
        services={**edition.services, **services},
        life_events={**edition.life_events, event.id: whole},
    )


def _without_conditions(service: Service) -> Service:
    return msgspec.structs.replace(
        service,
        demands=_always(service.demands),
        contacts=_always(service.contacts),
        facts=_always(service.facts),
        fees=_always(service.fees),
        statutory_in_cases=(),
        promised_in_cases=(),
        commitment=None,
    )


def _always(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(msgspec.structs.replace(part, when=None) for part in parts)


def _without_condition(step: Step, steps: list[Step]) -> Step:
    after = [
        other.id
        for name in step.after
        for other in steps
        if name in (other.id, other.alternative) and other.id != step.id
    ]
    return msgspec.structs.replace(
        step, when=None, alternative="", wait_when=None, after=tuple(dict.fromkeys(after))
    )
