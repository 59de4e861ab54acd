"""Whether the promises for the whole and its stages hold in this situation, if every office keeps its own.

A promise for the whole covers what everybody must do, without waits. A limit
of stages covers their steps; time that stops the clock does not count.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onevisit.kernel.ids import StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Calendar, Limit
from onevisit.planner.definitions import LegalReference, StageLimit
from onevisit.planner.limits import promise_of
from onevisit.planner.plans import PlannedLimit, Reason
from onevisit.planner.setting import Setting, Work
from onevisit.planner.timeline import Span, counted_days
from onevisit.planner.wordings import LIMIT_BROKEN, LIMIT_EMPTY, LIMIT_KEPT, PROMISE_OF_ALL, STATUTORY_OF_ALL


class _Place(NamedTuple):
    """Which limit it is, and where it is defined."""

    rule: str
    id: str
    name: Text
    law: tuple[LegalReference, ...] = ()


def limits_of_all(setting: Setting, steps: Sequence[Work]) -> tuple[PlannedLimit, ...]:
    """The limits of the whole and of its stages, each with the days that count in it."""
    return tuple(_limits(setting, steps))


def _limits(setting: Setting, steps: Sequence[Work]) -> Iterator[PlannedLimit]:
    calendar, matter = setting.edition.calendar, setting.life_event
    must = [work for work in steps if work.step and not work.step.optional]
    without_waits = counted_days(calendar, steps, setting.on, lambda _: None)
    promised = promise_of(setting)
    rule = f"life_events.{matter.id}"
    if promised:
        place = _Place(f"{rule}.promised", "promised", PROMISE_OF_ALL)
        yield _limit(calendar, place, promised, must, without_waits)
    if matter.statutory:
        place = _Place(f"{rule}.statutory", "statutory", STATUTORY_OF_ALL, matter.statutory_law)
        yield _limit(calendar, place, matter.statutory, must, without_waits)
    with_waits = counted_days(calendar, steps, setting.on, _wait_that_counts)
    for group in matter.stage_limits:
        inside = [work for work in steps if work.step and work.step.stage in group.stages]
        place = _Place(f"{rule}.stage_limits.{group.id}", group.id, _name(setting, group), group.law)
        yield _limit(calendar, place, _limit_of(setting, group), inside, with_waits)


def _wait_that_counts(work: Work) -> Limit | None:
    return None if work.step and work.step.stops_clock else work.wait


def _limit_of(setting: Setting, group: StageLimit) -> Limit:
    holding = (v for v in setting.life_event.variants if group.id in v.stage_limits and setting.holds(v.when))
    variant = next(holding, None)
    return variant.stage_limits[group.id] if variant else group.limit


def _name(setting: Setting, group: StageLimit) -> Text:
    if group.name:
        return group.name
    names = [stage.name for stage in setting.life_event.stages if stage.id in group.stages]
    return Text(", ".join(name.en for name in names), "、".join(name.zh for name in names))


def _limit(
    calendar: Calendar, place: _Place, limit: Limit, works: Sequence[Work], days: dict[StepId, Span]
) -> PlannedLimit:
    spans = [days[work.id] for work in works]
    begins = min((span.begins for span in spans), default=None)
    ends = max((span.ends for span in spans), default=None)
    last = max(calendar.add(begins, limit), begins) if begins else None
    holds = ends is None or last is None or ends <= last
    wording = LIMIT_KEPT if holds else LIMIT_BROKEN
    sentence = wording(ends=ends, last_day=last) if spans else LIMIT_EMPTY()
    return PlannedLimit(
        id=place.id,
        name=place.name,
        limit=limit,
        steps=tuple(work.id for work in works),
        begins=begins,
        ends=ends,
        last_day=last,
        holds=holds,
        reason=Reason(sentence, place.rule, place.law),
    )
