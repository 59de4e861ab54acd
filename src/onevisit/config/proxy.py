"""Behind a reverse proxy every request comes from the proxy; whose it is stands in a header."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


def client_address(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware for ONEVISIT_BEHIND_PROXY: REMOTE_ADDR becomes the address that the proxy saw.

    That is the last one in X-Forwarded-For: those before it are what the client
    claims, and attempts to sign in are counted by address.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if seen:
            request.META["REMOTE_ADDR"] = seen[:64]
        return get_response(request)

    return middleware
