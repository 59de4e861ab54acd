"""The window's pages: the person who stands there, and what was begun and not sent."""

from collections.abc import Iterable
from datetime import date

import msgspec

from onevisit.cases.api import Draft
from onevisit.catalogue.api import edition
from onevisit.kernel.ids import PersonId
from onevisit.look.formats import moment, say, words
from onevisit.people.api import Person, check_identity_number, masked_identity_number
from onevisit.planner.definitions import Edition


class PersonCard(msgspec.Struct, frozen=True):
    """The person at the window, their number masked, with doubts to settle by looking at the card."""

    id: PersonId
    name: str
    identity_number: str
    phone: str
    doubts: tuple[str, ...]


class BegunLine(msgspec.Struct, frozen=True):
    """An application begun at this window and not sent."""

    draft: str
    applicant: str
    life_event: str
    saved: str


def person_card(person: Person, edition: Edition, today: date) -> PersonCard:
    """The card; a district that this edition does not know is a doubt, no refusal."""
    doubts: tuple[str, ...] = ()
    if person.identity_number:
        districts = {str(code) for code in edition.regions}
        checked = check_identity_number(person.identity_number, today, districts)
        doubts = tuple(say(doubt) for doubt in checked.doubts)
    return PersonCard(
        id=person.id,
        name=person.name,
        identity_number=masked_identity_number(person.identity_number),
        phone=person.phone,
        doubts=doubts,
    )


def begun_lines(drafts: Iterable[Draft]) -> list[BegunLine]:
    """The lines, the latest first as the case engine gives them."""
    return [
        BegunLine(
            draft=draft.id,
            applicant=draft.applicant_name,
            life_event=words(edition(draft.edition).life_events[draft.life_event].name),
            saved=moment(draft.updated_at),
        )
        for draft in drafts
    ]
