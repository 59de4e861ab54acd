"""Who can sign in at a server that is not in production."""

import msgspec

from onevisit.nonprod.demo.answers import Answer
from onevisit.nonprod.demo.client import CannotGoOnError, Json, RefusedError, Server

NO_PERSONAS = (
    "This server has no demo personas, so it may be in production, where the demo would file a real "
    "application. Use a server that `make run` has started."
)


class Persona(msgspec.Struct, frozen=True):
    """Somebody of the demo, as `GET /nonprod/personas` tells it."""

    username: str
    password: str
    name: str
    role: str
    """`citizen`, `officer` or `clerk`."""
    region: str
    identity_number: str = ""
    phone: str = ""
    address: str = ""
    partner: str = ""
    married: bool = False


class Personas:
    """Everybody of the demo."""

    def __init__(self, everybody: list[Persona]) -> None:
        self._by_name = {persona.username: persona for persona in everybody}

    def parents(self, region: str, answers: dict[str, Answer]) -> tuple[Persona, Persona]:
        """A mother and a father in `region`, if possible married as the answers say.

        Raises `CannotGoOnError` where nobody lives there.
        """
        citizens = [p for p in self._by_name.values() if p.role == "citizen" and p.region == region]
        fitting = [p for p in citizens if p.married == answers.get("parents_married")]
        for mother in fitting or citizens:
            return mother, self._by_name.get(mother.partner, mother)
        raise CannotGoOnError(f"No family of the demo lives in {region}.")

    def officers(self, region: str) -> list[Persona]:
        """The people of the departments of `region`."""
        return [p for p in self._by_name.values() if p.role == "officer" and p.region == region]


def read_personas(server: Server) -> Personas:
    """Everybody who can sign in; raises `CannotGoOnError` where there is nobody."""
    try:
        items: list[Json] = server.get("/nonprod/personas")["items"]
    except (RefusedError, CannotGoOnError) as no:
        raise CannotGoOnError(NO_PERSONAS) from no
    if not items:
        raise CannotGoOnError(NO_PERSONAS)
    return Personas([msgspec.convert(item, Persona) for item in items])
