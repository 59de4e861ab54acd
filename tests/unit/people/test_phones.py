"""Telephone numbers."""

import pytest

from onevisit.kernel.errors import DomainError
from onevisit.people.domain.phones import check_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800138000", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("0571-64213456", "057164213456"),
        ("+86 571 6421 3456", "057164213456"),
        ("010-8888 8888", "01088888888"),
        ("+358 40 123 4567", "+358401234567"),
    ],
)
def test_numbers_are_kept_in_one_form(typed: str, kept: str) -> None:
    assert check_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "1380013800", "12345678901", "telephone", "+0123456789", "１３８００１３８０００"]
)
def test_what_nobody_can_call_is_refused(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_phone(typed)
    assert refused.value.code == "not_a_phone"
