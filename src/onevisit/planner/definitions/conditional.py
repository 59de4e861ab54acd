"""The conditions on which the times of services and life events hang."""

from collections.abc import Iterator

from onevisit.kernel.conditions import Condition
from onevisit.planner.definitions.events import LifeEvent
from onevisit.planner.definitions.services import Service


def conditions_of_limits(service: Service) -> Iterator[Condition]:
    """The conditions on which a service's limits hang."""
    for case in (*service.statutory_in_cases, *service.promised_in_cases):
        yield case.when
    if service.commitment and service.commitment.when:
        yield service.commitment.when
    for window in service.round.windows if service.round else ():
        if window.when:
            yield window.when


def conditions_of_the_whole(life_event: LifeEvent) -> Iterator[Condition]:
    """The conditions on which the limits of the whole hang."""
    for variant in life_event.variants:
        yield variant.when
    for case in life_event.promised_in_cases:
        yield case.when
