"""Who may open a staff page, and the frame around it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from onevisit.catalogue.api import current_edition
from onevisit.kernel.actors import SIGN_IN_FIRST, Actor, Role
from onevisit.kernel.errors import DomainError, Kind, Refusal
from onevisit.look.refusals import refusal_page
from onevisit.look.requests import actor_of
from onevisit.people.api import is_clerk
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.names import organisation_name

NO_POST = Refusal(
    "no_post",
    "These pages are for people who work at a department or window. You hold no post there now.",
    Kind.FORBIDDEN,
)

View = ParamSpec("View")


class Desk(msgspec.Struct, frozen=True):
    """Who is signed in and for whom they work, for the frame of every page."""

    name: str
    posts: str
    organisations: str
    is_clerk: bool


def for_staff(
    view: Callable[Concatenate[HttpRequest, Actor, View], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, View], HttpResponseBase]:
    """Give the view its actor; whoever is signed out, holds no post, or is refused gets a page that helps.

    Nothing is stored on the way: a window's computer is used by many, and the
    back button must not show a case to the next.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: View.args, **kwargs: View.kwargs) -> HttpResponseBase:
        try:
            response = view(request, _staff(request), *args, **kwargs)
        except DomainError as error:
            response = refused(request, error)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded


def _staff(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if actor is None:
        raise SIGN_IN_FIRST()
    if not actor.posts:
        raise NO_POST()
    return actor


def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page for a refusal, in the staff's frame; a signed-out reader signs in and comes back."""
    actor = actor_of(request)
    return refusal_page(
        request,
        error,
        template="web_staff/refusal.html",
        sign_in=reverse("web_staff:sign_in"),
        more={"desk": _desk_or_none(actor), "section": "", "is_signed_in": actor is not None},
    )


def page(
    request: HttpRequest,
    actor: Actor,
    edition: Edition,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """A page in the staff's frame; `edition` gives the organisations their names."""
    context = {"desk": desk(actor, edition), "section": "", **context}
    return render(request, f"web_staff/{template}", context, status=status)


def desk(actor: Actor, edition: Edition) -> Desk:
    """The frame's line about who is signed in."""
    held = [
        _("{role} of {organisation}").format(
            role=_role(post.role), organisation=organisation_name(edition, post.organisation)
        )
        for post in actor.posts
    ]
    separator = _(", ")
    return Desk(
        name=actor.name,
        posts=separator.join(held),
        organisations=separator.join(
            dict.fromkeys(organisation_name(edition, post.organisation) for post in actor.posts)
        ),
        is_clerk=is_clerk(actor),
    )


def _desk_or_none(actor: Actor | None) -> Desk | None:
    if actor is None or not actor.posts:
        return None
    try:
        return desk(actor, current_edition())
    except DomainError:
        return None


def _role(role: Role) -> str:
    match role:
        case Role.CLERK:
            return _("clerk")
        case Role.OFFICER:
            return _("officer")


def safe_next(request: HttpRequest, fallback: str) -> str:
    """The page to come back to, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else fallback
