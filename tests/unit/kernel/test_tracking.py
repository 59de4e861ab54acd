"""A mistyped tracking number is found before anybody looks at another person's case."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import CaseId, RegionCode
from onevisit.kernel.tracking import (
    SERIALS,
    make_tracking_number,
    parse_tracking_number,
    region_of,
    spoken,
)

TONGLU = RegionCode("330122")

numbers = st.builds(
    make_tracking_number,
    st.sampled_from([TONGLU, RegionCode("330603"), RegionCode("330783")]),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(0, SERIALS - 1),
)


@given(numbers)
def test_a_number_reads_back_however_it_is_grouped(number: CaseId) -> None:
    assert parse_tracking_number(spoken(number)) == number
    assert parse_tracking_number(f" {number[:6]}-{number[6:]}\n") == number


@given(numbers, st.integers(0, 19), st.integers(1, 9))
def test_any_single_wrong_digit_is_found(number: CaseId, place: int, shift: int) -> None:
    wrong = str((int(number[place]) + shift) % 10)
    with pytest.raises(DomainError) as caught:
        parse_tracking_number(number[:place] + wrong + number[place + 1 :])
    assert caught.value.code == "not_a_tracking_number"


def test_most_swaps_of_neighbours_are_found() -> None:
    found = swaps = 0
    for serial in range(0, SERIALS, 9973):
        number = make_tracking_number(TONGLU, date(2026, 3, 2), serial)
        for place in range(19):
            if number[place] == number[place + 1]:
                continue
            swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
            swaps += 1
            try:
                parse_tracking_number(swapped)
            except DomainError:
                found += 1
    assert found / swaps > 0.97


@pytest.mark.parametrize(
    "text", ["", "1234", "33012226030200000011x", "３３０１２２２６０３０２００００００１９"]
)
def test_what_has_not_twenty_digits_is_refused(text: str) -> None:
    with pytest.raises(DomainError):
        parse_tracking_number(text)


def test_the_number_tells_the_county_and_the_day() -> None:
    number = make_tracking_number(TONGLU, date(2026, 3, 2), 42)
    assert number[:19] == "3301222603020000042"
    assert region_of(number) == TONGLU
    assert spoken(number)[:9] == "3301 2226"
