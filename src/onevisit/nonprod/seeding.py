"""Brings the personas into the database; running it again changes nothing."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from onevisit.kernel.actors import SYSTEM, Post, Role
from onevisit.kernel.working_days import official_date
from onevisit.nonprod.personas import PASSWORD, PERSONAS, Persona
from onevisit.nonprod.registers import fill_registers
from onevisit.people.api import Enrolment, enrol


def seed(now: datetime) -> None:
    """Persons, accounts and posts, and the registers that know them."""
    password = make_password(PASSWORD)  # once for all of them: it costs 200 ms on purpose
    for persona in PERSONAS:
        enrol(SYSTEM, _enrolment(persona, password), now)
    fill_registers(official_date(now))


def _enrolment(persona: Persona, password: str) -> Enrolment:
    posts: tuple[Post, ...] = ()
    if persona.organisation is not None:
        posts = (Post(Role(persona.role), persona.organisation, persona.region),)
    return Enrolment(
        username=persona.username,
        password=password,
        name=persona.name,
        identity_number=persona.identity_number,
        phone=persona.phone,
        region=persona.region,
        posts=posts,
    )
