"""`openings(edition, volumes, k)`: which closed things to open next (design.md section 4)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, cast

from onevisit.kernel.conditions import Answer
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import LifeEventId, PartyId, QuestionId, RegionCode, ServiceId, StepId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Audience, Edition, LifeEvent, Party, Region, Service, Step
from onevisit.planner.openings.answers import (
    Blame,
    ChosenOpening,
    Freed,
    Goal,
    Openings,
    Unreachable,
    Volume,
)
from onevisit.planner.openings.closed import Opening
from onevisit.planner.openings.coverage import Reach, reached_by
from onevisit.planner.openings.optimum import choose
from onevisit.planner.openings.ways import Ways, ways_to_one_visit
from onevisit.planner.proving.prove import regions_offering
from onevisit.planner.refusals import UNKNOWN_REGION, UNKNOWN_REGION_NEAR, unknown
from onevisit.planner.situations import find_life_event

UNKNOWN_SERVICE = Refusal("unknown_service", "There is no service {given}. Take it away.", Kind.UNKNOWN)
UNKNOWN_SERVICE_NEAR = Refusal(
    "unknown_service", "There is no service {given}. Did you mean {nearest}?", Kind.UNKNOWN
)
NOTHING_TO_COUNT = Refusal("nothing_to_count", "Name exactly one life event or one service for each volume.")
K_TOO_LARGE = Refusal("k_too_large", "Ask for 1 to {most} openings.")
K_MOST = 1000


class _Matter(NamedTuple):
    goal: Goal
    found: Ways


def openings(
    edition: Edition,
    volumes: Sequence[Volume] | None,
    k: int,
    on: date,
    *,
    region: RegionCode | None = None,
    seconds: float = 10.0,
) -> Openings:
    """The `k` openings that bring the most cases to at most one visit in every situation.

    `volumes` None: each life event and each service counts one case in each
    region that offers it. `region` keeps to it and what lies below. The
    optimum is proved unless the solver runs out of `seconds`.

    Raises `unknown_life_event`, `unknown_service`, `unknown_region`, `nothing_to_count`, `k_too_large`.
    """
    if not 1 <= k <= K_MOST:
        raise K_TOO_LARGE(most=K_MOST)
    if region is not None:
        _find_region(edition, region)
    wanted = _one_each(edition) if volumes is None else volumes
    counted = [volume for volume in wanted if region is None or _is_within(edition, volume.region, region)]
    matters = [_matter(edition, volume, on) for volume in counted]
    served = [matter for matter in matters if matter.found.visits is not None]
    goals = [Reach(matter.goal.cases, matter.found.ways) for matter in served]
    choice = choose(goals, k, seconds)
    chosen = cast(tuple[Opening, ...], choice.openings)
    already = sum(goal.volume for goal in goals if frozenset() in goal.ways)
    incomplete = [matter for matter in served if not matter.found.is_complete]
    unknown_ways = sum(m.goal.cases for m in incomplete if not _is_reached(m.found, frozenset(chosen)))
    return Openings(
        edition=edition.hash,
        on=on,
        k=k,
        cases=sum(matter.goal.cases for matter in matters),
        already=already,
        freed=choice.reached - already,
        bound=choice.bound - already + unknown_ways,
        proved=choice.is_proved and not unknown_ways,
        chosen=tuple(_chosen(served, goals, chosen)),
        greedy=cast(tuple[Opening, ...], choice.greedy),
        greedy_freed=choice.greedy_reached - already,
        ties=cast(tuple[tuple[Opening, ...], ...], choice.ties),
        all_ties_known=choice.all_ties_known and not incomplete,
        unreachable=tuple(_unreachable(served, k)),
        not_served=tuple(matter.goal for matter in matters if matter.found.visits is None),
        incomplete=tuple(matter.goal for matter in incomplete),
    )


def _one_each(edition: Edition) -> list[Volume]:
    matters = [
        Volume(region, 1, life_event=matter.id)
        for matter in edition.life_events.values()
        for region in regions_offering(edition, matter)
    ]
    services = [
        Volume(region, 1, service=service) for service, offers in edition.offers.items() for region in offers
    ]
    return matters + services


def _matter(edition: Edition, volume: Volume, on: date) -> _Matter:
    region = _find_region(edition, volume.region)
    if (volume.life_event is None) == (volume.service is None):
        raise NOTHING_TO_COUNT()
    if volume.life_event is not None:
        life_event = find_life_event(edition, volume.life_event)
    else:
        life_event = _alone(edition, _find_service(edition, volume.service or ""))
    found = ways_to_one_visit(edition, life_event, region, on)
    name = life_event.name
    goal = Goal(name, region.code, region.name, volume.cases, found.visits, volume.life_event, volume.service)
    return _Matter(goal, found)


def _alone(edition: Edition, service: Service) -> LifeEvent:
    """A service by itself, with all questions of life events; what none asks is as they give it."""
    questions = {q.id: q for matter in edition.life_events.values() for q in matter.questions}
    given: dict[QuestionId, Answer] = {
        name: answer
        for matter in edition.life_events.values()
        for name, answer in matter.given.items()
        if name not in questions
    }
    party = PartyId("applicant")
    return LifeEvent(
        id=LifeEventId(service.id),
        name=service.name,
        about=service.name,
        audience=Audience.PERSON,
        lead=service.body,
        visits_at_most=1,
        promised=None,
        parties=(Party(party, Text("the applicant", "申请人"), True),),
        questions=tuple(questions.values()),
        steps=(Step(StepId(service.id), service.id, party),),
        groups=(),
        given=given,
    )


def _chosen(
    matters: Sequence[_Matter], goals: Sequence[Reach], chosen: tuple[Opening, ...]
) -> Iterator[ChosenOpening]:
    opened = frozenset(chosen)
    worth = reached_by(chosen, goals)
    for opening in chosen:
        frees = []
        for matter in matters:
            ways = [way for way in matter.found.ways if way <= opened]
            if ways and opening in ways[0]:
                others = (other for other in ways[0] if other != opening)
                frees.append(Freed(matter.goal, tuple(sorted(map(chosen.index, others)))))
        lost = worth - reached_by(opened - {opening}, goals)
        yield ChosenOpening(opening, tuple(frees), lost)


def _is_reached(found: Ways, opened: frozenset[Opening]) -> bool:
    return any(way <= opened for way in found.ways)


def _unreachable(matters: Sequence[_Matter], k: int) -> Iterator[Unreachable]:
    for goal, found in matters:
        needed = len(found.ways[0]) if found.ways else None
        if needed is None or needed > k:
            services = [(contact.work.service, contact.kind) for contact in found.blamed]
            blamed = tuple(Blame(service.id, service.name, kind) for service, kind in services)
            yield Unreachable(goal, blamed, needed)


def _find_region(edition: Edition, region: RegionCode) -> Region:
    found = edition.regions.get(region)
    if found is None:
        raise unknown(UNKNOWN_REGION, UNKNOWN_REGION_NEAR, region, edition.regions)
    return found


def _find_service(edition: Edition, service: str) -> Service:
    found = edition.services.get(ServiceId(service))
    if found is None:
        raise unknown(UNKNOWN_SERVICE, UNKNOWN_SERVICE_NEAR, service, edition.services)
    return found


def _is_within(edition: Edition, region: RegionCode, outer: RegionCode) -> bool:
    code: RegionCode | None = _find_region(edition, region).code
    while code is not None and code != outer:
        code = edition.regions[code].parent
    return code is not None
