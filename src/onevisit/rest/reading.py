"""Reads what comes in, and stops characters that no text has: NUL, and halves of characters."""

from typing import Any

import msgspec
from django.http import HttpRequest
from ninja.parser import Parser


class CarefulParser(Parser):
    """Takes JSON whose every text can be stored and shown; raises ValueError for other."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body's JSON; msgspec refuses halves of characters by itself."""
        content = msgspec.json.decode(request.body)
        if _holds_nul(content):
            raise ValueError("a text holds NUL")
        return content


def has_odd_address(request: HttpRequest) -> bool:
    """Whether the address or its parameters hold NUL, which no database stores."""
    return "\0" in request.path or "%00" in request.META.get("QUERY_STRING", "")


def _holds_nul(value: Any) -> bool:
    match value:
        case str():
            return "\0" in value
        case dict():
            return any(_holds_nul(part) for pair in value.items() for part in pair)
        case list():
            return any(_holds_nul(part) for part in value)
    return False
