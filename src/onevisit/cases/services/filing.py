"""Submitting: a draft becomes one case, however often and from however many places it is submitted."""

import secrets
from datetime import datetime

from onevisit.cases.domain import refusals
from onevisit.cases.domain.access import signed_in
from onevisit.cases.domain.opening import open_case
from onevisit.cases.services.drafting import TRIES_MAX, plan_of, read_draft
from onevisit.cases.services.rules_of_people import CHECKS
from onevisit.cases.store import cases as store
from onevisit.catalogue import api as catalogue
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import CaseId
from onevisit.kernel.tracking import SERIALS, make_tracking_number
from onevisit.kernel.working_days import official_date


def submit(actor: Actor | None, draft: str, *, declared: bool = True, now: datetime) -> CaseId:
    """File the application; filing the same draft again answers with the same case.

    `declared`: the applicant states that all is true and complete, and agrees
    that the shared papers are fetched; both are kept in the history.
    """
    actor = signed_in(actor)
    on = official_date(now)
    for _ in range(TRIES_MAX):
        found = read_draft(actor, draft)
        if found.case is not None:
            return found.case
        number = make_tracking_number(found.region, on, secrets.randbelow(SERIALS))
        change = open_case(
            found,
            plan_of(found, on=on),
            catalogue.edition(found.edition),
            case_id=number,
            actor=actor,
            now=now,
            checks=CHECKS,
            declared=declared,
        )
        try:
            if store.file(change, found):
                return number
        except store.TrackingNumberTakenError:
            continue
    raise refusals.DRAFT_BUSY()
