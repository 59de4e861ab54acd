"""Sets `request.actor`: whoever sent the request, found by one look-up, or None without one."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.people import api

BEARER = "Bearer "


class ActorMiddleware:
    """Reads the bearer's token where there is one, else the session cookie; a stranger costs no look-up.

    A request with an Authorization header never acts through its cookie, so a
    page that makes a browser send one cannot borrow the other.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = _actor(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor | None:
    authorization = request.headers.get("Authorization", "")
    if authorization:
        return _bearer(authorization)
    if not request.COOKIES.get(settings.SESSION_COOKIE_NAME):
        return None
    request.session.get("")  # loads the session, and with it who uses it
    actor: Actor | None = request.session.actor  # type: ignore[attr-defined]
    return actor


def _bearer(authorization: str) -> Actor | None:
    if not authorization.startswith(BEARER):
        return None
    try:
        return api.actor_of_token(authorization.removeprefix(BEARER).strip(), clock.now())
    except DomainError:
        return None
