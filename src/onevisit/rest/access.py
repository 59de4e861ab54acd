"""Who enters: the bearer of a session's token, found by the one look-up that the middleware makes."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from onevisit.kernel.actors import SIGN_IN_FIRST, Actor


class BearerSession(HttpBearer):
    """The token that `POST /api/sessions` gave. Cookies are not looked at, so no form can act for anybody."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return _actor(request)


def actor_of(request: HttpRequest) -> Actor:
    """Whoever bears the token of this request.

    Raises `sign_in_first` where nobody does.
    """
    actor = _actor(request)
    if actor is None:
        raise SIGN_IN_FIRST()
    return actor


def _actor(request: HttpRequest) -> Actor | None:
    actor: Actor | None = getattr(request, "actor", None)
    return actor
