"""How a refusal of the core becomes a page: the one place where its kind meets HTTP."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from onevisit.catalogue.api import current_edition
from onevisit.kernel.errors import DomainError, Kind
from onevisit.look.flow.reasons import law_of_refusal
from onevisit.look.formats import say
from onevisit.look.statuses import STATUS

TITLES = {
    Kind.INVALID: gettext_noop("This does not work yet"),
    Kind.UNKNOWN: gettext_noop("We cannot find this"),
    Kind.SIGNED_OUT: gettext_noop("Please sign in"),
    Kind.FORBIDDEN: gettext_noop("This is not for your post"),
    Kind.CONFLICT: gettext_noop("This has changed in the meantime"),
    Kind.TOO_LARGE: gettext_noop("This is too large"),
    Kind.UNAVAILABLE: gettext_noop("We cannot reach this just now"),
}


class RefusalsAsPages:
    """Middleware: a `DomainError` that a view lets through is answered with a page that says its sentence.

    A signed-out reader of a page is sent to sign in and comes back. A view
    that can show the sentence beside its cause catches the error itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        return refusal_page(request, error)


def refusal_page(
    request: HttpRequest,
    error: DomainError,
    *,
    template: str = "look/refusal.html",
    sign_in: str = "",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page for `error`, or the way to sign in where that is all that is missing.

    A surface with its own frame names its `template`, its `sign_in` address and
    what the frame needs `more`.
    """
    if error.kind is Kind.SIGNED_OUT and request.method in ("GET", "HEAD"):
        back = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{sign_in or resolve_url(settings.LOGIN_URL)}?{back}")
    context = {
        **(more or {}),
        "title": _(TITLES[error.kind]),
        "sentence": say(error.sentence),
        "law": _law(error),
        "kind": error.kind,
    }
    return render(request, template, context, status=STATUS[error.kind])


def _law(error: DomainError) -> str:
    """The article behind the rule, where there is one and a catalogue that knows its name."""
    if not error.law:
        return ""
    try:
        return law_of_refusal(current_edition(), error.law)
    except DomainError:
        return ""
