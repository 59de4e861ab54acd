"""The content of papers that are no files."""

from onevisit.rest.shapes.base import Shape


class EntryFieldShape(Shape):
    """One value of an entry."""

    id: str
    name: str
    value: str


class EntryShape(Shape):
    """What a register, a form or a result says, value by value."""

    fields: list[EntryFieldShape]
