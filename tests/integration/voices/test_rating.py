"""Rating a case over the door."""

from typing import Any

import pytest

from onevisit.cases import api as cases
from onevisit.cases.api import ActionName
from onevisit.kernel.errors import DomainError
from onevisit.voices import api


@pytest.fixture
def finished(town: Any) -> Any:
    """A case whose every part is over, since the family withdrew it."""
    case = town.filed()
    for part in cases.read_case(town.mother, case).case.proceedings:
        if not cases.read_case(town.mother, case).case.proceeding(part.step).state.is_closed:
            town.do(town.mother, case, part.step, ActionName.WITHDRAW)
    return case


def test_a_case_is_rated_once(town: Any, finished: Any) -> None:
    rating = api.rate(town.mother, finished, 4, "Quick.", now=town.now)
    assert api.rating_of(town.mother, finished) == rating
    with pytest.raises(DomainError, match="rated_already"):
        api.rate(town.mother, finished, 1, now=town.now)
    assert api.rating_of(town.mother, finished) == rating


def test_officers_neither_rate_nor_see_who_rated(town: Any, finished: Any) -> None:
    """domain.md 2.12 statement 11: the rated clerk cannot see who rated."""
    with pytest.raises(DomainError, match="not_yours_to_rate"):
        api.rate(town.midwife, finished, 5, now=town.now)
    api.rate(town.mother, finished, 1, now=town.now)
    assert api.rating_of(town.midwife, finished) is None
    with pytest.raises(DomainError, match="no_such_case"):
        api.rating_of(town.stranger, finished)


def test_a_case_that_goes_on_is_not_rated_yet(town: Any) -> None:
    with pytest.raises(DomainError, match="not_finished"):
        api.rate(town.mother, town.filed(), 5, now=town.now)


def test_nobody_signed_out_rates(town: Any, finished: Any) -> None:
    with pytest.raises(DomainError, match="sign_in_first"):
        api.rate(None, finished, 5, now=town.now)
    with pytest.raises(DomainError, match="sign_in_first"):
        api.rating_of(None, finished)


def test_rating_costs_two_round_trips(town: Any, finished: Any, round_trips: Any) -> None:
    with round_trips() as statements:
        api.rate(town.mother, finished, 5, now=town.now)
    assert len(statements) == 2, statements
