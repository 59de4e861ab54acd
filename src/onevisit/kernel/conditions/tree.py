"""What a condition means: a tree of atoms, and its text in one canonical form.

Frozen tagged structs, so that an edition that holds conditions can be written
as JSON and read again by msgspec.
"""

from collections.abc import Callable
from enum import StrEnum

import msgspec

Answer = bool | int | str


class Operator(StrEnum):
    """How an atom looks at its question's answer."""

    HOLDS = "holds"
    """The question is answered yes; written as the question's name alone."""
    EQUAL = "=="
    DIFFERENT = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    ONE_OF = "in"


class Constant(msgspec.Struct, frozen=True, tag="constant"):
    """`true` or `false`."""

    value: bool


class Atom(msgspec.Struct, frozen=True, tag="atom"):
    """A test of one question's answer: no value for HOLDS, several for ONE_OF, else one."""

    question: str
    operator: Operator = Operator.HOLDS
    values: tuple[Answer, ...] = ()

    def admits(self, answer: Answer | None) -> bool:
        """Whether `answer` passes; None (the question was not asked) passes no test."""
        return answer is not None and _PASSES[self.operator](answer, self.values)


class Not(msgspec.Struct, frozen=True, tag="not"):
    """True where its operand is false."""

    operand: "Node"


class And(msgspec.Struct, frozen=True, tag="and"):
    """True where all of its two or more operands are."""

    operands: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag="or"):
    """True where at least one of its two or more operands is."""

    operands: tuple["Node", ...]


Node = Constant | Atom | Not | And | Or


class Condition(msgspec.Struct, frozen=True):
    """A condition as its author wrote it, and what it means."""

    text: str
    root: Node


def render(node: Node) -> str:
    """The node as text; parsing that gives the node again."""
    match node:
        case Constant(value):
            return "true" if value else "false"
        case Atom():
            return _render_atom(node)
        case Not(operand):
            return "!" + _in_parentheses(operand, bare=_is_bare(operand))
        case And(operands):
            return " && ".join(_in_parentheses(o, bare=not isinstance(o, And | Or)) for o in operands)
        case Or(operands):
            return " || ".join(_in_parentheses(o, bare=not isinstance(o, Or)) for o in operands)


def _is_bare(operand: Node) -> bool:
    if isinstance(operand, Atom):
        return operand.operator is Operator.HOLDS
    return isinstance(operand, Constant | Not)


def _in_parentheses(node: Node, *, bare: bool) -> str:
    return render(node) if bare else f"({render(node)})"


def _render_atom(atom: Atom) -> str:
    values = ", ".join(_render_value(value) for value in atom.values)
    match atom.operator:
        case Operator.HOLDS:
            return atom.question
        case Operator.ONE_OF:
            return f"{atom.question} in [{values}]"
        case _:
            return f"{atom.question} {atom.operator.value} {values}"


ESCAPES = {"\\": "\\", '"': '"', "'": "'", "n": "\n", "r": "\r", "t": "\t"}
"""What a backslash and a letter stand for inside a string."""

_ESCAPED = str.maketrans({meant: f"\\{letter}" for letter, meant in ESCAPES.items() if meant != "'"})


def _render_value(value: Answer) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return f'"{value.translate(_ESCAPED)}"'


def _same(answer: Answer, value: Answer) -> bool:
    # In Python True == 1; for an official, yes is not a number.
    return type(answer) is type(value) and answer == value


def _compared(test: Callable[[int, int], bool]) -> Callable[[Answer, tuple[Answer, ...]], bool]:
    def passes(answer: Answer, values: tuple[Answer, ...]) -> bool:
        # Exactly int: a yes-or-no answer has no size, though Python's bool is an int.
        return type(answer) is int and test(answer, int(values[0]))

    return passes


_PASSES: dict[Operator, Callable[[Answer, tuple[Answer, ...]], bool]] = {
    Operator.HOLDS: lambda answer, _: answer is True,
    Operator.EQUAL: lambda answer, values: _same(answer, values[0]),
    Operator.DIFFERENT: lambda answer, values: not _same(answer, values[0]),
    Operator.LESS: _compared(lambda answer, bound: answer < bound),
    Operator.AT_MOST: _compared(lambda answer, bound: answer <= bound),
    Operator.MORE: _compared(lambda answer, bound: answer > bound),
    Operator.AT_LEAST: _compared(lambda answer, bound: answer >= bound),
    Operator.ONE_OF: lambda answer, values: any(_same(answer, value) for value in values),
}
