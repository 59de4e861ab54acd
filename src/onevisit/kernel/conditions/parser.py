"""From text to a condition, or to one precise complaint with its place and how to mend it.

    or    = and { "||" and }
    and   = unary { "&&" unary }
    unary = "!" unary | test | "(" or ")"
    test  = "true" | "false" | question [ ("==" | "!=") value | ("<" | "<=" | ">" | ">=") integer
                                         | "in" "[" value { "," value } "]" ]

A test with a value directly after `!` is refused: CEL would read it as `(!question) == value`.
"""

import re
from typing import NamedTuple, NoReturn

import msgspec

from onevisit.kernel.conditions.tree import (
    ESCAPES,
    And,
    Answer,
    Atom,
    Condition,
    Constant,
    Node,
    Not,
    Operator,
    Or,
)

LONGEST = 4000
"""Characters that a condition may have."""
DEEPEST = 40
"""Levels of parentheses and `!` that a condition may have."""
MOST_DIGITS = 15

RESERVED = frozenset(
    [
        "as",
        "break",
        "const",
        "continue",
        "else",
        "false",
        "for",
        "function",
        "if",
        "import",
        "in",
        "let",
        "loop",
        "package",
        "namespace",
        "null",
        "return",
        "true",
        "var",
        "void",
        "while",
    ]
)
"""Words that CEL keeps for itself: no question can be called so."""


class AtomAt(msgspec.Struct, frozen=True):
    """An atom and where it stands; `values_at` has offset and length of each of its values."""

    atom: Atom
    offset: int
    length: int
    values_at: tuple[tuple[int, int], ...]


