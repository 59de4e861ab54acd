"""What happens to a case's papers after submission: pure functions from a case to a change.

A job fetches each shared paper; what it brings, or that it failed, comes in
here. Both are safe to be told twice: the second time changes nothing.
"""

from datetime import datetime

from onevisit.cases.domain import refusals
from onevisit.cases.domain.changing import Changing
from onevisit.cases.domain.transitions import Move, check_paper
from onevisit.cases.domain.values import Case, CasePaper, Change, PaperState
from onevisit.kernel.actors import SYSTEM, Actor
from onevisit.planner.plans import SourceKind


def is_still_expected(case: Case, key: str) -> bool:
    """Whether the paper's source is still to be asked: not here yet, and a going part wants it."""
    paper = case.paper(key)
    if paper is None or paper.state is not PaperState.EXPECTED:
        return False
    parts = (case.proceeding(step) for step in paper.wanted_by)
    return any(part is not None and not part.state.is_closed for part in parts)


def paper_arrived(case: Case, key: str, snapshot: str, *, now: datetime) -> Change | None:
    """The source gave the paper; None where that changes nothing any more."""
    if not is_still_expected(case, key):
        return None
    changing = Changing(case, SYSTEM, now)
    changing.move_paper(key, Move.ARRIVE, snapshot=snapshot)
    return changing.done()


def paper_failed(case: Case, key: str, failure: str, *, now: datetime) -> Change | None:
    """The source cannot give the paper: the applicant is asked for exactly this one.

    `failure` is the code of the source's refusal. None where it changes nothing any more.
    """
    paper = case.paper(key)
    if paper is None or not is_still_expected(case, key):
        return None
    changing = Changing(case, SYSTEM, now)
    changing.lose_paper(paper, failure)
    return changing.done()


def supply_paper(case: Case, actor: Actor, key: str, snapshot: str, *, now: datetime) -> Change:
    """The applicant gives a paper that the case asks for."""
    wanted_from(case, actor, key)
    changing = Changing(case, actor, now)
    changing.move_paper(key, Move.SUPPLY, snapshot=snapshot, source=SourceKind.APPLICANT)
    return changing.done()


def wanted_from(case: Case, actor: Actor, key: str) -> CasePaper:
    """The paper `key`, where `actor` may supply it now."""
    paper = case.paper(key)
    if paper is None:
        raise refusals.NO_SUCH_PAPER(paper=key)
    refusal = check_paper(Move.SUPPLY, actor, case, paper)
    if refusal is not None:
        raise refusal
    return paper
