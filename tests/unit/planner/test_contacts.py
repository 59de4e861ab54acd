"""The channel of each contact; a visit is a personal appearance at a government place (domain.md 2.1)."""

from typing import Any

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.kernel.text import say
from onevisit.planner.definitions import Channel, ContactKind, Opened

NO_VISIT = [channel for channel in Channel if not channel.is_visit]


def only(plan: Any) -> Any:
    (contact,) = plan.contacts
    return contact


@pytest.mark.parametrize("channel", NO_VISIT)
def test_a_channel_without_appearance_at_an_office_is_no_visit(catalogue: Any, channel: Channel) -> None:
    catalogue.step("register", contacts=[catalogue.contact(Channel.HALL, channel)])
    plan = catalogue.plan()
    assert only(plan).channel is channel
    assert plan.visits == ()
    assert say(plan.visits_reason.sentence) == "Nothing asks you to appear in person."


@pytest.mark.parametrize("channel", [Channel.HALL, Channel.STATION, Channel.VILLAGE])
def test_an_appearance_at_an_office_is_a_visit(catalogue: Any, channel: Channel) -> None:
    catalogue.step("register", contacts=[catalogue.contact(channel)])
    plan = catalogue.plan()
    assert len(plan.visits) == 1
    assert say(only(plan).reason.sentence) == "Applying for register must be done in person."
    assert say(plan.visits_reason.sentence) == (
        "One place serves all that must be done in person: Applying (register)."
    )


def test_the_reason_why_it_must_be_in_person_is_told(catalogue: Any) -> None:
    catalogue.step("register", contacts=[catalogue.contact(Channel.HALL, why="photo and fingerprints")])
    contact = only(catalogue.plan())
    assert say(contact.reason.sentence) == (
        "Applying for register must be done in person: photo and fingerprints"
    )
    assert contact.reason.rule == "services.register.contacts.apply"


def test_a_contact_that_the_answers_do_not_ask_for_is_none(catalogue: Any) -> None:
    catalogue.question("foreign")
    catalogue.step("register", contacts=[catalogue.contact(Channel.HALL, when="foreign")])
    assert catalogue.plan({"foreign": False}).contacts == ()
    assert only(catalogue.plan({"foreign": True})).reason.answers == {"foreign": True}


def test_an_offer_opens_only_some_of_the_channels_that_law_permits(catalogue: Any) -> None:
    opened = [Opened(ContactKind.APPLY, (Channel.HALL, Channel.PHONE))]
    catalogue.step(
        "register", contacts=[catalogue.contact(Channel.ONLINE, Channel.STATION, Channel.HALL)], opened=opened
    )
    contact = only(catalogue.plan())
    assert contact.channels == (Channel.HALL,)
    assert contact.channel is Channel.HALL


def test_an_offer_that_says_nothing_of_a_contact_opens_all_its_channels(catalogue: Any) -> None:
    catalogue.step("register", contacts=[catalogue.contact(Channel.ONLINE)], opened=[])
    assert only(catalogue.plan()).channel is Channel.ONLINE


def test_a_contact_for_which_nothing_is_open_is_refused_naming_the_office(catalogue: Any) -> None:
    opened = [Opened(ContactKind.APPLY, (Channel.PHONE,))]
    catalogue.step("register", contacts=[catalogue.contact(Channel.ONLINE)], opened=opened)
    with pytest.raises(DomainError) as caught:
        catalogue.plan()
    assert caught.value.code == "nowhere_open"
    assert say(caught.value.sentence) == (
        "office has opened no way to do this: Applying for register. Please tell the office."
    )


def test_only_places_of_an_open_kind_serve_a_contact(catalogue: Any) -> None:
    places = [catalogue.place("hall"), catalogue.place("corner", Channel.STATION)]
    places.append(catalogue.place("ward", Channel.HOSPITAL))
    catalogue.step("register", contacts=[catalogue.contact(Channel.STATION)], places=places)
    catalogue.step("certify", contacts=[catalogue.contact(Channel.HOSPITAL, Channel.HALL)], places=places)
    assert [contact.places for contact in catalogue.plan().contacts] == [("corner",), ("ward",)]


def test_one_appearance_serves_everything_at_a_place(catalogue: Any) -> None:
    hall = catalogue.place("hall")
    kinds = [ContactKind.APPLY, ContactKind.SIGN, ContactKind.PAY]
    contacts = [catalogue.contact(Channel.HALL, kind=kind) for kind in kinds]
    catalogue.step("register", contacts=contacts, places=[hall])
    catalogue.step("insure", contacts=contacts, places=[hall], by="insurer", after=["register"])
    (visit,) = catalogue.plan().visits
    assert visit.place == "hall"
    assert visit.contacts == (0, 1, 2, 3, 4, 5)
    assert say(visit.reason.sentence).startswith("One appearance is enough for: Applying (register), ")


def test_contacts_at_an_office_without_a_named_place_share_its_visit(catalogue: Any) -> None:
    catalogue.step("register", contacts=[catalogue.contact(Channel.HALL)])
    catalogue.step("insure", contacts=[catalogue.contact(Channel.HALL)])
    catalogue.step("bank", contacts=[catalogue.contact(Channel.HALL)], by="bank")
    plan = catalogue.plan()
    assert [(visit.place, visit.contacts) for visit in plan.visits] == [(None, (0, 1)), (None, (2,))]
    assert say(plan.visits_reason.sentence) == (
        "No one place serves these together: Applying (register), Applying (bank)."
    )
