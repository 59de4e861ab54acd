"""Preparing an application: begun once, saved in parts, left and taken up again."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from onevisit.cases.domain import drafts, refusals
from onevisit.cases.domain.access import signed_in
from onevisit.cases.domain.completeness import problems
from onevisit.cases.domain.values import Draft, FieldProblem
from onevisit.cases.services.rules_of_people import CHECKS
from onevisit.cases.store import drafts as store
from onevisit.catalogue import api as catalogue
from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import LifeEventId, OrganisationId, PartyId, PersonId, RegionCode, StepId
from onevisit.kernel.working_days import official_date
from onevisit.people import api as people
from onevisit.planner import api as planner
from onevisit.planner.plans import Plan, Situation

TRIES_MAX = 5
"""How often a change is decided anew because somebody else was quicker."""

COUNTY_DIGITS = 6


def start_draft(
    actor: Actor | None,
    *,
    region: RegionCode,
    life_event: LifeEventId,
    situation: Situation,
    left_out: Iterable[StepId] = (),
    party: PartyId,
    applicant: PersonId | None = None,
    filed_for: OrganisationId | None = None,
    consented: bool = False,
    now: datetime,
) -> Draft:
    """Begin an application under the current edition; a clerk names the applicant and the window.

    `consented`: the applicant agrees that the window files for them; kept in the history.
    """
    actor = signed_in(actor)
    if len(region) != COUNTY_DIGITS:
        raise refusals.COUNTY_NEEDED()
    edition = catalogue.current_edition()
    plan = planner.plan(
        edition, life_event, situation, region, (), official_date(now), left_out=tuple(left_out)
    )
    who = applicant or actor.person
    drafts.check_filing_for(actor, who, filed_for, region)
    beginning = drafts.Beginning(
        id=f"{region}{secrets.token_hex(store.TOKEN_LENGTH // 2)}",
        region=region,
        life_event=life_event,
        situation=plan.situation,
        left_out=tuple(left_out),
        party=party,
        applicant=who,
        applicant_name=actor.name if who == actor.person else people.person(actor, who).name,
        filed_for=filed_for,
        consented=consented,
    )
    draft = drafts.begin(beginning, actor, edition, now=now)
    store.insert(draft)
    return draft


def read_draft(actor: Actor | None, draft: str) -> Draft:
    """The draft, for its writer, its applicant and the clerks of its window."""
    actor = signed_in(actor)
    found = store.read(draft)
    if found is None or not drafts.may_see_draft(found, actor):
        raise refusals.NO_SUCH_DRAFT()
    return found


def my_drafts(actor: Actor | None) -> list[Draft]:
    """What this person is writing, newest first, submitted ones apart."""
    return store.of_writer(signed_in(actor).person)


def plan_of(draft: Draft, *, on: date | None = None) -> Plan:
    """The draft's plan under its own edition, as if handed in `on` that day (the day begun, if left out)."""
    return planner.plan(
        catalogue.edition(draft.edition),
        draft.life_event,
        draft.situation,
        draft.region,
        (),
        on or draft.begun_on,
        left_out=draft.left_out,
    )


def problems_of(draft: Draft, *, on: date) -> tuple[FieldProblem, ...]:
    """Everything that is missing or wrong before the draft can be submitted, in the form's order."""
    return problems(
        draft.facts,
        draft.papers,
        plan=plan_of(draft, on=on),
        edition=catalogue.edition(draft.edition),
        on=on,
        checks=CHECKS,
    )


def save_facts(
    actor: Actor | None,
    draft: str,
    facts: Mapping[str, str],
    *,
    version: int | None = None,
    now: datetime,
) -> Draft:
    """Save some values; the others stay. See `domain.drafts.merge_facts` for two writers at once."""

    def merged(found: Draft) -> Draft:
        return drafts.merge_facts(found, facts, plan_of(found), version=version, now=now)

    return change_draft(actor, draft, merged)


def remove_paper(actor: Actor | None, draft: str, key: str, *, now: datetime) -> Draft:
    """Take a paper out of the draft again."""
    return change_draft(actor, draft, lambda found: drafts.without_paper(found, key, now=now))


def remove_draft(actor: Actor | None, draft: str) -> None:
    """Throw an application away that has not been submitted."""
    found = read_draft(actor, draft)
    drafts.refuse_submitted(found)
    if not store.delete(found):
        drafts.refuse_submitted(read_draft(actor, draft))


def change_draft(actor: Actor | None, draft: str, change: Callable[[Draft], Draft]) -> Draft:
    """Read, decide, write; decided anew where another writer came between."""
    for _ in range(TRIES_MAX):
        found = read_draft(actor, draft)
        changed = change(found)
        if store.update(changed, found.version):
            return changed
    raise refusals.DRAFT_BUSY()
