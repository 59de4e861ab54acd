"""Who can be tried out on the sign-in pages; nobody in production."""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from onevisit.kernel.text import Text


class Persona(Protocol):
    """What a sign-in page shows of somebody of the demo."""

    @property
    def username(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def about(self) -> Text: ...
    @property
    def role(self) -> str: ...
    @property
    def password(self) -> str: ...


def personas(*roles: str) -> list[Persona]:
    """The demo's people of these roles ("citizen", "officer", "clerk"), where settings name a demo."""
    if not settings.PERSONAS:
        return []
    known: tuple[Persona, ...] = import_string(settings.PERSONAS)()
    return [persona for persona in known if persona.role in roles]
