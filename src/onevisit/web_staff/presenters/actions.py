"""What can be done with a proceeding now: buttons, and beside a disabled one the rule's sentence."""

from collections.abc import Iterable, Sequence

import msgspec
from django.utils.translation import gettext as _

from onevisit.cases.api import ActionName, Offered, Proceeding, ProceedingState
from onevisit.look.formats import say, words
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.words import action_words

ON_THE_SPOT = (ActionName.ACCEPT, ActionName.GRANT, ActionName.ISSUE)
DEPARTMENTS = (ActionName.ACCEPT, ActionName.GRANT, ActionName.ISSUE, ActionName.REFUSE)
_REMAINING = {
    ProceedingState.RECEIVED: ON_THE_SPOT,
    ProceedingState.ACCEPTED: ON_THE_SPOT[1:],
}


class Button(msgspec.Struct, frozen=True):
    """A button; `hint` is set where it is disabled, `value` names the actions that it does in one press."""

    value: str
    label: str
    is_primary: bool = False
    hint: str = ""


class NumberField(msgspec.Struct, frozen=True):
    """Where the officer may write a result's number."""

    evidence: str
    label: str


class Actions(msgspec.Struct, frozen=True):
    """The buttons of the page; `refuse` leads to a page of its own, where reasons are given."""

    possible: tuple[Button, ...] = ()
    refused: tuple[Button, ...] = ()
    numbers: tuple[NumberField, ...] = ()
    can_refuse: bool = False
    can_withdraw: bool = False

    @property
    def any_possible(self) -> bool:
        """Whether this reader can do something now."""
        return bool(self.possible) or self.can_refuse


def actions(proceeding: Proceeding, offered: Iterable[Offered], edition: Edition) -> Actions:
    """The buttons for what the case engine offers this reader."""
    by_name = {offer.action: offer for offer in offered}
    allowed = [
        name
        for name in DEPARTMENTS
        if name is not ActionName.REFUSE and name in by_name and not by_name[name].refused
    ]
    possible = tuple(_possible(proceeding, allowed))
    issues = any(ActionName.ISSUE.value in button.value.split(",") for button in possible)
    return Actions(
        possible=possible,
        refused=()
        if proceeding.state.is_closed
        else tuple(
            Button(name.value, action_words(name), hint=hint(by_name[name]))
            for name in DEPARTMENTS
            if name in by_name and by_name[name].refused
        ),
        numbers=tuple(number_fields(proceeding, edition)) if issues else (),
        can_refuse=ActionName.REFUSE in by_name and not by_name[ActionName.REFUSE].refused,
        can_withdraw=ActionName.WITHDRAW in by_name and not by_name[ActionName.WITHDRAW].refused,
    )


def _possible(proceeding: Proceeding, allowed: Sequence[ActionName]) -> Iterable[Button]:
    at_once = _REMAINING.get(proceeding.state, ())
    if allowed and proceeding.promised.is_immediate and at_once and at_once[0] is allowed[0]:
        label = _("Accept, grant and issue") if at_once[0] is ActionName.ACCEPT else _("Grant and issue")
        yield Button(",".join(at_once), label, is_primary=True)
        yield from (Button(name.value, _only(name)) for name in allowed)
        return
    yield from (Button(name.value, action_words(name), is_primary=True) for name in allowed)


def _only(name: ActionName) -> str:
    return _("Accept only") if name is ActionName.ACCEPT else _("Grant only")


def number_fields(proceeding: Proceeding, edition: Edition) -> Iterable[NumberField]:
    """One field for each result that the proceeding issues."""
    for evidence in proceeding.evidence:
        name = words(edition.evidence[evidence].name)
        yield NumberField(evidence, _("Number on “{result}”").format(result=name))


def hint(offer: Offered) -> str:
    """The sentence with which the rule refuses."""
    return say(offer.why) if offer.why else offer.refused
