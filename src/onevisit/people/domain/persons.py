"""A person as other parts see one, and who may see whom."""

from datetime import date

import msgspec

from onevisit.kernel.actors import Actor, Role
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import PersonId, RegionCode
from onevisit.people.domain.identity import check_identity_number

NAME_LENGTH_MAX = 100

NO_SUCH_PERSON = Refusal(
    "no_such_person",
    "There is no such person, or none whose data you may see.",
    Kind.UNKNOWN,
)
NOT_A_CLERK = Refusal(
    "not_a_clerk",
    "Only a clerk at a window registers people. Ask one to do it with you.",
    Kind.FORBIDDEN,
)
NAME_MISSING = Refusal("name_missing", "Write the name as the identity card shows it.")
NAME_TOO_LONG = Refusal("name_too_long", "A name has at most 100 characters. Shorten it.")
OTHER_NAME = Refusal(
    "identity_number_other_name",
    "This identity number is known under another name. Compare name and number with the card.",
    Kind.CONFLICT,
)


class Person(msgspec.Struct, frozen=True):
    """Somebody who has or may have matters with the government; needs no account.

    `region` is the home county, empty where unknown.
    """

    id: PersonId
    name: str
    identity_number: str = ""
    phone: str = ""
    region: RegionCode = RegionCode("")


class Account(msgspec.Struct, frozen=True):
    """What signing in found out: whose account it is, and whether that person holds posts now."""

    id: int
    person: PersonId
    name: str
    language: str
    holds_posts: bool


def require_clerk(actor: Actor) -> None:
    """Raises `not_a_clerk` unless the actor holds a clerk's post."""
    if not is_clerk(actor):
        raise NOT_A_CLERK()


def is_clerk(actor: Actor) -> bool:
    """Whether the actor holds a clerk's post."""
    return any(post.role is Role.CLERK for post in actor.posts)


def may_see(actor: Actor, person: PersonId) -> bool:
    """Whether the actor may read that person's own data.

    Oneself, the program's own jobs, and a clerk, who serves whoever stands at
    the window. An officer sees people only through the cases that the office
    handles.
    """
    return actor.system or actor.person == person or is_clerk(actor)


def check_name(text: str) -> str:
    """The name without needless spaces.

    Raises `name_missing` or `name_too_long`.
    """
    name = " ".join(text.split())
    if not name:
        raise NAME_MISSING()
    if len(name) > NAME_LENGTH_MAX:
        raise NAME_TOO_LONG()
    return name


def prefill(person: Person) -> dict[str, str]:
    """What a form need not ask of this person: attribute (of `planner.definitions.Fact`) to value."""
    known = {"name": person.name, "identity_number": person.identity_number, "phone": person.phone}
    if person.identity_number:
        number = check_identity_number(person.identity_number, date.max)
        known |= {"birth_date": number.birth_date.isoformat(), "sex": number.sex}
    return {attribute: value for attribute, value in known.items() if value}
