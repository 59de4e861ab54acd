"""Sessions and persons, as the API tells them."""

from pydantic import Field

from onevisit.kernel.actors import Actor, Post
from onevisit.people.api import Person
from onevisit.rest.shapes.base import Shape


class CredentialsShape(Shape):
    """Who signs in."""

    username: str = Field(max_length=200)
    password: str = Field(max_length=1000)


class PostShape(Shape):
    """A role in an organisation."""

    role: str = Field(examples=["officer"])
    """`officer` (accepts, decides, issues) or `clerk` (files at a window)."""
    organisation: str
    region: str
    """The post reaches over this division and below."""

    @classmethod
    def of(cls, post: Post) -> "PostShape":
        return cls(role=post.role, organisation=post.organisation, region=post.region)


class ActorShape(Shape):
    """Who somebody is."""

    person: str
    name: str
    posts: list[PostShape]
    """Empty for a citizen."""

    @classmethod
    def of(cls, actor: Actor) -> "ActorShape":
        return cls(person=actor.person, name=actor.name, posts=[PostShape.of(post) for post in actor.posts])


class SessionShape(ActorShape):
    """A session that has begun."""

    token: str
    """Send it as `Authorization: Bearer <token>`; it is told only now."""


class NewPersonShape(Shape):
    """Somebody who applies at a window."""

    identity_number: str = Field(max_length=40)
    """Resident identity number."""
    name: str = Field(max_length=200)
    phone: str = Field(default="", max_length=40)


class PersonShape(Shape):
    """A person's own data."""

    id: str
    name: str
    identity_number: str
    """All but the last characters are hidden."""
    phone: str

    @classmethod
    def of(cls, person: Person, masked: str) -> "PersonShape":
        return cls(id=person.id, name=person.name, identity_number=masked, phone=person.phone)
