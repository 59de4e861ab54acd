"""Forms that mention other definitions: ids, conditions, legal references."""

import re

from onevisit.kernel import conditions
from onevisit.kernel.conditions import Condition, ConditionError
from onevisit.kernel.ids import LawId
from onevisit.language.diagnostics import Span
from onevisit.language.forms.values import scalar
from onevisit.language.reading import Reader
from onevisit.language.syntax import Node, Scalar
from onevisit.planner.definitions import LegalReference

ID_PATTERN = re.compile(r"[a-z][a-z0-9_]{0,79}")

BUILT_IN_QUESTIONS = frozenset({"region"})
"""What every condition may ask about without a life event asking it: the code of the region."""


class Id:
    """The id of another definition, by its kind; `also` are words that may stand instead."""

    def __init__(self, kind: str, what: str, also: tuple[str, ...] = ()) -> None:
        self.kind, self.also = kind, also
        self.expected = f"the id of {what}"

    def read(self, node: Node, reader: Reader) -> str:
        found = scalar(node, reader, self.expected)
        name = found.text.strip()
        if name not in self.also:
            reader.refer(self.kind, name, found.span)
        return name


class Name:
    """An id that is given here."""

    expected = "an id"

    def read(self, node: Node, reader: Reader) -> str:
        return read_id(scalar(node, reader, self.expected), reader)


def read_id(found: Scalar, reader: Reader, pattern: re.Pattern[str] = ID_PATTERN) -> str:
    """The text as an id that a definition gives itself."""
    if not pattern.fullmatch(found.text):
        words = re.sub(r"[^a-z0-9]+", "_", found.text.lower()).strip("_")
        example = words if ID_PATTERN.fullmatch(words) else "marriage_certificate"
        reader.refuse("OV207", found.span, given=found.text[:40], example=example)
    return found.text


class ConditionForm:
    """A condition: `parents_married && household_follows == "father"`; its questions are linked."""

    expected = "a condition"

    def read(self, node: Node, reader: Reader) -> Condition:
        found = scalar(node, reader, self.expected)
        try:
            condition = conditions.parse(found.text)
        except ConditionError as wrong:
            span = text_span(found, wrong.offset, wrong.length)
            reader.refuse("OV209", span, problem=wrong.message, hint=wrong.mend)
        for at in conditions.atoms_of(condition):
            if at.atom.question not in BUILT_IN_QUESTIONS:
                span = text_span(found, at.offset, len(at.atom.question))
                reader.refer("questions", at.atom.question, span)
        return condition


def text_span(found: Scalar, offset: int, length: int) -> Span:
    """The place of a part of a scalar's text; the whole scalar where it was folded or escaped."""
    quotes = 2 if found.quoted else 0
    if found.span.length != len(found.text) + quotes:
        return found.span
    return found.span.part(offset + quotes // 2, length)


class Article:
    """A legal reference: a law's id, then the article in words: `licensing_law art. 42`."""

    expected = "a law's id and an article"

    def read(self, node: Node, reader: Reader) -> LegalReference:
        found = scalar(node, reader, self.expected)
        law, _, article = found.text.strip().partition(" ")
        reader.refer("laws", law, text_span(found, 0, len(law)))
        return LegalReference(LawId(law), article.strip())
