"""Identity numbers: GB 11643-1999; test numbers of domain.md section 4."""

from datetime import date

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.people.domain.identity import (
    UNKNOWN_DISTRICT,
    check_digit,
    check_identity_number,
    masked_identity_number,
)

ON = date(2026, 11, 23)


@pytest.mark.parametrize("number", ["330122199003071236", "330783201003071231", "11010519491231002X"])
def test_numbers_of_the_standard_are_right(number: str) -> None:
    assert check_identity_number(number, ON).number == number


def test_spaces_and_a_small_x_are_forgiven() -> None:
    assert check_identity_number(" 110105 19491231 002x ", ON).number == "11010519491231002X"


def test_number_tells_birth_date_sex_and_district() -> None:
    found = check_identity_number("330122199003071236", ON)
    assert (found.birth_date, found.sex, found.district) == (date(1990, 3, 7), "male", "330122")


@pytest.mark.parametrize("position", range(17))
def test_every_single_wrong_digit_is_found(position: int) -> None:
    right = "330122199003071236"
    for digit in "0123456789":
        if digit == right[position]:
            continue
        with pytest.raises(DomainError) as refused:
            check_identity_number(right[:position] + digit + right[position + 1 :], ON)
        assert refused.value.code == "identity_number_mistyped"


@pytest.mark.parametrize(
    "text",
    ["", "123", "33012219900307123", "3301221990030712361", "33O122199003071236", "３３０１２２199003071236"],
)
def test_what_has_not_eighteen_characters_is_refused(text: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_identity_number(text, ON)
    assert refused.value.code == "identity_number_length"


@pytest.mark.parametrize("birth", ["19900230", "20991231", "18991231", "20261124", "00000000"])
def test_impossible_birth_dates_are_refused(birth: str) -> None:
    number = f"330122{birth}123"
    with pytest.raises(DomainError) as refused:
        check_identity_number(number + check_digit(number), ON)
    assert refused.value.code == "identity_number_birth"


def test_somebody_born_today_has_a_number() -> None:
    number = "33012220261123123"
    assert check_identity_number(number + check_digit(number), ON).birth_date == ON


@pytest.mark.parametrize("district", ["332522", "810000"])
def test_unknown_district_is_a_doubt_and_no_refusal(district: str) -> None:
    """Qingtian's older code, and Hong Kong residents' (domain.md section 4 on python-stdnum)."""
    number = f"{district}19900307123"
    found = check_identity_number(number + check_digit(number), ON, districts={"330122"})
    assert found.doubts == (UNKNOWN_DISTRICT,)


def test_known_district_raises_no_doubt() -> None:
    assert check_identity_number("330122199003071236", ON, districts={"330122"}).doubts == ()


def test_masked_number_keeps_region_and_last_four() -> None:
    assert masked_identity_number("330122199003071236") == "330122********1236"
    assert masked_identity_number("short") == "*****"
