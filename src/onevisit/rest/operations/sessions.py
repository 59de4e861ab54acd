"""Signing in and out, and who somebody is."""

from django.http import HttpRequest
from ninja import Router, Status

from onevisit.kernel import clock
from onevisit.kernel.errors import Kind
from onevisit.people.api import actor_of_token, authenticate, close_session, open_session
from onevisit.rest.access import actor_of, token_of
from onevisit.rest.describe import TOO_OFTEN, refuses
from onevisit.rest.shapes.people import ActorShape, CredentialsShape, SessionShape

router = Router()


@router.post(
    "/sessions",
    auth=None,
    response={201: SessionShape},
    summary="Sign in",
    openapi_extra=refuses(Kind.SIGNED_OUT, TOO_OFTEN),
)
def sign_in(request: HttpRequest, credentials: CredentialsShape) -> Status[SessionShape]:
    """A token for programs; it lasts as long as a browser's session would."""
    now = clock.now()
    origin = request.META.get("REMOTE_ADDR", "")
    account = authenticate(credentials.username, credentials.password, now, origin=origin)
    token = open_session(account, now)
    actor = ActorShape.of(actor_of_token(token, now))
    return Status(201, SessionShape(token=token, person=actor.person, name=actor.name, posts=actor.posts))


@router.get("/sessions/current", response=ActorShape, summary="Tell who is signed in")
def read_session(request: HttpRequest) -> ActorShape:
    """The person behind the token, with the posts that they hold just now."""
    return ActorShape.of(actor_of(request))


@router.delete("/sessions/current", response={204: None}, summary="Sign out")
def sign_out(request: HttpRequest) -> Status[None]:
    """End this session; its token is worth nothing from now on."""
    close_session(token_of(request))
    return Status(204, None)
