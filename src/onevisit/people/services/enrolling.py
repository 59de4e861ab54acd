"""Setting up somebody with account and posts; by the program alone, until administrators have pages."""

from datetime import datetime

import msgspec
from django.db import transaction

from onevisit.kernel.actors import Actor, Post
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import PersonId, RegionCode
from onevisit.kernel.working_days import official_date
from onevisit.people import models
from onevisit.people.domain.identity import check_identity_number
from onevisit.people.domain.persons import check_name
from onevisit.people.domain.phones import check_phone
from onevisit.people.services.registering import new_person_id

ONLY_THE_PROGRAM = Refusal(
    "only_the_program_enrols", "Accounts and posts are set up by the operator. Ask them.", Kind.FORBIDDEN
)


class Enrolment(msgspec.Struct, frozen=True):
    """A person with the account and the posts that they are to have.

    `password` is hashed already (Django's format).
    """

    username: str
    password: str
    name: str
    identity_number: str
    region: RegionCode
    phone: str = ""
    language: str = "zh"
    posts: tuple[Post, ...] = ()


@transaction.atomic
def enrol(actor: Actor, enrolment: Enrolment, now: datetime) -> PersonId:
    """Make the person, the account and the posts that are missing; what is there already stays.

    Raises `only_the_program_enrols`, and what is wrong with number, name or phone.
    """
    if not actor.system:
        raise ONLY_THE_PROGRAM()
    person, _ = models.Person.objects.get_or_create(
        identity_number=check_identity_number(enrolment.identity_number, official_date(now)).number,
        defaults={
            "id": new_person_id(),
            "name": check_name(enrolment.name),
            "phone": check_phone(enrolment.phone) if enrolment.phone else "",
            "region": enrolment.region,
            "created_at": now,
        },
    )
    models.Account.objects.get_or_create(
        username=enrolment.username,
        defaults={"person": person, "password": enrolment.password, "language": enrolment.language},
    )
    for post in enrolment.posts:
        models.Post.objects.get_or_create(
            person=person,
            organisation=post.organisation,
            region=post.region,
            role=post.role.value,
            until=None,
            defaults={"since": now},
        )
    return PersonId(person.pk)
