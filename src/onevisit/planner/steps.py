"""Which services of a life event apply and why, which do not, and what comes after what."""

from collections.abc import Collection, Sequence
from functools import cache

from onevisit.kernel.conditions import evaluate
from onevisit.kernel.ids import StepId
from onevisit.planner.definitions import Edition, LifeEvent, Offer, Step
from onevisit.planner.limits import limits_of
from onevisit.planner.plans import LeftOut, Reason
from onevisit.planner.refusals import (
    NOT_OFFERED,
    STEP_NOT_OPTIONAL,
    UNKNOWN_STEP,
    UNKNOWN_STEP_NEAR,
    unknown,
)
from onevisit.planner.setting import Setting, Work, in_order
from onevisit.planner.wordings import (
    STEP_ALWAYS,
    STEP_ANSWERS,
    STEP_DROPPED,
    STEP_LEFT_OUT,
    STEP_NEVER,
    STEP_NOT_NEEDED,
    STEP_OPTIONAL,
    STEP_OPTIONAL_ANSWERS,
    STEP_OTHER_INSTEAD,
)


def check_left_out(edition: Edition, life_event: LifeEvent, left_out: Collection[StepId]) -> None:
    """Raises `unknown_step`, or `step_not_optional` for a step that everybody must do."""
    steps = {step.id: step for step in life_event.steps}
    for name in left_out:
        step = steps.get(name)
        if step is None:
            raise unknown(UNKNOWN_STEP, UNKNOWN_STEP_NEAR, name, steps, life_event=life_event.name)
        if not (step.optional or _has_another(life_event, step, left_out)):
            raise STEP_NOT_OPTIONAL(step=edition.services[step.service].name, life_event=life_event.name)


def steps_to_do(setting: Setting) -> tuple[Work, ...]:
    """The steps that apply, each behind those that it waits for.

    Raises `not_offered`, naming every needed service that the region does not offer.
    """
    chosen = _chosen(setting)
    offers = {step.id: setting.offer_of(step.service) for step in chosen}
    missing = [setting.edition.services[step.service].name for step in chosen if offers[step.id] is None]
    if missing:
        raise NOT_OFFERED(region=setting.region.name, services=missing)
    after = _resolved(setting.life_event, {step.id for step in chosen})
    return in_order(
        tuple(_work(setting, step, offer, after[step.id]) for step in chosen if (offer := offers[step.id]))
    )


def steps_left(setting: Setting, works: Sequence[Work]) -> tuple[LeftOut, ...]:
    """The steps that do not apply, each with its reason; `works` are those that do."""
    chosen = {work.step.id: work.step for work in works if work.step}
    return tuple(
        LeftOut(
            id=step.id,
            service=step.service,
            name=setting.edition.services[step.service].name,
            by_choice=step.id in setting.left_out,
            reason=_reason_against(setting, step, tuple(chosen.values())),
        )
        for step in setting.life_event.steps
        if step.id not in chosen
    )


def reason_for(setting: Setting, step: Step) -> Reason:
    """Why a step that applies does."""
    answers = setting.answers_for(setting.presences[step.id])
    words = setting.in_words(answers)
    if step.optional:
        sentence = STEP_OPTIONAL_ANSWERS(answers=words) if words else STEP_OPTIONAL()
    elif words:
        sentence = STEP_ANSWERS(answers=words)
    else:
        sentence = STEP_ALWAYS(life_event=setting.life_event.name)
    law = setting.edition.services[step.service].law
    return Reason(sentence, _rule(setting, step), law, answers)


def _has_another(life_event: LifeEvent, step: Step, left_out: Collection[StepId]) -> bool:
    group = (s.id for s in life_event.steps if step.alternative and s.alternative == step.alternative)
    return any(other not in left_out for other in group)


def _chosen(setting: Setting) -> tuple[Step, ...]:
    return tuple(s for s in setting.life_event.steps if evaluate(setting.presences[s.id], setting.known))


def _work(setting: Setting, step: Step, offer: Offer, after: tuple[StepId, ...]) -> Work:
    service = setting.edition.services[step.service]
    limits = limits_of(setting, service, offer, step)
    return Work(step.id, service, offer, step.party, after, step=step, limits=limits)


def _resolved(life_event: LifeEvent, chosen: Collection[StepId]) -> dict[StepId, tuple[StepId, ...]]:
    """For each step those that it really waits for: a step that is not done hands on what it waited for."""
    members: dict[str, list[Step]] = {}
    for step in life_event.steps:
        members.setdefault(step.id, []).append(step)
        if step.alternative:
            members.setdefault(step.alternative, []).append(step)

    @cache
    def really(name: str) -> tuple[StepId, ...]:
        done = tuple(step.id for step in members[name] if step.id in chosen)
        if done:
            return done
        handed_on = [found for step in members[name] for before in step.after for found in really(before)]
        return tuple(dict.fromkeys(handed_on))

    return {
        step.id: tuple(dict.fromkeys(found for before in step.after for found in really(before)))
        for step in life_event.steps
    }


def _reason_against(setting: Setting, step: Step, chosen: tuple[Step, ...]) -> Reason:
    rule = _rule(setting, step)
    if step.id in setting.left_out:
        return Reason(STEP_LEFT_OUT(), rule)
    answers = setting.answers_for(setting.presences[step.id])
    dropped = (v for v in setting.life_event.variants if step.id in v.drops and setting.holds(v.when))
    if setting.holds(step.when) and (variant := next(dropped, None)):
        path = f"life_events.{setting.life_event.id}.variants.{variant.id}"
        used = setting.answers_for(variant.when)
        return Reason(STEP_DROPPED(because=variant.because), path, variant.law, used)
    if setting.holds(step.when):
        instead = next(s for s in chosen if s.alternative == step.alternative)
        other = setting.edition.services[instead.service].name
        return Reason(STEP_OTHER_INSTEAD(other=other), rule, answers=answers)
    words = setting.in_words(answers)
    if not words:
        return Reason(STEP_NEVER(life_event=setting.life_event.name), rule)
    return Reason(STEP_NOT_NEEDED(answers=words), rule, answers=answers)


def _rule(setting: Setting, step: Step) -> str:
    path = f"life_events.{setting.life_event.id}.steps.{step.id}"
    return f"{path}.when" if step.when else path
