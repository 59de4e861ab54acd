"""When a step of a life event is done, as one condition: its own `when`, less the alternatives before it."""

from collections.abc import Collection

from onevisit.kernel.conditions import And, Constant, Node, Not
from onevisit.kernel.ids import StepId
from onevisit.planner.definitions import LifeEvent

ALWAYS = Constant(True)
NEVER = Constant(False)


def conditions_of_presence(life_event: LifeEvent, left_out: Collection[StepId] = ()) -> dict[StepId, Node]:
    """Each step's condition, in the definition's order.

    Of the alternatives of a group the first whose `when` holds is done; a
    step that the applicant leaves out is not, and makes way for the next.
    """
    presences: dict[StepId, Node] = {}
    taken: dict[str, list[Node]] = {}
    for step in life_event.steps:
        own: Node = step.when.root if step.when else ALWAYS
        if step.id in left_out:
            presences[step.id] = NEVER
            continue
        before = taken.setdefault(step.alternative, []) if step.alternative else []
        presences[step.id] = And((own, *(Not(other) for other in before))) if before else own
        before.append(own)
    return presences
