"""At which window a clerk sits: the organisation in whose name they file, and its county."""

import msgspec

from onevisit.kernel.actors import Actor, Role
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import OrganisationId, RegionCode

COUNTY_DIGITS = 6

NO_WINDOW = Refusal(
    "no_window",
    "Only a clerk at a window files for somebody else. Send the person to a window.",
    Kind.FORBIDDEN,
)


class Window(msgspec.Struct, frozen=True):
    """A window's organisation and the county whose services it takes."""

    organisation: OrganisationId
    county: RegionCode


def window_of(actor: Actor) -> Window:
    """The actor's window: their first clerk's post.

    Raises `no_window` where they hold none.
    """
    post = next((post for post in actor.posts if post.role is Role.CLERK), None)
    if post is None:
        raise NO_WINDOW()
    return Window(post.organisation, RegionCode(post.region[:COUNTY_DIGITS]))
