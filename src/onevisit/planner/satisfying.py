"""Whether conditions can hold together, and with which answers: exact, for any number of questions.

A search over partial situations. It looks only at questions that can still
decide a condition, gives each only the answers that some condition tells
apart, and solves conditions that share no question apart from each other:
what is independent is never multiplied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onevisit.kernel.conditions import (
    And,
    Answer,
    Atom,
    Condition,
    Constant,
    Node,
    Not,
    Or,
    depends_on,
    evaluate,
    evaluate_partly,
)
from onevisit.planner.definitions import Question, QuestionKind
from onevisit.planner.situations import LARGEST_NUMBER, Answered

Values = tuple[Answer | None, ...]


def witness(
    conditions: Iterable[Condition | Node],
    questions: Sequence[Question],
    given: Mapping[str, Answer | None] | None = None,
) -> Answered | None:
    """Answers with which all conditions hold, or None where there are none.

    `questions` stand in the order in which they are asked; a question whose
    `when` does not hold has no answer (None). A name that is no question and
    is not given can have any value that a condition compares it with, or none.
    """
    nodes = [root_of(condition) for condition in conditions]
    return Situations(questions, nodes).search(nodes, dict(given or {}))


def is_satisfiable(
    conditions: Iterable[Condition | Node],
    questions: Sequence[Question],
    given: Mapping[str, Answer | None] | None = None,
) -> bool:
    """Whether some situation fulfils all conditions; arguments as for `witness`."""
    return witness(conditions, questions, given) is not None


class Situations:
    """The situations that questions can lead to, told apart as far as `nodes` tell them apart.

    Only conditions among `nodes` and the questions' own can be searched for.
    """

    def __init__(self, questions: Sequence[Question], nodes: Iterable[Node]) -> None:
        self.questions: dict[str, Question] = {question.id: question for question in questions}
        self.conditional = [(q.id, q.when) for q in questions if q.when is not None]
        tests = _tests_by_question([*nodes, *(when.root for _, when in self.conditional)])
        self.values: dict[str, Values] = {
            name: _values(self.questions.get(name), tests.get(name, ())) for name in (*self.questions, *tests)
        }

    def closed(self, known: Answered) -> Answered:
        """`known`, with None for every question that it keeps from being asked."""
        for name, when in self.conditional:
            if name not in known and evaluate_partly(when, known) is False:
                known = {**known, name: None}
        return known

    def search(self, goals: Sequence[Node], known: Answered) -> Answered | None:
        """`known` and as many answers more as make all goals hold, or None."""
        known = self.closed(known)
        still_open = []
        for goal in goals:
            settled = evaluate_partly(goal, known)
            if settled is False:
                return None
            if settled is None:
                still_open.append(goal)
        for part in self._independent(still_open, known):
            found = self._split(part, known)
            if found is None:
                return None
            known = found
        return known

    def name_to_split(self, goal: Condition | Node, known: Answered) -> str:
        """A question that an open condition depends on, and that is surely asked."""
        name = depends_on(goal, known)[0]
        question = self.questions.get(name)
        if question and question.when and evaluate_partly(question.when, known) is None:
            return self.name_to_split(question.when, known)
        return name

    def open_names(self, goal: Condition | Node, known: Answered) -> set[str]:
        """The questions whose answers can still decide it, or whether these are asked."""
        found: set[str] = set()
        waiting = list(depends_on(goal, known))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                question = self.questions.get(name)
                if question and question.when:
                    waiting += depends_on(question.when, known)
        return found

    def filled(self, known: Answered) -> Answered:
        """A whole situation: what nothing depends on any more is answered with the last value (no)."""
        known = dict(known)
        for name, values in self.values.items():
            if name not in known:
                question = self.questions.get(name)
                is_asked = question is None or question.when is None or evaluate(question.when, known)
                known[name] = values[-1] if is_asked else None
        return known

    def _split(self, goals: Sequence[Node], known: Answered) -> Answered | None:
        name = self.name_to_split(goals[0], known)
        for value in self.values[name]:
            found = self.search(goals, {**known, name: value})
            if found is not None:
                return found
        return None

    def _independent(self, goals: Sequence[Node], known: Answered) -> list[list[Node]]:
        """The goals in groups that share no open question."""
        return [[goals[i] for i in group] for group in groups_by([self.open_names(g, known) for g in goals])]


def root_of(condition: Condition | Node) -> Node:
    """What a condition means, without its text."""
    return condition.root if isinstance(condition, Condition) else condition


def groups_by(names: Sequence[Iterable[str]]) -> list[list[int]]:
    """Indexes in groups, so that two that share a name are in the same one; in order of first mention."""
    leader = list(range(len(names)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    first: dict[str, int] = {}
    for index, own in enumerate(names):
        for name in own:
            other = lead(first.setdefault(name, index))
            mine = lead(index)
            leader[max(other, mine)] = min(other, mine)
    groups: dict[int, list[int]] = {}
    for index in range(len(names)):
        groups.setdefault(lead(index), []).append(index)
    return list(groups.values())


def _tests_by_question(nodes: Iterable[Node]) -> dict[str, dict[Atom, None]]:
    tests: dict[str, dict[Atom, None]] = {}
    for node in nodes:
        for atom in _atoms(node):
            tests.setdefault(atom.question, {})[atom] = None
    return tests


def _atoms(node: Node) -> Iterator[Atom]:
    match node:
        case Atom():
            yield node
        case Not(operand):
            yield from _atoms(operand)
        case And(operands) | Or(operands):
            for operand in operands:
                yield from _atoms(operand)
        case Constant():
            pass


def _values(question: Question | None, tests: Iterable[Atom]) -> Values:
    """One answer of each sort that the tests tell apart."""
    tests = tuple(tests)
    sorts: dict[tuple[bool, ...], Answer | None] = {}
    for value in _possible(question, tests):
        sorts.setdefault(tuple(test.admits(value) for test in tests), value)
    return tuple(sorts.values())


def _possible(question: Question | None, tests: Sequence[Atom]) -> Values:
    compared = [value for test in tests for value in test.values]
    if question is None:
        free = [True] if any(not test.values for test in tests) else []
        numbers = [n + by for n in compared if type(n) is int for by in (0, -1, 1)]
        words = [value for value in compared if type(value) is not int]
        another = ["".join(w for w in words if isinstance(w, str)) + "."] if words else []
        return (*dict.fromkeys([*free, *words, *another, *numbers]), None)
    match question.kind:
        case QuestionKind.YES_NO:
            return (True, False)
        case QuestionKind.CHOICE:
            return tuple(choice.id for choice in question.choices)
        case QuestionKind.NUMBER:
            steps = {n + by for n in compared if type(n) is int for by in (0, -1, 1)} or {0}
            return tuple(sorted(n for n in steps if abs(n) < LARGEST_NUMBER))
