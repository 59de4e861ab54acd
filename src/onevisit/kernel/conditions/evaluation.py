"""Whether a condition holds in a situation, what it still depends on, and which answers decided it.

A situation gives answers by question. None as an answer means that the
question was not asked: every atom about it is false. A question that is
missing has not been answered yet.
"""

from collections.abc import Iterator, Mapping

from onevisit.kernel.conditions.tree import And, Answer, Atom, Condition, Constant, Node, Not, Or

Answers = Mapping[str, Answer | None]


def evaluate(condition: Condition | Node, situation: Answers) -> bool:
    """Whether the condition holds; a missing question counts as not asked."""
    return _holds(_root(condition), situation)


def evaluate_partly(condition: Condition | Node, situation: Answers) -> bool | None:
    """Whether the condition holds whatever the missing answers are; None: it depends on them.

    Each atom is weighed by itself, so that `a || !a` counts as depending on `a`.
    """
    return _settled(_root(condition), situation)


def questions_of(condition: Condition | Node) -> tuple[str, ...]:
    """The questions that it asks about, each once, in the order of its text."""
    return tuple(dict.fromkeys(_questions(_root(condition))))


def depends_on(condition: Condition | Node, situation: Answers) -> tuple[str, ...]:
    """The missing questions that can still decide it, each once, in the order of its text."""
    return tuple(dict.fromkeys(_open_questions(_root(condition), situation)))


def decided_by(condition: Condition | Node, situation: Answers) -> tuple[str, ...]:
    """The questions that decided it: were any one of them open, it would not be decided.

    Questions that were not asked are among them where that mattered.
    """
    root = _root(condition)
    if isinstance(root, Atom):
        return (root.question,)
    asked = {name: situation.get(name) for name in questions_of(root)}
    kept = {name: asked[name] for name in _decisive(root, asked)}
    for name in tuple(kept):
        without = {other: answer for other, answer in kept.items() if other != name}
        if _settled(root, without) is not None:
            kept = without
    return tuple(kept)


def explain(condition: Condition | Node, situation: Answers) -> dict[str, Answer]:
    """The answers among the questions that decided it."""
    decisive = ((name, situation.get(name)) for name in decided_by(condition, situation))
    return {name: answer for name, answer in decisive if answer is not None}


def _root(condition: Condition | Node) -> Node:
    return condition.root if isinstance(condition, Condition) else condition


def _holds(node: Node, situation: Answers) -> bool:
    match node:
        case Atom():
            return node.admits(situation.get(node.question))
        case Constant(value):
            return value
        case Not(operand):
            return not _holds(operand, situation)
        case And(operands):
            return all(_holds(operand, situation) for operand in operands)
        case Or(operands):
            return any(_holds(operand, situation) for operand in operands)


def _settled(node: Node, situation: Answers) -> bool | None:
    match node:
        case Atom():
            return node.admits(situation[node.question]) if node.question in situation else None
        case Constant(value):
            return value
        case Not(operand):
            inner = _settled(operand, situation)
            return None if inner is None else not inner
        case And(operands):
            return _joined(operands, situation, deciding=False)
        case Or(operands):
            return _joined(operands, situation, deciding=True)


def _joined(operands: tuple[Node, ...], situation: Answers, *, deciding: bool) -> bool | None:
    result: bool | None = not deciding
    for operand in operands:
        value = _settled(operand, situation)
        if value is deciding:
            return deciding
        if value is None:
            result = None
    return result


def _questions(node: Node) -> Iterator[str]:
    match node:
        case Atom(question):
            yield question
        case Not(operand):
            yield from _questions(operand)
        case And(operands) | Or(operands):
            for operand in operands:
                yield from _questions(operand)


def _open_questions(node: Node, situation: Answers) -> Iterator[str]:
    if _settled(node, situation) is not None:
        return
    match node:
        case Atom(question):
            yield question
        case Not(operand):
            yield from _open_questions(operand, situation)
        case And(operands) | Or(operands):
            for operand in operands:
                yield from _open_questions(operand, situation)


def _decisive(node: Node, situation: Answers) -> dict[str, None]:
    # Questions that suffice, few but not yet minimal: a question shared by two operands may be one too many.
    match node:
        case And(operands) | Or(operands):
            deciding = isinstance(node, Or)
            found = [o for o in operands if _holds(o, situation) is deciding]
            if found:
                return min((_decisive(o, situation) for o in found), key=len)
            return {name: None for o in operands for name in _decisive(o, situation)}
        case Not(operand):
            return _decisive(operand, situation)
        case _:
            return dict.fromkeys(_questions(node))
