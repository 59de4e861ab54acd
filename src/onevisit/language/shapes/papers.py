"""Shapes of evidence, datasets, rights, and the facts that forms ask."""

from typing import Any

from onevisit.kernel.ids import DatasetId, EvidenceId, FactId, RightId
from onevisit.kernel.text import Text
from onevisit.language.forms import (
    Article,
    Day,
    Field,
    Id,
    Keyed,
    LimitForm,
    ListOf,
    Name,
    OneOf,
    Record,
    Translated,
    Whole,
    Word,
)
from onevisit.language.shapes.kind import SRC, Kind
from onevisit.planner.definitions import (
    Choice,
    Dataset,
    Evidence,
    EvidenceKind,
    Fact,
    FactGroup,
    FactKind,
    Position,
    Right,
)

LAW = Field(ListOf(Article()), "the articles that it rests on", default=())
CHOICES = Field(Keyed(Translated()), "the possible answers, by id", default=())


def choices(pairs: tuple[tuple[str, Text], ...]) -> tuple[Choice, ...]:
    """The choices of a question or fact."""
    return tuple(Choice(name, words) for name, words in pairs)


def _evidence(name: str, _at: Position, fields: dict[str, Any]) -> Evidence:
    return Evidence(id=EvidenceId(name), **fields)


def _dataset(name: str, _at: Position, fields: dict[str, Any]) -> Dataset:
    return Dataset(id=DatasetId(name), **fields)


def _right(name: str, _at: Position, fields: dict[str, Any]) -> Right:
    return Right(id=RightId(name), **fields)


def _fact(name: str, _at: Position, fields: dict[str, Any]) -> Fact:
    return Fact(id=FactId(name), **{**fields, "choices": choices(fields["choices"])})


def _group(name: str, _at: Position, fields: dict[str, Any]) -> FactGroup:
    return FactGroup(name, fields["name"])


KINDS = (
    Kind(
        "evidence",
        "evidence",
        Record(
            "evidence",
            {
                "name": Field(Translated(), "what people call it", required=True),
                "kind": Field(OneOf(EvidenceKind), "what sort of paper it is", required=True),
                "issuer": Field(Id("bodies", "a body"), "who issues it"),
                "guide": Field(Translated(), "how to make or photograph a good one"),
                "obtained_from": Field(Id("services", "a service"), "the service that gives it"),
                "valid_for": Field(LimitForm(), "how long it holds from its issue"),
                "src": SRC,
            },
            dict,
        ),
        _evidence,
    ),
    Kind(
        "datasets",
        "dataset",
        Record(
            "a dataset",
            {
                "name": Field(Translated(), "what the register is called", required=True),
                "owner": Field(Id("bodies", "a body"), "who keeps it", required=True),
                "sharing": Field(
                    OneOf(("open", "conditional", "closed")), "who may be given a right", required=True
                ),
                "gives": Field(ListOf(Id("evidence", "evidence")), "what it can prove", required=True),
                "src": SRC,
            },
            dict,
        ),
        _dataset,
        must_be_used=False,
    ),
    Kind(
        "rights",
        "right",
        Record(
            "a right",
            {
                "dataset": Field(Id("datasets", "a dataset"), "the register", required=True),
                "consumer": Field(Id("bodies", "a body"), "who may read", required=True),
                "evidence": Field(ListOf(Id("evidence", "evidence")), "what may be read", required=True),
                "services": Field(ListOf(Id("services", "a service")), "for what purpose", required=True),
                "region": Field(Id("regions", "a region"), "where, with all below it", required=True),
                "since": Field(Day(), "the first day", required=True),
                "until": Field(Day(), "the last day"),
                "law": LAW,
                "src": SRC,
            },
            dict,
        ),
        _right,
        must_be_used=False,
    ),
    Kind(
        "groups",
        "group of facts",
        Record("a group of facts", {"name": Field(Translated(), "the page's heading", required=True)}, dict),
        _group,
    ),
    Kind(
        "facts",
        "fact",
        Record(
            "a fact",
            {
                "name": Field(Translated(), "the words beside the input", required=True),
                "kind": Field(OneOf(FactKind), "how it is asked and checked", required=True),
                "group": Field(Id("groups", "a group of facts"), "the page that asks it", required=True),
                "hint": Field(Translated(), "a help for filling it in"),
                "choices": CHOICES,
                "party": Field(Name(), "whose it is"),
                "attribute": Field(Word("an attribute"), "what of that party it is", default=""),
                "max_length": Field(Whole(1, 2000), "the most characters", default=200),
            },
            dict,
        ),
        _fact,
    ),
)
