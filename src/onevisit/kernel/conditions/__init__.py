"""Conditions: the small boolean language in which definitions say when something applies.

A subset of CEL that is total and can be analysed: atoms about one question each
(`married`, `age >= 60`, `region in ["330122"]`), joined by `!`, `&&` and `||`.
Whether a question can have an answer at all is not decided here: the compiler
checks that with the atoms that `atoms_of` gives it.
"""

from onevisit.kernel.conditions.evaluation import (
    decided_by,
    depends_on,
    evaluate,
    evaluate_partly,
    explain,
    questions_of,
)
from onevisit.kernel.conditions.parser import AtomAt, ConditionError, atoms_of, parse
from onevisit.kernel.conditions.tree import (
    And,
    Answer,
    Atom,
    Condition,
    Constant,
    Node,
    Not,
    Operator,
    Or,
    render,
)

__all__ = [
    "And",
    "Answer",
    "Atom",
    "AtomAt",
    "Condition",
    "ConditionError",
    "Constant",
    "Node",
    "Not",
    "Operator",
    "Or",
    "atoms_of",
    "decided_by",
    "depends_on",
    "evaluate",
    "evaluate_partly",
    "explain",
    "parse",
    "questions_of",
    "render",
]
