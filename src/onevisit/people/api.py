"""The only door of people: who somebody is, and signing in.

`request.actor` is set by `people.middleware`; whoever has no request takes
`actor_of_token`. Rules about identity numbers and phones are here for every form.
"""

from onevisit.people.domain.attempts import NOT_THESE, TOO_MANY_ATTEMPTS
from onevisit.people.domain.identity import (
    IdentityNumber,
    check_identity_number,
    masked_identity_number,
)
from onevisit.people.domain.persons import Account, Person, check_name, is_clerk, prefill
from onevisit.people.domain.phones import check_phone
from onevisit.people.services.enrolling import Enrolment, enrol
from onevisit.people.services.registering import person, register_person
from onevisit.people.services.signing_in import (
    actor_of_token,
    authenticate,
    close_session,
    open_session,
    sign_in,
    sign_out,
)

__all__ = [
    "NOT_THESE",
    "TOO_MANY_ATTEMPTS",
    "Account",
    "Enrolment",
    "IdentityNumber",
    "Person",
    "actor_of_token",
    "authenticate",
    "check_identity_number",
    "check_name",
    "check_phone",
    "close_session",
    "enrol",
    "is_clerk",
    "masked_identity_number",
    "open_session",
    "person",
    "prefill",
    "register_person",
    "sign_in",
    "sign_out",
]
