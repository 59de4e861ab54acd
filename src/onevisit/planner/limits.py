"""How long a work may take in this situation: the promise, the law, the wait before it, its round."""

from collections.abc import Sequence

from onevisit.kernel.working_days import IMMEDIATE, Limit
from onevisit.planner.definitions import ConditionalLimit, Offer, Service, Step, Window
from onevisit.planner.setting import Limits, Setting


def limits_of(setting: Setting, service: Service, offer: Offer, step: Step | None = None) -> Limits:
    """The limits of a service in this situation.

    A variant's promise for the step comes first, then the commitment route
    (decided at once), a promise for such cases, the offer's own, the service's.
    """
    commitment = service.commitment if _commits(setting, service) else None
    return Limits(
        promised=_promise(setting, service, offer, step),
        statutory=_first(setting, service.statutory_in_cases, service.statutory),
        wait=step.wait if step and setting.holds(step.wait_when) else None,
        check_within=commitment.check_within if commitment else None,
        window=_window(setting, service),
    )


def promise_of(setting: Setting) -> Limit | None:
    """The life event's own promise in this situation."""
    own = (v.promised for v in setting.life_event.variants if v.promised and setting.holds(v.when))
    found = next(own, None)
    return found or _first(setting, setting.life_event.promised_in_cases, setting.life_event.promised)


def _promise(setting: Setting, service: Service, offer: Offer, step: Step | None) -> Limit:
    for variant in setting.life_event.variants if step else ():
        if step and step.id in variant.promises and setting.holds(variant.when):
            return variant.promises[step.id]
    if _commits(setting, service):
        return IMMEDIATE
    return _first(setting, service.promised_in_cases, offer.promised or service.promised) or service.promised


def _commits(setting: Setting, service: Service) -> bool:
    return service.commitment is not None and setting.holds(service.commitment.when)


def _first(setting: Setting, cases: Sequence[ConditionalLimit], otherwise: Limit | None) -> Limit | None:
    return next((case.limit for case in cases if setting.holds(case.when)), otherwise)


def _window(setting: Setting, service: Service) -> Window | None:
    windows = service.round.windows if service.round else ()
    return next((window for window in windows if setting.holds(window.when)), None)
