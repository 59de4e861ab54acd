"""The visits of a life event in its worst case, proved over all situations, as its mark says them."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import RegionCode
from onevisit.look import formats
from onevisit.look.flow.plan_page import Mark
from onevisit.look.flow.words import contact_words
from onevisit.planner.api import prove
from onevisit.planner.definitions import Edition, LifeEvent
from onevisit.planner.proving.proofs import BlamedContact, Proof


def worst_case(edition: Edition, event: LifeEvent, county: RegionCode | None, on: date) -> Mark:
    """The mark of a life event's guide; the promise alone where no county is chosen or served."""
    promise = _promise(event)
    proof = _proof(edition, event, county, on) if county else None
    if proof is None or proof.visits is None:
        return Mark(event.visits_at_most, promise, ())
    count = proof.visits
    if count == 0:
        return Mark(0, _("Whatever your answers are, you need not come."), (promise,))
    reason = _("In the worst case you come once; often not at all.")
    if count > 1:
        reason = ngettext(
            "In the worst case you come {n} time; many people come less.",
            "In the worst case you come {n} times; many people come less.",
            count,
        ).format(n=count)
    lines = [promise, *map(_blamed, proof.to_blame)]
    if proof.words:
        words = _("; ").join(formats.words(answer) for answer in proof.words)
        lines.append(_("This happens with these answers: {answers}.").format(answers=words))
    return Mark(count, reason, tuple(dict.fromkeys(lines)))


def _proof(edition: Edition, event: LifeEvent, county: RegionCode, on: date) -> Proof | None:
    try:
        return prove(edition, event.id, county, on, event.visits_at_most)
    except DomainError:
        return None


def _promise(event: LifeEvent) -> str:
    if event.visits_at_most == 0:
        return _("Our promise: you send everything from your phone.")
    if event.visits_at_most == 1:
        return _("Our promise: you come once at most.")
    return ngettext(
        "Our promise: you come {n} time at most.",
        "Our promise: you come {n} times at most.",
        event.visits_at_most,
    ).format(n=event.visits_at_most)


def _blamed(contact: BlamedContact) -> str:
    return _("{what}: {service}, at {office}.").format(
        what=contact_words(contact.kind),
        service=formats.words(contact.service_name),
        office=formats.words(contact.organisation_name),
    )
