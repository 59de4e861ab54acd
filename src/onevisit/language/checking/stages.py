"""Long life events: names of stages and steps in them, limits that steps keep, who answers questions."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onevisit.kernel.ids import StepId
from onevisit.kernel.working_days import Limit
from onevisit.language.dictionary import Dictionary
from onevisit.language.limits import are_surely_longer, fewest_days, show_limit
from onevisit.language.reading import did_you_mean
from onevisit.language.shapes.events import LifeEventShape
from onevisit.planner.definitions import (
    SYSTEM,
    UNKNOWN_LENGTH,
    Audience,
    Question,
    QuestionKind,
    Service,
    StageLimit,
    Step,
)


def check(dictionary: Dictionary) -> None:
    """Report what stages, variants, phases, waits and lots say that cannot be."""
    for name, shape in dictionary.values("life_events"):
        _check_names(dictionary, name, shape)
        _check_waits(dictionary, name, shape)
        _check_internal(dictionary, name, shape)
        _check_stages(dictionary, name, shape)
        _check_promise(dictionary, name, shape)
    for name, question in dictionary.values("questions"):
        if question.answered_by == SYSTEM and question.kind is not QuestionKind.YES_NO:
            dictionary.report("OV436", dictionary.span("questions", name, "answered_by"), question=name)
    for name, service in dictionary.values("services"):
        asked: Question | None = dictionary.get("questions", service.draw.question) if service.draw else None
        if asked and asked.answered_by != SYSTEM:
            span = dictionary.span("services", name, "draw", "question")
            dictionary.report("OV437", span, question=asked.id)


class _Named(NamedTuple):
    """Names that a life event mentions in one place."""

    kind: str
    known: Iterable[str]
    mentioned: Iterable[str]
    path: tuple[str, ...]
    by_key: bool = False


def _check_names(dictionary: Dictionary, name: str, shape: LifeEventShape) -> None:
    steps = [step.id for step in shape.steps]
    stages = [stage.id for stage in shape.stages]
    limits = [limit.id for limit in shape.stage_limits]
    places = [_Named("step", steps, shape.site_check_together, ("site_check_together",))]
    staged = [step for step in shape.steps if step.stage]
    places += [_Named("stage", stages, (step.stage,), ("steps", step.id, "stage")) for step in staged]
    for limit in shape.stage_limits:
        places.append(_Named("stage", stages, limit.stages, ("stage_limits", limit.id, "stages")))
    for phase in shape.phases:
        places.append(_Named("step", steps, phase.steps, ("phases", phase.id, "steps")))
    for variant in shape.variants:
        path = ("variants", variant.id)
        places.append(_Named("step", steps, variant.drops, (*path, "drops")))
        places.append(_Named("step", steps, variant.promises, (*path, "promises"), True))
        places.append(_Named("limit of stages", limits, variant.stage_limits, (*path, "stage_limits"), True))
    for place in places:
        for index, mentioned in enumerate(place.mentioned):
            if mentioned in place.known:
                continue
            if place.by_key:
                span = dictionary.key_span("life_events", name, *place.path, mentioned)
            else:
                span = dictionary.span("life_events", name, *place.path, index)
            hint = did_you_mean(mentioned, place.known)
            dictionary.report("OV301", span, kind=place.kind, id=mentioned, hint=hint)


def _check_waits(dictionary: Dictionary, name: str, shape: LifeEventShape) -> None:
    for step in shape.steps:
        if step.wait == UNKNOWN_LENGTH and step.wait_for is None:
            dictionary.report("OV439", dictionary.span("life_events", name, "steps", step.id, "wait"))


def _check_internal(dictionary: Dictionary, name: str, shape: LifeEventShape) -> None:
    for step in shape.steps:
        service: Service | None = dictionary.get("services", step.service)
        if service and service.internal and shape.audience is not Audience.CIVIL_SERVANT:
            span = dictionary.span("life_events", name, "steps", step.id, "service")
            dictionary.report("OV438", span, service=service.id, life_event=name)


def _check_stages(dictionary: Dictionary, name: str, shape: LifeEventShape) -> None:
    used = {step.stage for step in shape.steps}
    for stage in shape.stages:
        if stage.id not in used:
            span = dictionary.key_span("life_events", name, "stages", stage.id)
            dictionary.report("OV434", span, what="stage", id=stage.id)
    for limit in shape.stage_limits:
        _check_stage_limit(dictionary, name, shape, limit)


def _check_stage_limit(dictionary: Dictionary, name: str, shape: LifeEventShape, group: StageLimit) -> None:
    inside = {step.id: step for step in shape.steps if step.stage in group.stages and not step.optional}
    chains: dict[str, list[tuple[Step, Limit]]] = {}
    for step in _without_circles(inside):
        before = [chains[earlier] for earlier in _before(shape.steps, step) if earlier in chains]
        service: Service | None = dictionary.get("services", step.service)
        own = [(step, service.promised)] if service and not service.promised.is_immediate else []
        chains[step.id] = max(before, key=_days, default=[]) + own
    longest = max(chains.values(), key=_days, default=[])
    if are_surely_longer([limit for _, limit in longest], group.limit):
        dictionary.report(
            "OV435",
            dictionary.span("life_events", name, "stage_limits", group.id, "limit"),
            id=group.id,
            limit=show_limit(group.limit),
            needed=" + ".join(show_limit(limit) for _, limit in longest),
            steps=", ".join(f"`{step.id}`" for step, _ in longest),
        )


def _check_promise(dictionary: Dictionary, name: str, shape: LifeEventShape) -> None:
    """No promise of the whole is longer than its own statutory limit."""
    statutory = shape.statutory
    promises: list[tuple[Limit | None, tuple[str, ...]]] = [(shape.promised, ("promised",))]
    promises += [(v.promised, ("variants", v.id, "promised")) for v in shape.variants]
    for promised, path in promises:
        if statutory and promised and are_surely_longer([promised], statutory):
            data = {"promised": show_limit(promised), "statutory": show_limit(statutory)}
            dictionary.report("OV405", dictionary.span("life_events", name, *path), **data)


def _days(chain: list[tuple[Step, Limit]]) -> float:
    return sum(fewest_days(limit) for _, limit in chain)


def _before(steps: Sequence[Step], step: Step) -> list[str]:
    groups = {other.id for other in steps if other.alternative and other.alternative in step.after}
    return [*step.after, *groups]


def _without_circles(steps: dict[StepId, Step]) -> list[Step]:
    """Steps behind those that they come after; those of a circle (reported elsewhere) are left out."""
    placed: dict[StepId, Step] = {}
    waiting = dict(steps)
    while waiting:
        ready = [s for s in waiting.values() if not any(b in waiting for b in _before([*steps.values()], s))]
        if not ready:
            break
        for step in ready:
            placed[step.id] = waiting.pop(step.id)
    return list(placed.values())
