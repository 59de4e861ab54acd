"""Who sent a request, for views that take it typed."""

from django.http import HttpRequest

from onevisit.kernel.actors import SIGN_IN_FIRST, Actor


def actor_of(request: HttpRequest) -> Actor | None:
    """Whoever sent it (`people.middleware` has looked once), or None."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    return actor


def signed_in(request: HttpRequest) -> Actor:
    """Whoever sent it; raises `sign_in_first`, which becomes the way to the sign-in page."""
    actor = actor_of(request)
    if actor is None:
        raise SIGN_IN_FIRST()
    return actor
