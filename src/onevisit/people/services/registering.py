"""Finding and registering persons."""

import secrets
from datetime import datetime

from onevisit.kernel.actors import Actor
from onevisit.kernel.ids import PersonId, RegionCode
from onevisit.kernel.working_days import official_date
from onevisit.people import models
from onevisit.people.domain.identity import check_identity_number
from onevisit.people.domain.persons import (
    NO_SUCH_PERSON,
    OTHER_NAME,
    Person,
    check_name,
    may_see,
    require_clerk,
)
from onevisit.people.domain.phones import check_phone


def register_person(
    actor: Actor,
    *,
    identity_number: str,
    name: str,
    phone: str = "",
    now: datetime,
) -> PersonId:
    """The person with this identity number, registered now if nobody has been yet.

    A phone number that is not known yet is added; a known one stays, for a clerk
    must not redirect somebody's messages in passing.
    Raises `not_a_clerk`, `identity_number_other_name`, and what is wrong with number, name or phone.
    """
    require_clerk(actor)
    number = check_identity_number(identity_number, official_date(now)).number
    name = check_name(name)
    phone = check_phone(phone) if phone.strip() else ""
    row, is_new = models.Person.objects.get_or_create(
        identity_number=number,
        defaults={
            "id": new_person_id(),
            "name": name,
            "phone": phone,
            "region": actor.posts[0].region[:6],
            "created_at": now,
        },
    )
    if row.name != name:
        raise OTHER_NAME()
    if not is_new and phone:
        models.Person.objects.filter(pk=row.pk, phone="").update(phone=phone)
    return PersonId(row.pk)


def person(actor: Actor, wanted: PersonId) -> Person:
    """That person's own data.

    Raises `no_such_person` also where the actor may not see them.
    """
    row = models.Person.objects.filter(pk=wanted).first() if may_see(actor, wanted) else None
    if row is None:
        raise NO_SUCH_PERSON()
    return Person(
        id=PersonId(row.pk),
        name=row.name,
        identity_number=row.identity_number or "",
        phone=row.phone,
        region=RegionCode(row.region),
    )


def new_person_id() -> PersonId:
    """An id that tells nothing about its person, and that nobody guesses."""
    return PersonId(secrets.token_hex(10))
