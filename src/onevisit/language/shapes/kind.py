"""What a kind of definition is."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from onevisit.language.forms import ID_PATTERN, Field, Id, ListOf, Record, Word, read_id
from onevisit.language.reading import Reader, position
from onevisit.language.syntax import Node, Scalar
from onevisit.planner.definitions import Position, Source

Build = Callable[[str, Position, dict[str, Any]], Any]


class Kind(msgspec.Struct, frozen=True):
    """A kind: its key in files, its name in sentences, its fields, and how they make a value.

    `must_be_used`: warn where nothing mentions a definition of it.
    """

    name: str
    what: str
    record: Any
    build: Build
    id_pattern: Any = ID_PATTERN
    must_be_used: bool = True

    def read(self, key: Scalar, node: Node, reader: Reader) -> tuple[str, Any]:
        """A definition's id and value; reports and raises `UnreadError`."""
        name = read_id(key, reader, self.id_pattern)
        reader.owner = (self.name, name)
        return name, self.build(name, position(key.span), self.record.read_fields(node, reader, key.span))


SRC = Field(
    Record(
        "a source",
        {
            "read": Field(ListOf(Id("sources", "a source")), "documents that were read", default=()),
            "memory": Field(ListOf(Word("a field's name")), "fields known from memory only", default=()),
            "mission": Field(Word("a mission text's number"), "the mission text", default=""),
        },
        Source,
    ),
    "where its facts come from",
    default=Source(),
)

ANY_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
REGION_CODE = re.compile(r"[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}")
