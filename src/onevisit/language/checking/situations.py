"""Whether a condition can hold at all: a search over the situations that a life event admits.

Exact: a question that is not asked has no answer, and one that is given has
one. The search looks only at questions that matter and gives up, saying that
the condition can hold, after SITUATIONS_MAX steps.
"""

from collections.abc import Iterable, Mapping, Sequence

from onevisit.kernel.conditions import (
    And,
    Answer,
    Atom,
    Constant,
    Node,
    Not,
    Or,
    evaluate,
    evaluate_partly,
    questions_of,
)
from onevisit.planner.definitions import Question, QuestionKind

SITUATIONS_MAX = 20_000

Answered = dict[str, Answer | None]


class Situations:
    """The situations that some questions, asked in this order, can lead to."""

    def __init__(self, questions: Sequence[Question], given: Mapping[str, Answer] | None = None) -> None:
        self.questions: dict[str, Question] = {question.id: question for question in questions}
        self.given: Answered = dict(given or {})
        self._steps = 0

    def find(self, goal: Node) -> Answered | None:
        """The answers of a situation in which `goal` holds, or None where there is none."""
        self._steps = 0
        relevant = self._relevant(goal)
        return self._search(goal, relevant, dict(self.given), _values(goal, self.questions, relevant))

    def _relevant(self, goal: Node) -> list[str]:
        wanted, found = list(questions_of(goal)), set[str]()
        while wanted:
            name = wanted.pop()
            if name not in found:
                found.add(name)
                question = self.questions.get(name)
                wanted += questions_of(question.when) if question and question.when else ()
        asked = [name for name in self.questions if name in found]
        return [name for name in (*asked, *sorted(found - set(asked))) if name not in self.given]

    def _search(
        self, goal: Node, names: list[str], known: Answered, values: dict[str, list[Answer | None]]
    ) -> Answered | None:
        self._steps += 1
        settled = evaluate_partly(goal, known)
        if settled is False:
            return None
        if not names or self._steps > SITUATIONS_MAX:
            return known
        name, rest = names[0], names[1:]
        question = self.questions.get(name)
        is_asked = question is None or question.when is None or evaluate(question.when, known)
        for value in values[name] if is_asked else [None]:
            found = self._search(goal, rest, {**known, name: value}, values)
            if found is not None:
                return found
        return None


def _values(
    goal: Node, questions: Mapping[str, Question], names: Iterable[str]
) -> dict[str, list[Answer | None]]:
    roots = [goal, *(question.when.root for question in questions.values() if question.when)]
    return {name: _values_of(name, questions.get(name), roots) for name in names}


def _values_of(name: str, question: Question | None, roots: list[Node]) -> list[Answer | None]:
    compared = [value for root in roots for value in _compared_with(name, root)]
    if question is None:
        return [*dict.fromkeys(compared), None]
    match question.kind:
        case QuestionKind.YES_NO:
            return [True, False]
        case QuestionKind.CHOICE:
            return [choice.id for choice in question.choices]
        case QuestionKind.NUMBER:
            numbers = {n + d for n in compared if type(n) is int for d in (-1, 0, 1)}
            return [*sorted(numbers or {0})]


def _compared_with(name: str, node: Node) -> list[Answer]:
    match node:
        case Atom(question, _, values):
            return list(values) if question == name else []
        case Not(operand):
            return _compared_with(name, operand)
        case And(operands) | Or(operands):
            return [value for operand in operands for value in _compared_with(name, operand)]
        case Constant():
            return []
