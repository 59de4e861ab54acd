"""Statement 8 of domain.md 2.12: no look without a live right, outside its purpose or after its end."""

from datetime import date
from typing import Any

import msgspec
import pytest
from tests.unit.exchange.editions import PURPOSE, READS_HOUSEHOLD, edition_with_right

from onevisit.exchange.domain.rights import require_right
from onevisit.kernel.errors import DomainError, Kind

ON = date(2026, 11, 23)


def test_live_right_covers_its_purpose() -> None:
    assert require_right(edition_with_right(), PURPOSE, ON).id == READS_HOUSEHOLD


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 12, 31)])
def test_right_lives_on_its_first_and_last_day(on: date) -> None:
    require_right(edition_with_right(), PURPOSE, on)


def test_right_without_an_end_stays() -> None:
    require_right(edition_with_right(until=None), PURPOSE, date(2099, 1, 1))


def test_part_of_a_body_uses_the_right_of_the_whole() -> None:
    require_right(edition_with_right(consumer="public_security_bureau"), PURPOSE, ON)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"right": "made_up"}, "no_right"),
        ({"dataset": "made_up"}, "no_right"),
        ({"dataset": "marriage_register"}, "right_other_register"),
        ({"evidence": "identity_card"}, "right_other_paper"),
        ({"service": "maternity_benefit"}, "right_other_purpose"),
        ({"organisation": "tonglu_hospital"}, "right_other_consumer"),
        ({"organisation": "tonglu_public_security_bureau"}, "right_other_consumer"),
        ({"organisation": "made_up"}, "right_other_consumer"),
        ({"region": "330603"}, "right_other_region"),
        ({"region": "33"}, "right_other_region"),
    ],
)
def test_look_outside_the_right_is_refused_by_name(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError) as refused:
        require_right(edition_with_right(), msgspec.structs.replace(PURPOSE, **changed), ON)
    assert (refused.value.code, refused.value.kind) == (code, Kind.FORBIDDEN)


@pytest.mark.parametrize(
    ("on", "code"), [(date(2025, 12, 31), "right_not_yet"), (date(2027, 1, 1), "right_ended")]
)
def test_look_outside_the_period_is_refused(on: date, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        require_right(edition_with_right(), PURPOSE, on)
    assert refused.value.code == code


def test_closed_register_is_read_by_nobody() -> None:
    purpose = msgspec.structs.replace(PURPOSE, dataset="closed_register")
    with pytest.raises(DomainError) as refused:
        require_right(edition_with_right(dataset="closed_register"), purpose, ON)
    assert refused.value.code == "register_closed"
