"""Signing in and out as a person of a department."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from onevisit.kernel import clock
from onevisit.kernel.errors import DomainError
from onevisit.look.formats import say
from onevisit.look.personas import personas
from onevisit.look.statuses import STATUS
from onevisit.people import api as people
from onevisit.web_staff.pages import safe_next


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a person without a post signs in too, and is then told where their pages are."""
    if request.method != "POST":
        return _form(request)
    now = clock.now()
    user_name = request.POST.get("username", "")
    try:
        origin = request.META.get("REMOTE_ADDR", "")
        account = people.authenticate(user_name, request.POST.get("password", ""), now, origin=origin)
    except DomainError as error:
        return _form(request, user_name, say(error.sentence), STATUS[error.kind])
    people.sign_in(request, account, now)
    return HttpResponseRedirect(safe_next(request, reverse("web_staff:work_list")))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    people.sign_out(request)
    return HttpResponseRedirect(reverse("web_staff:sign_in"))


def _form(request: HttpRequest, user_name: str = "", wrong: str = "", status: int = 200) -> HttpResponse:
    context = {
        "desk": None,
        "user_name": user_name,
        "wrong": wrong,
        "next": safe_next(request, ""),
        "people": personas("officer", "clerk"),
    }
    return render(request, "web_staff/sign_in.html", context, status=status)
