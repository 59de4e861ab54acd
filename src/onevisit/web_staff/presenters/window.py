"""The window's pages: the person who stands there, and what was begun and not sent."""

from collections.abc import Iterable
from datetime import date

import msgspec

from onevisit.cases.api import Draft
from onevisit.catalogue.api import edition
from onevisit.kernel.ids import PersonId, RegionCode
from onevisit.look.formats import moment, say, words
from onevisit.people.api import Person, check_identity_number, masked_identity_number
from onevisit.planner.definitions import Edition

PROVINCE_DIGITS = 2


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
    """The card; an unknown district of a province that this edition knows is a doubt, no refusal."""
    return PersonCard(
        id=person.id,
        name=person.name,
        identity_number=masked_identity_number(person.identity_number),
        phone=person.phone,
        doubts=tuple(_doubts(person, edition, today)),
    )


def _doubts(person: Person, edition: Edition, today: date) -> Iterable[str]:
    province = RegionCode(person.identity_number[:PROVINCE_DIGITS])
    if province in edition.regions:
        districts = {str(code) for code in edition.regions}
        checked = check_identity_number(person.identity_number, today, districts)
        yield from (say(doubt) for doubt in checked.doubts)


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
