"""The only door of the demo: who can sign in, and bringing them into the database."""

from onevisit.nonprod.personas import PASSWORD, PERSONAS, Persona
from onevisit.nonprod.seeding import seed


def personas() -> tuple[Persona, ...]:
    """Everybody of the demo, those who apply first."""
    return PERSONAS


__all__ = ["PASSWORD", "Persona", "personas", "seed"]
