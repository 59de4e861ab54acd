"""How the program says no: a code, data and a sentence; surfaces map the kind once.

A part declares its refusals as values and raises them by calling:

    CASE_CHANGED = Refusal("case_changed", "Somebody else ...", Kind.CONFLICT)
    raise CASE_CHANGED(version=3)
"""

from enum import StrEnum
from typing import Any

from onevisit.kernel.text import Sentence, say


class Kind(StrEnum):
    """What went wrong, as far as a surface must know to answer (HTTP status, exit status)."""

    INVALID = "invalid"
    """What was given cannot be used: the sender mends it."""
    UNKNOWN = "unknown"
    """No such thing, or none that this person may know of."""
    SIGNED_OUT = "signed_out"
    """The act needs a person who has signed in."""
    FORBIDDEN = "forbidden"
    """Known, but not for this person's post."""
    CONFLICT = "conflict"
    """The thing has moved on: look again, then decide."""
    TOO_LARGE = "too_large"
    """More than the program takes at once."""
    UNAVAILABLE = "unavailable"
    """Something outside does not answer now; nothing is lost."""


class DomainError(Exception):
    """A refusal that a person can act on.

    `code` is stable and for programs, `sentence` is for people, `law` names
    the article that the rule comes from (empty where it is ours).
    """

    def __init__(self, refusal: "Refusal", data: dict[str, Any]) -> None:
        self.refusal = refusal
        self.data = data
        super().__init__(f"{refusal.code}: {say(self.sentence)}")

    @property
    def code(self) -> str:
        return self.refusal.code

    @property
    def kind(self) -> Kind:
        return self.refusal.kind

    @property
    def law(self) -> str:
        return self.refusal.law

    @property
    def sentence(self) -> Sentence:
        return Sentence(self.refusal.code, self.refusal.template, self.data)


class Refusal:
    """One way to say no; calling it with its data makes the error to raise."""

    def __init__(self, code: str, template: str, kind: Kind = Kind.INVALID, law: str = "") -> None:
        self.code = code
        self.template = template
        self.kind = kind
        self.law = law

    def __call__(self, **data: Any) -> DomainError:
        return DomainError(self, data)

    def __repr__(self) -> str:
        return f"Refusal({self.code!r})"
