"""Who acts: a person with the posts that they hold just now. Every rule takes the actor as an argument."""

from enum import StrEnum

import msgspec

from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import OrganisationId, PersonId, RegionCode


class Role(StrEnum):
    """What a post is for (domain.md 2.3)."""

    CLERK = "clerk"
    """Comprehensive clerk: accepts at a window for the whole hall."""
    OFFICER = "officer"
    """Accepts, decides and issues for one organisation."""


class Post(msgspec.Struct, frozen=True):
    """A role in an organisation; what its holder may do reaches over `region` and below."""

    role: Role
    organisation: OrganisationId
    region: RegionCode


class Actor(msgspec.Struct, frozen=True):
    """The person behind a command; `posts` is empty for a citizen."""

    person: PersonId
    name: str
    language: str = "zh"
    posts: tuple[Post, ...] = ()
    system: bool = False
    """True for the program itself: jobs and clocks."""

    def organisations(self, role: Role) -> frozenset[OrganisationId]:
        """The organisations in which this person holds `role`."""
        return frozenset(post.organisation for post in self.posts if post.role is role)

    def holds(self, role: Role, organisation: OrganisationId) -> bool:
        """Whether this person holds `role` in `organisation`."""
        return organisation in self.organisations(role)


SYSTEM = Actor(person=PersonId("system"), name="OneVisit", system=True)

SIGN_IN_FIRST = Refusal(
    "sign_in_first",
    "Sign in first, then you come back to where you were.",
    Kind.SIGNED_OUT,
)
