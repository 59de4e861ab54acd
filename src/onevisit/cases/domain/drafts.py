"""An application being prepared: begun under one edition, saved in parts, added to, submitted once."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from onevisit.cases.domain import refusals
from onevisit.cases.domain.values import Draft, DraftPaper
from onevisit.cases.domain.who import holds_post
from onevisit.kernel.actors import Actor, Role
from onevisit.kernel.ids import LifeEventId, OrganisationId, PartyId, PersonId, RegionCode, StepId
from onevisit.kernel.working_days import official_date
from onevisit.planner.definitions import Edition, LifeEvent
from onevisit.planner.plans import Plan, Situation, SourceKind

KEPT_LENGTH_MAX = 4000
"""Characters that a draft keeps of one answer, so that a long paste can be shortened by its writer."""


class Beginning(msgspec.Struct, frozen=True):
    """What a draft is begun with, beside its edition."""

    id: str
    region: RegionCode
    life_event: LifeEventId
    situation: Situation
    left_out: tuple[StepId, ...]
    party: PartyId
    applicant: PersonId
    applicant_name: str
    filed_for: OrganisationId | None
    consented: bool = False


def begin(beginning: Beginning, actor: Actor, edition: Edition, *, now: datetime) -> Draft:
    """A new draft; a clerk may begin one for somebody else at the clerk's window.

    The caller has planned the same situation, which refuses an unknown life
    event, region, answer or part.
    """
    _check_party(edition.life_events[beginning.life_event], beginning.party)
    check_filing_for(actor, beginning.applicant, beginning.filed_for, beginning.region)
    if beginning.filed_for is not None and not beginning.consented:
        raise refusals.CONSENT_NEEDED()
    return Draft(
        id=beginning.id,
        region=beginning.region,
        version=1,
        life_event=beginning.life_event,
        edition=edition.hash,
        situation=beginning.situation,
        left_out=beginning.left_out,
        begun_on=official_date(now),
        updated_at=now,
        applicant=beginning.applicant,
        party=beginning.party,
        filed_by=actor.person,
        filed_for=beginning.filed_for,
        facts={},
        papers=(),
        applicant_name=beginning.applicant_name,
        consented_at=None if beginning.filed_for is None else now,
    )


def _check_party(event: LifeEvent, party: PartyId) -> None:
    may = [p for p in event.parties if p.may_apply]
    if not any(p.id == party for p in may):
        named = next((p.name for p in event.parties if p.id == party), party)
        raise refusals.CANNOT_APPLY(party=named, parties=[p.name for p in may])


def check_filing_for(
    actor: Actor, applicant: PersonId, filed_for: OrganisationId | None, region: RegionCode
) -> None:
    """Everybody files for themselves; a clerk at a window files for whoever stands there."""
    if filed_for is None and applicant == actor.person:
        return
    if filed_for is None or not holds_post(actor, (Role.CLERK,), filed_for, region):
        raise refusals.NOT_YOUR_WINDOW()


def may_see_draft(draft: Draft, actor: Actor) -> bool:
    """A draft is its writer's; one begun at a window is that window's clerks' and the applicant's."""
    if draft.filed_for is None:
        return actor.person in (draft.filed_by, draft.applicant)
    return actor.person == draft.applicant or holds_post(actor, (Role.CLERK,), draft.filed_for, draft.region)


def refuse_submitted(draft: Draft) -> None:
    """A submitted draft is not changed any more."""
    if draft.case is not None:
        raise refusals.DRAFT_SUBMITTED(case=draft.case)


def merge_facts(
    draft: Draft, given: Mapping[str, str], plan: Plan, *, version: int | None, now: datetime
) -> Draft:
    """The draft with `given` values; a blank one is taken out; fields not given stay as they are.

    The last write of a field wins. Where the form was made from an older
    `version` and another writer saved a different value since, that value is
    told in `replaced`, so that it is never lost in silence.
    """
    refuse_submitted(draft)
    known = {planned.fact for planned in plan.facts}
    cleaned = {}
    for field, value in given.items():
        if field not in known:
            raise refusals.UNKNOWN_FIELD(field=field)
        if len(value) > KEPT_LENGTH_MAX:
            raise refusals.TOO_LONG_TO_KEEP(field=field, length=KEPT_LENGTH_MAX)
        cleaned[field] = _clean(value)
    changed = {field: value for field, value in cleaned.items() if draft.facts.get(field, "") != value}
    seen = draft.version if version is None else version
    replaced = {
        field: draft.facts.get(field, "") for field in changed if draft.fact_versions.get(field, 0) > seen
    }
    version_now = draft.version + 1
    facts = {field: value for field, value in {**draft.facts, **changed}.items() if value}
    return msgspec.structs.replace(
        draft,
        version=version_now,
        updated_at=now,
        facts=facts,
        fact_versions={**draft.fact_versions, **dict.fromkeys(changed, version_now)},
        replaced=replaced,
    )


def _clean(value: str) -> str:
    """The value without blanks around it and without characters that cannot be seen."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c == "\n" or c.isprintable()).strip()


def paper_wanted(draft: Draft, key: str, plan: Plan) -> None:
    """Refuse a paper that this application does not ask of the applicant."""
    refuse_submitted(draft)
    demand = next((d for d in plan.demands if d.paper.key == key), None)
    if demand is None or demand.source.kind is not SourceKind.APPLICANT:
        raise refusals.PAPER_NOT_WANTED(paper=key if demand is None else demand.name)


def with_paper(draft: Draft, paper: DraftPaper, *, now: datetime) -> Draft:
    """The draft with `paper`, in the place of an earlier one of the same name."""
    refuse_submitted(draft)
    return _with_papers(draft, [*(p for p in draft.papers if p.key != paper.key), paper], now)


def without_paper(draft: Draft, key: str, *, now: datetime) -> Draft:
    """The draft without the paper `key`; as it is where there was none."""
    refuse_submitted(draft)
    return _with_papers(draft, [p for p in draft.papers if p.key != key], now)


def _with_papers(draft: Draft, papers: Iterable[DraftPaper], now: datetime) -> Draft:
    return msgspec.structs.replace(
        draft, version=draft.version + 1, updated_at=now, papers=tuple(papers), replaced={}
    )
