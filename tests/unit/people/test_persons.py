"""Who may see whom, and what a form need not ask."""

import pytest

from onevisit.kernel.actors import SYSTEM, Actor, Post, Role
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import OrganisationId, PersonId, RegionCode
from onevisit.people.domain.persons import Person, check_name, may_see, prefill, require_clerk

CITIZEN = Actor(PersonId("a"), "李晓梅")
CLERK = Actor(
    PersonId("c"), "陈", posts=(Post(Role.CLERK, OrganisationId("tonglu_hall"), RegionCode("330122")),)
)
OFFICER = Actor(
    PersonId("o"), "方", posts=(Post(Role.OFFICER, OrganisationId("tonglu_hospital"), RegionCode("330122")),)
)


@pytest.mark.parametrize(
    ("actor", "person", "allowed"),
    [
        (CITIZEN, "a", True),
        (CITIZEN, "b", False),
        (CLERK, "b", True),
        (OFFICER, "b", False),
        (OFFICER, "o", True),
        (SYSTEM, "b", True),
    ],
)
def test_only_oneself_a_clerk_and_the_program_see_a_person(actor: Actor, person: str, allowed: bool) -> None:
    assert may_see(actor, PersonId(person)) is allowed


@pytest.mark.parametrize("actor", [CITIZEN, OFFICER, SYSTEM])
def test_only_clerks_register_people(actor: Actor) -> None:
    with pytest.raises(DomainError) as refused:
        require_clerk(actor)
    assert refused.value.code == "not_a_clerk"


def test_what_the_identity_number_tells_is_prefilled() -> None:
    known = prefill(Person(PersonId("a"), "李晓梅", identity_number="330122199003071236"))
    assert known == {
        "name": "李晓梅",
        "identity_number": "330122199003071236",
        "birth_date": "1990-03-07",
        "sex": "male",
    }


@pytest.mark.parametrize(("name", "code"), [("  ", "name_missing"), ("x" * 101, "name_too_long")])
def test_impossible_names_are_refused(name: str, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_name(name)
    assert refused.value.code == code