class ConditionError(ValueError):
    """A text that is no condition: what is wrong, where, and how to mend it.

    `offset` and `length` count characters of the text, for a caret.
    """

    def __init__(self, message: str, offset: int, length: int, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.length = length
        self.mend = mend


def parse(text: str) -> Condition:
    """The condition that `text` says; raises `ConditionError`."""
    return Condition(text, _Parser(text).read())


def atoms_of(condition: Condition) -> tuple[AtomAt, ...]:
    """Its tests in the order of the text, with their places."""
    parser = _Parser(condition.text)
    parser.read()
    return tuple(parser.atoms)


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int


_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<number>-?[0-9][0-9A-Za-z_.]*)
      | (?P<string>"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
      | (?P<sign>\|\||&&|==|!=|<=|>=|[!<>()\[\],])""",
    re.VERBOSE | re.ASCII,
)
_COMPARISONS = {o.value: o for o in Operator if o not in (Operator.HOLDS, Operator.ONE_OF)}
_SIZES = (Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST)
_RELATIONS = (*_COMPARISONS, "in")

_MISTAKEN_SIGNS = {
    "=": "Write == to compare.",
    "&": "Write && for and.",
    "|": "Write || for or.",
    "（": "Write ( on an English keyboard.",
    "）": "Write ) on an English keyboard.",
    "！": "Write ! on an English keyboard.",
    "，": "Write , on an English keyboard.",
    "“": 'Write " on an English keyboard.',
    "”": 'Write " on an English keyboard.',
    "【": "Write [ on an English keyboard.",
    "】": "Write ] on an English keyboard.",
    "＝": "Write == on an English keyboard.",
    "＞": "Write > on an English keyboard.",
    "＜": "Write < on an English keyboard.",
}
_MISTAKEN_WORDS = {"and": "Write && for and.", "or": "Write || for or.", "not": "Write ! for not."}
_END = "end"


def _tokens(text: str) -> list[_Token]:
    tokens = []
    offset = 0
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if match is None:
            wrong = text[offset]
            if wrong in ('"', "'"):
                raise ConditionError("This text is never closed.", offset, 1, f"Close it with {wrong}.")
            mend = _MISTAKEN_SIGNS.get(wrong, "Use question names, values, ! && || and parentheses only.")
            raise ConditionError(f"{wrong!r} has no meaning in a condition.", offset, 1, mend)
        if match.lastgroup != "space":
            tokens.append(_Token(str(match.lastgroup), match.group(), offset))
        offset = match.end()
    return [*tokens, _Token(_END, "", len(text))]


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise ConditionError(
                f"This condition is longer than {LONGEST} characters.",
                LONGEST,
                len(text) - LONGEST,
                "Split it over several definitions.",
            )
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0
        self.atoms: list[AtomAt] = []

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def read(self) -> Node:
        if self.token.kind == _END:
            self._complain("This condition is empty.", "Write true, or leave the condition away.")
        node = self._either()
        if self.token.kind != _END:
            self._complain_between()
        return node

    def _either(self) -> Node:
        operands = [self._both()]
        while self._took("||"):
            operands.append(self._both())
        return operands[0] if len(operands) == 1 else Or(tuple(operands))

    def _both(self) -> Node:
        operands = [self._unary()]
        while self._took("&&"):
            operands.append(self._unary())
        return operands[0] if len(operands) == 1 else And(tuple(operands))

    def _unary(self) -> Node:
        if self.token.text not in ("!", "("):
            return self._test()
        self.depth += 1
        if self.depth > DEEPEST:
            self._complain(
                f"This condition is nested more than {DEEPEST} deep.", "Say it with fewer parentheses."
            )
        node = self._negated() if self.token.text == "!" else self._in_parentheses()
        self.depth -= 1
        return node

    def _negated(self) -> Node:
        sign = self.token
        self.at += 1
        operand = self._unary()
        if isinstance(operand, Atom) and operand.operator is not Operator.HOLDS and self._just_read_bare():
            found = self.atoms[-1]
            raise ConditionError(
                "It is not clear what ! denies here.",
                sign.offset,
                found.offset + found.length - sign.offset,
                "Put the test in parentheses, as in !(age >= 60).",
            )
        return Not(operand)

    def _just_read_bare(self) -> bool:
        return self.tokens[self.at - 1].text != ")"

    def _in_parentheses(self) -> Node:
        opened = self.token
        self.at += 1
        node = self._either()
        if not self._took(")"):
            if self.token.kind != _END:
                self._complain_between()
            raise ConditionError("This ( is never closed.", opened.offset, 1, "Add the missing ).")
        return node

    def _test(self) -> Node:
        token = self.token
        if token.kind != "word" or (token.text in RESERVED and token.text not in ("true", "false")):
            self._complain_instead_of_test()
        self.at += 1
        if token.text in ("true", "false"):
            return Constant(token.text == "true")
        operator, places = self._relation()
        atom = Atom(token.text, operator, tuple(self._value(place) for place in places))
        last = self.tokens[self.at - 1]
        self.atoms.append(
            AtomAt(
                atom,
                token.offset,
                last.offset + len(last.text) - token.offset,
                tuple((place.offset, len(place.text)) for place in places),
            )
        )
        return atom

    def _relation(self) -> tuple[Operator, list[_Token]]:
        if self._took("in"):
            return Operator.ONE_OF, self._list()
        operator = _COMPARISONS.get(self.token.text)
        if operator is None:
            return Operator.HOLDS, []
        self.at += 1
        value = self._value_token()
        if operator in _SIZES and value.kind != "number":
            self._complain(
                f"{operator.value} compares whole numbers only.", "Write a number, as in age >= 60.", value
            )
        if self.token.text in _RELATIONS:
            self._complain("Comparisons cannot be chained.", "Join two comparisons with &&.")
        return operator, [value]

    def _list(self) -> list[_Token]:
        if not self._took("["):
            self._complain(
                "After in a list is expected.", 'Write the values in brackets, as in region in ["330122"].'
            )
        if self.token.text == "]":
            self._complain("This list is empty.", "Write at least one value between [ and ].")
        values = [self._value_token()]
        while self._took(","):
            values.append(self._value_token())
        if not self._took("]"):
            self._complain("This list is not closed.", "Separate values by commas and end with ].")
        return values

    def _value_token(self) -> _Token:
        token = self.token
        if token.kind in ("number", "string") or token.text in ("true", "false"):
            self.at += 1
            return token
        if token.kind == "word":
            self._complain(f"{token.text} is not a value.", f'Put a text in quotes: "{token.text}".')
        return self._complain(
            "A value is expected here.", 'Write a number, true, false, or a text in "quotes".'
        )

    def _value(self, token: _Token) -> Answer:
        match token.kind:
            case "number":
                if re.fullmatch(rf"-?(0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})", token.text) is None:
                    self._complain(
                        f"{token.text} is not a whole number.",
                        f"Write at most {MOST_DIGITS} digits without point, unit or leading zero.",
                        token,
                    )
                return int(token.text)
            case "string":
                return self._unescaped(token)
            case _:
                return token.text == "true"

    def _unescaped(self, token: _Token) -> str:
        pieces = re.split(r"\\(.)", token.text[1:-1])
        for letter in pieces[1::2]:
            if letter not in ESCAPES:
                self._complain(f"\\{letter} has no meaning in a text.", "Write \\\\ for a backslash.", token)
        return "".join(ESCAPES[piece] if i % 2 else piece for i, piece in enumerate(pieces))

    def _took(self, text: str) -> bool:
        if self.token.text != text:
            return False
        self.at += 1
        return True

    def _complain_instead_of_test(self) -> NoReturn:
        token = self.token
        if token.kind == _END:
            self._complain("The condition ends too early.", "Write a question after the last sign.")
        if token.kind in ("number", "string"):
            self._complain("A test begins with a question.", "Write the question first, as in age >= 60.")
        if token.text in RESERVED:
            self._complain(f"{token.text} cannot be the name of a question.", "Choose another name.")
        self._complain(f"{token.text} is not expected here.", "Write a question, ! or ( here.")

    def _complain_between(self) -> NoReturn:
        token = self.token
        if token.text == ")":
            self._complain("This ) closes nothing.", "Take it away, or add the ( that it closes.")
        before = self.tokens[self.at - 1]
        if before.text.lower() == "not":
            token = before
        mend = _MISTAKEN_WORDS.get(token.text.lower(), "Join two tests with && or ||.")
        self._complain(f"{token.text} is not expected here.", mend, token)

    def _complain(self, message: str, mend: str, token: _Token | None = None) -> NoReturn:
        at = token or self.token
        raise ConditionError(message, at.offset, max(1, len(at.text)), mend)
