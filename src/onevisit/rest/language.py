"""In which language the API answers: the first in Accept-Language that the program has, else its own."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header


def reader_language(request: HttpRequest) -> str:
    """The language tag to activate; cookies have no say, since programs send none."""
    for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(tag)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
