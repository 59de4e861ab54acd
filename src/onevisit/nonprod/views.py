"""Who can sign in, for programs that drive the demo."""

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onevisit.nonprod import api


@require_safe
def personas(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 everybody gets the same
    """`GET /nonprod/personas`: everybody of the demo, with their passwords."""
    return HttpResponse(msgspec.json.encode({"items": api.personas()}), content_type="application/json")
