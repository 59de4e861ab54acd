"""Money is whole minor units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onevisit.kernel.money import FREE, Money, total


@pytest.mark.parametrize(
    ("text", "minor"), [("12.50", 1250), ("0", 0), ("400", 40000), ("-0.05", -5), ("1e2", 10000)]
)
def test_an_amount_is_read_exactly(text: str, minor: int) -> None:
    assert Money.parse(text) == Money(minor)


@pytest.mark.parametrize("text", ["", "ten", "1.005", "NaN", "Infinity", "1,50"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not an amount such as 12\.50"):
        Money.parse(text)


@given(st.integers(-(10**12), 10**12))
def test_what_is_printed_reads_back(minor: int) -> None:
    assert Money.parse(str(Money(minor)).replace("¥", "")) == Money(minor)


def test_other_currencies_say_so() -> None:
    assert str(Money(1999, "EUR")) == "EUR 19.99"
    assert str(Money(-5)) == "-¥0.05"


@given(st.lists(st.integers(0, 10**6)))
def test_a_total_is_the_sum(amounts: list[int]) -> None:
    assert total([Money(amount) for amount in amounts]) == Money(sum(amounts))


def test_nothing_costs_nothing() -> None:
    assert total([]) == FREE
    assert total([Money(300, "EUR"), Money(200, "EUR")]) == Money(500, "EUR")


def test_currencies_are_never_added_together() -> None:
    with pytest.raises(AssertionError, match="never added"):
        total([Money(1), Money(1, "EUR")])
