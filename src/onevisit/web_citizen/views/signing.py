"""Signing in with a local account, and out."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from onevisit.kernel import clock
from onevisit.kernel.errors import DomainError
from onevisit.look.formats import say
from onevisit.look.personas import personas
from onevisit.look.statuses import STATUS
from onevisit.people.api import authenticate, sign_in, sign_out
from onevisit.web_citizen.views.home import safe_next


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_view(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; afterwards the reader is back where they were."""
    given = request.POST if request.method == "POST" else request.GET
    on = safe_next(request, given.get("next", ""))
    context = {"next": on, "error": "", "username": "", "people": personas("citizen")}
    if request.method == "POST":
        username = request.POST.get("username", "")
        origin = request.META.get("REMOTE_ADDR", "")
        try:
            account = authenticate(username, request.POST.get("password", ""), clock.now(), origin=origin)
        except DomainError as error:
            context |= {"error": say(error.sentence), "username": username}
            return render(request, "web_citizen/sign_in.html", context, status=STATUS[error.kind])
        sign_in(request, account, clock.now())
        return HttpResponseRedirect(on)
    return render(request, "web_citizen/sign_in.html", context)


@require_POST
def sign_out_view(request: HttpRequest) -> HttpResponse:
    """End the session; drafts stay where they are."""
    sign_out(request)
    return HttpResponseRedirect("/")
