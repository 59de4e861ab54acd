"""Rating a case, and reading one's own rating."""

from datetime import datetime

from onevisit.cases import api as cases
from onevisit.kernel.actors import SIGN_IN_FIRST, Actor
from onevisit.kernel.ids import CaseId
from onevisit.voices import store
from onevisit.voices.domain.ratings import RATED_ALREADY, Rating, make_rating


def rate(actor: Actor | None, case: CaseId, level: int, comment: str = "", *, now: datetime) -> Rating:
    """Rate a finished case, once, as its applicant; `level` from 1 (worst) to 5 (best).

    Raises `no_such_case`, `not_yours_to_rate`, `not_finished`, `no_such_level`,
    `comment_too_long`, `rated_already`.
    """
    view = cases.read_case(actor, case)
    rating = make_rating(
        case=case,
        life_event=view.case.life_event,
        is_applicant=actor is not None and actor.person == view.case.applicant,
        is_finished=view.case.status is cases.CaseStatus.FINISHED,
        level=level,
        comment=comment,
        now=now,
    )
    if not store.insert(rating):
        raise RATED_ALREADY()
    return rating


def rating_of(actor: Actor | None, case: CaseId) -> Rating | None:
    """The applicant's own rating of the case; None for everybody else, whether there is one or not."""
    if actor is None:
        raise SIGN_IN_FIRST()
    view = cases.read_case(actor, case)
    return store.read(case) if actor.person == view.case.applicant else None
