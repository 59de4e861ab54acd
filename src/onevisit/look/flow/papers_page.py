"""The papers page: one card for each paper that the applicant adds."""

import msgspec
from django.utils.translation import gettext as _

from onevisit.cases.api import Draft, DraftPaper
from onevisit.look import formats
from onevisit.look.flow.reasons import Why, why
from onevisit.planner.definitions import Edition, Need
from onevisit.planner.plans import Plan, PlannedDemand, SourceKind


class PaperCard(msgspec.Struct, frozen=True):
    """A paper to add, what makes a good photo of it, and what has been added."""

    key: str
    name: str
    about: str
    guide: str
    remark: str
    why: Why
    file_name: str
    size: str
    is_picture: bool
    error: str

    @property
    def is_there(self) -> bool:
        """Whether something has been added."""
        return bool(self.file_name)


def paper_cards(
    draft: Draft, plan: Plan, edition: Edition, wrong: str = "", error: str = ""
) -> tuple[PaperCard, ...]:
    """The cards in the plan's order; `error` is said at the card `wrong`."""
    given = {paper.key: paper for paper in draft.papers}
    return tuple(
        _card(d, given.get(d.paper.key), edition, error if d.paper.key == wrong else "")
        for d in plan.demands
        if d.source.kind is SourceKind.APPLICANT
    )


def _card(demand: PlannedDemand, paper: DraftPaper | None, edition: Edition, error: str) -> PaperCard:
    return PaperCard(
        key=demand.paper.key,
        name=formats.words(demand.name),
        about=formats.words(demand.about_name),
        guide=formats.words(demand.guide),
        remark=_remark(demand.need),
        why=why(edition, demand.reason),
        file_name=paper.file_name if paper else "",
        size=formats.file_size(paper.size) if paper else "",
        is_picture=paper is not None and paper.media_type.startswith("image/"),
        error=error,
    )


def _remark(need: Need) -> str:
    match need:
        case Need.MUST:
            return ""
        case Need.LATER:
            return _("You can add it later, too.")
        case Need.OPTIONAL:
            return _("Only if you have it.")
