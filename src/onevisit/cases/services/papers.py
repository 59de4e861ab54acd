"""Papers of drafts and cases: added, supplied, fetched from registers, read. The exchange keeps them.

Access is checked here, before the exchange is asked: it knows papers, not
whose business they are.
"""

from collections.abc import Collection
from datetime import datetime

import msgspec

from onevisit.cases.domain import drafts, papers, refusals
from onevisit.cases.domain.access import refuse_stranger, signed_in, steps_seen, view_of, visible_paper
from onevisit.cases.domain.documents import identity_of, lines_of_form, lines_of_output
from onevisit.cases.domain.values import (
    FORM_PREFIX,
    OUTPUT_PREFIX,
    Case,
    CasePaper,
    Draft,
    DraftPaper,
    Output,
    PaperState,
)
from onevisit.cases.services.acting import change_case
from onevisit.cases.services.drafting import change_draft, plan_of, read_draft
from onevisit.cases.store import cases as store
from onevisit.catalogue import api as catalogue
from onevisit.exchange import api as exchange
from onevisit.kernel.actors import SYSTEM, Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import CaseId, OrganisationId, RightId, ServiceId, StepId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Edition

MediaAndContent = tuple[str, bytes]


def add_paper(
    actor: Actor | None, draft: str, key: str, file_name: str, content: bytes, *, now: datetime
) -> Draft:
    """Add a photo or file to a draft, in the place of one added before under the same name."""
    actor = signed_in(actor)
    found = read_draft(actor, draft)
    drafts.paper_wanted(found, key, plan_of(found))
    kept = exchange.store_upload(actor, found.region, file_name, content, now=now)
    paper = DraftPaper(
        key=key, snapshot=kept.id, file_name=kept.file_name, media_type=kept.media_type, size=kept.size
    )
    return change_draft(actor, draft, lambda latest: drafts.with_paper(latest, paper, now=now))


def read_draft_paper(actor: Actor | None, draft: str, key: str) -> MediaAndContent:
    """Media type and content of a file that was added to a draft."""
    found = read_draft(actor, draft)
    paper = next((p for p in found.papers if p.key == key), None)
    if paper is None:
        raise refusals.NO_SUCH_PAPER(paper=key)
    kept = exchange.read_snapshot(found.region, paper.snapshot)
    return kept.snapshot.media_type, kept.content


def supply_paper(
    actor: Actor | None, case: CaseId, key: str, file_name: str, content: bytes, *, now: datetime
) -> Case:
    """Give the paper that the case asks for; the bytes cost a round trip of their own."""
    actor = signed_in(actor)
    found = refuse_stranger(store.read(case), actor, case)
    papers.wanted_from(found, actor, key)
    kept = exchange.store_upload(actor, found.region, file_name, content, now=now)
    changed = change_case(
        actor, case, lambda latest: papers.supply_paper(latest, actor, key, kept.id, now=now)
    )
    return view_of(changed, (), actor).case


def read_paper(actor: Actor | None, case: CaseId, key: str) -> MediaAndContent:
    """Media type and content of a paper or result, for those who may see it.

    What is no file (a result's record, a form, a register's entry) is
    `exchange.FETCHED_TYPE`, to be read with `exchange.read_fields`.
    """
    actor = signed_in(actor)
    found = refuse_stranger(store.read(case), actor, case)
    thing = visible_paper(found, actor, key)
    edition = catalogue.edition(found.edition)
    if isinstance(thing, Output):
        return _result(found, thing, edition)
    if thing.state is not PaperState.ARRIVED:
        raise refusals.PAPER_NOT_THERE(paper=_name(thing))
    if thing.snapshot is None:
        raise refusals.PAPER_NOT_KEPT(paper=_name(thing))
    if thing.snapshot.startswith(OUTPUT_PREFIX):
        output = found.output(thing.snapshot.removeprefix(OUTPUT_PREFIX))
        assert output is not None, "a paper passed on is a result of the case"
        return _result(found, output, edition)
    if thing.snapshot.startswith(FORM_PREFIX):
        steps = steps_seen(found, actor).intersection(thing.wanted_by)
        return exchange.FETCHED_TYPE, msgspec.json.encode(lines_of_form(found, steps, edition))
    kept = exchange.read_snapshot(found.region, thing.snapshot)
    return kept.snapshot.media_type, kept.content


def fetch_paper(case: CaseId, key: str, *, is_last_try: bool, now: datetime) -> None:
    """Fetch a shared paper of a case and hand it to the case; done already, or not wanted: nothing.

    Raises `exchange.SourceFailed` where asking again may help and this is not the last try.
    """
    found = store.read(case)
    paper = found.paper(key) if found else None
    if found is None or paper is None or not papers.is_still_expected(found, key):
        return
    try:
        snapshot = _fetched(found, paper, now)
    except exchange.SourceFailed as failed:
        if not failed.permanent and not is_last_try:
            raise
        lose_paper(case, key, failed.code, now=now)
        return
    except DomainError as refused:
        lose_paper(case, key, refused.code, now=now)
        return
    change_case(SYSTEM, case, lambda latest: papers.paper_arrived(latest, key, snapshot, now=now))


def lose_paper(case: CaseId, key: str, failure: str, *, now: datetime) -> None:
    """The source will not give the paper; safe to be told twice."""
    change_case(SYSTEM, case, lambda latest: papers.paper_failed(latest, key, failure, now=now))


def _fetched(case: Case, paper: CasePaper, now: datetime) -> str:
    """Ask the register under a right that lives today, whatever edition the case was begun under."""
    assert paper.dataset is not None, "a shared paper has a register"
    edition = catalogue.current_edition()
    right, service, organisation = _purpose(case, paper, edition)
    number = identity_of(case, paper.paper.about, catalogue.edition(case.edition))
    snapshot = exchange.fetch(
        edition,
        dataset=paper.dataset,
        right=right,
        evidence=paper.paper.evidence,
        subjects=(number,) if number else (),
        service=service,
        organisation=organisation,
        case=case.id,
        now=now,
    )
    return snapshot.id


def _purpose(case: Case, paper: CasePaper, edition: Edition) -> tuple[RightId, ServiceId, OrganisationId]:
    """For which going part the register is asked, and by which right."""
    going = _going(case, paper.wanted_by)
    rights = [*paper.rights, paper.right or RightId("")]
    for right in rights:
        known = edition.rights.get(right)
        for service, organisation in going:
            if known is not None and service in known.services:
                return right, service, organisation
    return (rights[0], *going[0])


def _going(case: Case, steps: Collection[StepId]) -> list[tuple[ServiceId, OrganisationId]]:
    parts = (case.proceeding(step) for step in steps)
    return [(p.service, p.deciding) for p in parts if p is not None and not p.state.is_closed]


def _result(case: Case, output: Output, edition: Edition) -> MediaAndContent:
    step = next(p.step for p in case.proceedings if output in p.outputs)
    return exchange.FETCHED_TYPE, msgspec.json.encode(lines_of_output(case, output, step, edition))


def _name(paper: CasePaper) -> Text | str:
    return paper.name or paper.key
