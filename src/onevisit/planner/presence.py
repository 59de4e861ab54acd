"""When a step of a life event is done, as one condition: its own `when`, less the alternatives before it."""

from collections.abc import Callable, Collection, Sequence

from onevisit.kernel.conditions import And, Constant, Node, Not
from onevisit.kernel.ids import StepId
from onevisit.planner.definitions import LifeEvent, Step, Variant

ALWAYS = Constant(True)
NEVER = Constant(False)


def conditions_of_presence(life_event: LifeEvent, left_out: Collection[StepId] = ()) -> dict[StepId, Node]:
    """Each step's condition, in the definition's order, for an applicant who leaves these out.

    Of the alternatives of a group the first whose `when` holds is done; a
    step that the applicant leaves out is not, and makes way for the next.
    """
    return conditions_if_taken(life_event, lambda step: NEVER if step.id in left_out else ALWAYS)


def conditions_if_taken(life_event: LifeEvent, is_taken: Callable[[Step], Node]) -> dict[StepId, Node]:
    """As above, where a condition says whether the applicant takes a step."""
    presences: dict[StepId, Node] = {}
    taken: dict[str, list[Node]] = {}
    for step in life_event.steps:
        own = _both(is_taken(step), own_condition(life_event.variants, step))
        if own == NEVER:
            presences[step.id] = NEVER
            continue
        before = taken.setdefault(step.alternative, []) if step.alternative else []
        presences[step.id] = And((own, *(Not(other) for other in before))) if before else own
        before.append(own)
    return presences


def own_condition(variants: Sequence[Variant], step: Step) -> Node:
    """A step's own `when`, and that no variant drops it."""
    own: Node = step.when.root if step.when else ALWAYS
    for variant in variants:
        if step.id in variant.drops:
            own = _both(own, Not(variant.when.root))
    return own


def _both(first: Node, second: Node) -> Node:
    if NEVER in (first, second):
        return NEVER
    if first == ALWAYS:
        return second
    return first if second == ALWAYS else And((first, second))
