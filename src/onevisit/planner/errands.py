"""Papers that the applicant must first fetch from another office: the trip to get the paper counts.

An errand is a service that is no part of the life event, done beforehand for
one paper. It may itself demand papers that must be fetched, and so on.
"""

from collections.abc import Sequence

import msgspec

from onevisit.kernel.ids import StepId
from onevisit.planner.definitions import Need
from onevisit.planner.evidence import Papers, Want
from onevisit.planner.limits import limits_of
from onevisit.planner.plans import Paper, SourceKind
from onevisit.planner.setting import Setting, Work, in_order


class Errands(msgspec.Struct, frozen=True):
    """All works in order, errands included, and what each errand demands."""

    works: tuple[Work, ...]
    demands: dict[StepId, dict[Paper, tuple[Want, ...]]]
    needed_for: dict[StepId, tuple[StepId, ...]]
    """By errand: the works that want its paper."""


def with_errands(setting: Setting, papers: Papers, steps: Sequence[Work]) -> Errands:
    """The steps, and the errands that their papers take; a paper is fetched once."""
    works = {step.id: step for step in steps}
    demands: dict[StepId, dict[Paper, tuple[Want, ...]]] = {}
    needed_for: dict[StepId, tuple[StepId, ...]] = {}
    made_here = {(step.service.id, step.party) for step in steps}
    to_look_at = _with_wants(papers.wanted_by_steps)
    while to_look_at:
        paper, wants = to_look_at.pop(0)
        errand = works.get(StepId(paper.key)) or _errand(setting, paper)
        if errand and (errand.service.id, errand.party) in made_here:
            # A step gives it: that the step comes too late is a fault of the definition, not a second trip.
            continue
        if errand is None or papers.source(paper, wants).source.kind is not SourceKind.APPLICANT:
            continue
        pressing = [want for want in wants if want.demand.need is not Need.OPTIONAL]
        if pressing and errand.id not in works:
            works[errand.id] = errand
            own = _with_wants(papers.wanted([errand]))
            demands[errand.id] = dict(own)
            to_look_at.extend(own)
        wanting = [want for want in pressing if not _waits_for(works, errand.id, want.work.id)]
        for want in wanting:
            works[want.work.id] = _behind(works[want.work.id], errand.id, want.demand.need)
            needed_for[errand.id] = (*needed_for.get(errand.id, ()), want.work.id)
    return Errands(in_order(tuple(works.values())), demands, needed_for)


def _with_wants(wanted: dict[Paper, list[Want]]) -> list[tuple[Paper, tuple[Want, ...]]]:
    return [(paper, tuple(wants)) for paper, wants in wanted.items()]


def _errand(setting: Setting, paper: Paper) -> Work | None:
    giver = setting.edition.evidence[paper.evidence].obtained_from
    offer = setting.offer_of(giver) if giver else None
    if giver is None or offer is None:
        return None
    service = setting.edition.services[giver]
    limits = limits_of(setting, service, offer)
    return Work(StepId(paper.key), service, offer, paper.about, paper=paper, limits=limits)


def _behind(work: Work, errand: StepId, need: Need) -> Work:
    """The work, waiting for the errand: to begin, or only to end where the paper may follow."""
    if need is Need.LATER:
        return msgspec.structs.replace(work, late_after=(*work.late_after, errand))
    return msgspec.structs.replace(work, after=(*work.after, errand))


def _waits_for(works: dict[StepId, Work], work: StepId, other: StepId) -> bool:
    """Whether `work` is `other` or waits for it: of two papers that need each other one is fetched first."""
    waited_for = (*works[work].after, *works[work].late_after)
    return work == other or any(_waits_for(works, earlier, other) for earlier in waited_for)
