"""Buttons follow what the case engine offers; a disabled one says the rule's sentence."""

from collections.abc import Callable
from typing import Any

from onevisit.cases.api import ActionName, Offered, ProceedingState
from onevisit.kernel.text import Sentence
from onevisit.kernel.working_days import Limit, Unit
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.actions import actions

NO = Sentence("not_to_issue", "A result is issued once; this part is {state}.", {"state": "received"})


def offered(*allowed: ActionName) -> tuple[Offered, ...]:
    return tuple(
        Offered(name) if name in allowed else Offered(name, "no", NO)
        for name in ActionName
        if name is not ActionName.WITHDRAW
    )


def values(found: Any) -> list[str]:
    return [button.value for button in found.possible]


def test_what_is_decided_on_the_spot_is_one_press(part: Callable[..., Any], edition: Edition) -> None:
    found = actions(part(), offered(ActionName.ACCEPT), edition)

    assert values(found) == ["accept,grant,issue", "accept"]
    assert [button.label for button in found.possible] == ["Accept, grant and issue", "Accept only"]
    assert [field.label for field in found.numbers] == ["Number on “certificate_paper”"]


def test_after_acceptance_the_press_grants_and_issues(part: Callable[..., Any], edition: Edition) -> None:
    found = actions(
        part(state=ProceedingState.ACCEPTED), offered(ActionName.GRANT, ActionName.REFUSE), edition
    )

    assert values(found) == ["grant,issue", "grant"]
    assert found.can_refuse


def test_what_takes_days_is_done_one_by_one(part: Callable[..., Any], edition: Edition) -> None:
    days = Limit(5, Unit.WORKING_DAY)
    found = actions(part(promised=days), offered(ActionName.ACCEPT), edition)

    assert values(found) == ["accept"]
    assert found.numbers == ()


def test_a_number_is_asked_for_where_the_press_issues(part: Callable[..., Any], edition: Edition) -> None:
    days = Limit(5, Unit.WORKING_DAY)
    granted = part(promised=days, state=ProceedingState.GRANTED)

    assert len(actions(granted, offered(ActionName.ISSUE), edition).numbers) == 1


def test_a_disabled_button_says_why_in_the_readers_words(part: Callable[..., Any], edition: Edition) -> None:
    found = actions(part(), offered(ActionName.ACCEPT), edition)

    assert {button.value: button.hint for button in found.refused}["issue"] == (
        "A result is issued once; this part is received."
    )


def test_a_finished_part_shows_no_disabled_buttons(part: Callable[..., Any], edition: Edition) -> None:
    found = actions(part(state=ProceedingState.ISSUED), offered(), edition)

    assert (found.possible, found.refused, found.any_possible) == ((), (), False)


def test_a_clerk_who_only_accepts_is_offered_no_decision(part: Callable[..., Any], edition: Edition) -> None:
    found = actions(part(), (Offered(ActionName.ACCEPT),), edition)

    assert "accept" in values(found)
    assert not found.can_refuse
