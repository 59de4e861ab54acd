"""Who enters: the bearer of a session's token, found by the one look-up that the middleware makes."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from onevisit.kernel.actors import Actor


class BearerSession(HttpBearer):
    """The token that `POST /api/sessions` gave. Cookies are not looked at, so no form can act for anybody."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        actor: Actor | None = request.actor  # type: ignore[attr-defined]  # set by people.middleware
        return actor


def actor_of(request: HttpRequest) -> Actor:
    """Whoever bears the token of this request, which `BearerSession` has let in."""
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by django-ninja
    return actor


def token_of(request: HttpRequest) -> str:
    """The token of this request."""
    return request.headers.get("Authorization", "").partition(" ")[2].strip()
