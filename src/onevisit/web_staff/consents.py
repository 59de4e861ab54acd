"""Who agreed, in this session, that the clerk files for them: asked once, kept with the application."""

from datetime import datetime

from django.http import HttpRequest

from onevisit.kernel.ids import PersonId

KEY = "consents"
KEPT = 20
"""People at a window come one after another; older consents are asked anew."""


def keep_consent(request: HttpRequest, person: PersonId, now: datetime) -> None:
    """Remember that this person agreed just now."""
    kept = [pair for pair in request.session.get(KEY, []) if pair[0] != person]
    request.session[KEY] = [*kept, [person, now.isoformat()]][-KEPT:]


def has_consented(request: HttpRequest, person: PersonId) -> bool:
    """Whether this person agreed in this session."""
    return any(pair[0] == person for pair in request.session.get(KEY, []))
