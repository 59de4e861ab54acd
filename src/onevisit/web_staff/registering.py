"""The form that finds or registers the person at the window: all faults at once, each at its field."""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from onevisit.cases.api import CONSENT_NEEDED
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import PersonId
from onevisit.kernel.working_days import official_date
from onevisit.look.formats import say
from onevisit.people import api as people

TYPED_LENGTH_MAX = 200


class Registration(msgspec.Struct, frozen=True):
    """What was typed, what is wrong with it by field, and the person once all is right."""

    identity_number: str = ""
    name: str = ""
    phone: str = ""
    consent: bool = False
    errors: dict[str, str] = {}
    person: PersonId | None = None

    @property
    def summary(self) -> list[dict[str, str]]:
        """The faults for the top of the page."""
        return [{"text": text, "href": f"#{field}"} for field, text in self.errors.items()]


def read_registration(actor: Actor, form: Mapping[str, str], *, now: datetime) -> Registration:
    """Check all fields; where all are right, find the person or register them."""
    typed = Registration(
        identity_number=form.get("identity_number", "")[:TYPED_LENGTH_MAX].strip(),
        name=form.get("name", "")[:TYPED_LENGTH_MAX].strip(),
        phone=form.get("phone", "")[:TYPED_LENGTH_MAX].strip(),
        consent=form.get("consent") == "yes",
    )
    on = official_date(now)
    checks: dict[str, Callable[[], object]] = {
        "identity_number": lambda: people.check_identity_number(typed.identity_number, on),
        "name": lambda: people.check_name(typed.name),
        "phone": lambda: people.check_phone(typed.phone) if typed.phone else None,
        "consent": lambda: _require(typed.consent),
    }
    errors = {field: text for field, check in checks.items() if (text := _refusal(check))}
    if errors:
        return msgspec.structs.replace(typed, errors=errors)
    try:
        person = people.register_person(
            actor, identity_number=typed.identity_number, name=typed.name, phone=typed.phone, now=now
        )
    except DomainError as other_name:
        return msgspec.structs.replace(typed, errors={"name": say(other_name.sentence)})
    return msgspec.structs.replace(typed, person=person)


def _require(consent: bool) -> None:
    if not consent:
        raise CONSENT_NEEDED()


def _refusal(check: Callable[[], object]) -> str:
    try:
        check()
    except DomainError as error:
        return say(error.sentence)
    return ""
