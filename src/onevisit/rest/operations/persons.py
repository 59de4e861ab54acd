"""The people for whom a clerk files at a window."""

from django.http import HttpRequest
from ninja import Router

from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import Kind
from onevisit.kernel.ids import PersonId
from onevisit.people.api import masked_identity_number, person, register_person
from onevisit.rest import places
from onevisit.rest.access import actor_of
from onevisit.rest.describe import refuses
from onevisit.rest.shapes.people import NewPersonShape, PersonShape

router = Router()


@router.post(
    "/persons",
    response=PersonShape,
    summary="Find or register a person",
    openapi_extra=refuses(Kind.FORBIDDEN, Kind.CONFLICT),
)
def register(request: HttpRequest, body: NewPersonShape) -> PersonShape:
    """For clerks: the person with this identity number, registered now if nobody has been yet."""
    actor = actor_of(request)
    found = register_person(
        actor,
        identity_number=body.identity_number,
        name=body.name,
        phone=body.phone,
        now=clock.now(),
    )
    return _person(actor, found)


@router.get(
    "/persons/{id}",
    response=PersonShape,
    summary="Read a person",
    openapi_extra=refuses(Kind.UNKNOWN),
)
def read_person(request: HttpRequest, id: places.Person) -> PersonShape:
    """One's own data, or for a clerk those of who stands at the window."""
    return _person(actor_of(request), PersonId(id))


def _person(actor: Actor, wanted: PersonId) -> PersonShape:
    found = person(actor, wanted)
    return PersonShape.of(found, masked_identity_number(found.identity_number))
