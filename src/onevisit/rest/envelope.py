"""What every address of the API does around its operation: language, headers, and refusals as problems."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import override

from onevisit.rest.language import reader_language
from onevisit.rest.problems import UNREADABLE_REQUEST, from_exception, problem, wrong_method
from onevisit.rest.reading import has_odd_address

View = Callable[..., HttpResponseBase]


def enveloped(view: View) -> View:
    """The view, answering in the reader's language and never with anything but JSON or bytes."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = reader_language(request)
        with override(language):
            response = _answer(view, request, *args, **kwargs)
        response.headers.setdefault("Content-Language", language)
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if has_odd_address(request):
        return problem(UNREADABLE_REQUEST(where="address", errors=[]))
    try:
        response = view(request, *args, **kwargs)
    except Http404 as error:
        return from_exception(request, error)
    if isinstance(response, HttpResponseNotAllowed):
        return wrong_method(request.method or "", response["Allow"])
    return response


def unknown_address(request: HttpRequest) -> HttpResponseBase:
    """Whatever lies under /api/ and is no address."""
    return from_exception(request, Http404())
