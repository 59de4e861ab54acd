"""Attempts to sign in are counted by address: a proxy's own must not stand for everybody's."""

import pytest
from django.http import HttpRequest, HttpResponse

from onevisit.config.proxy import client_address


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("", "127.0.0.1"),
    ],
)
def test_address_is_the_one_that_the_proxy_saw(forwarded: str, address: str) -> None:
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": forwarded}
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    client_address(view)(request)
    assert seen == [address]
