"""A clerk finds or registers the person at the window."""

import pytest
from tests.integration.people.conftest import NOW

from onevisit.kernel.actors import SYSTEM, Actor, Post, Role
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import OrganisationId, PersonId, RegionCode
from onevisit.people import api
from onevisit.people.models import Account, Person

CLERK = Actor(
    PersonId("clerk"), "陈", posts=(Post(Role.CLERK, OrganisationId("tonglu_hall"), RegionCode("330122")),)
)
STRANGER = Actor(PersonId("stranger"), "周")


def test_unknown_person_is_registered_once(db: None) -> None:
    first = api.register_person(
        CLERK, identity_number="330122199003071236", name=" 王  建国 ", phone="138 0013 8000", now=NOW
    )
    again = api.register_person(CLERK, identity_number="330122199003071236", name="王 建国", now=NOW)
    assert first == again
    assert Person.objects.count() == 1
    known = api.person(CLERK, first)
    assert (known.name, known.phone, known.region) == ("王 建国", "13800138000", "330122")


def test_known_person_is_found_and_their_phone_stays(citizen: Account) -> None:
    found = api.register_person(
        CLERK, identity_number="11010519491231002x", name="李晓梅", phone="13900139000", now=NOW
    )
    assert found == "li"
    assert api.person(SYSTEM, found).phone == "13800138000"


def test_number_under_another_name_is_refused_without_telling_it(citizen: Account) -> None:
    with pytest.raises(DomainError) as refused:
        api.register_person(CLERK, identity_number="11010519491231002X", name="王建国", now=NOW)
    assert refused.value.code == "identity_number_other_name"
    assert "李" not in str(refused.value)


def test_citizens_register_nobody(db: None) -> None:
    with pytest.raises(DomainError) as refused:
        api.register_person(STRANGER, identity_number="330122199003071236", name="王建国", now=NOW)
    assert refused.value.code == "not_a_clerk"
    assert not Person.objects.exists()


def test_person_is_closed_to_strangers_as_if_unknown(citizen: Account) -> None:
    answers = set()
    for actor, wanted in [(STRANGER, "li"), (STRANGER, "nobody"), (CLERK, "nobody")]:
        with pytest.raises(DomainError) as refused:
            api.person(actor, PersonId(wanted))
        answers.add(str(refused.value))
    assert len(answers) == 1


def test_one_reads_oneself(citizen: Account) -> None:
    assert api.person(Actor(PersonId("li"), "李晓梅"), PersonId("li")).identity_number == "11010519491231002X"
