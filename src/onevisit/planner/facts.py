"""The facts that the merged form asks, each once, however many services want them."""

from collections.abc import Sequence

from onevisit.kernel.ids import FactId, StepId
from onevisit.planner.plans import PlannedFact, Reason
from onevisit.planner.setting import Setting, Work
from onevisit.planner.wordings import FACT


def facts_of(setting: Setting, works: Sequence[Work]) -> tuple[PlannedFact, ...]:
    """The facts that apply, by page of the form, in the order of first mention."""
    wanted: dict[FactId, dict[StepId, bool]] = {}
    for work in works:
        for use in work.service.facts:
            if setting.holds(use.when):
                wanting = wanted.setdefault(use.fact, {})
                wanting[work.id] = wanting.get(work.id, False) or not use.optional
    facts = setting.edition.facts
    names = {work.id: work.service.name for work in works}
    pages = {group.id: page for page, group in enumerate(setting.life_event.groups)}
    return tuple(
        PlannedFact(
            fact=fact,
            group=facts[fact].group,
            required=any(wanting.values()),
            wanted_by=tuple(wanting),
            reason=Reason(FACT(services=[names[step] for step in wanting]), f"facts.{fact}"),
        )
        for fact, wanting in sorted(
            wanted.items(), key=lambda item: pages.get(facts[item[0]].group, len(pages))
        )
    )
