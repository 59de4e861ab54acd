"""Resident identity numbers (GB 11643-1999): 18 characters, of which the last is a check digit.

A number whose check digit or birth date is wrong is refused. A county code that
we do not know is only a doubt: counties are merged and renamed, and people keep
the number of the county in which they were first registered.
"""

from collections.abc import Container
from datetime import date

import msgspec

from onevisit.kernel.errors import Refusal
from onevisit.kernel.ids import RegionCode
from onevisit.kernel.text import Sentence

EARLIEST_BIRTH = date(1900, 1, 1)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"

NOT_EIGHTEEN = Refusal(
    "identity_number_length",
    "An identity number has 18 characters: 17 digits, then a digit or X. Check what you typed.",
)
MISTYPED = Refusal(
    "identity_number_mistyped",
    "This identity number has a wrong check digit. Compare it with the card, one digit seems mistyped.",
)
IMPOSSIBLE_BIRTH = Refusal(
    "identity_number_birth",
    "This identity number holds no possible birth date. Compare digits 7 to 14 with the card.",
)

UNKNOWN_DISTRICT = Sentence(
    "identity_number_district",
    "We do not know the first six digits of this identity number. Compare them with the card.",
)
"""A doubt, told beside the field; nobody is refused for it."""


class IdentityNumber(msgspec.Struct, frozen=True):
    """A number that can be right, and what it tells about its holder."""

    number: str
    birth_date: date
    sex: str
    """"female" or "male"."""
    district: RegionCode
    doubts: tuple[Sentence, ...] = ()


def check_identity_number(text: str, on: date, districts: Container[str] | None = None) -> IdentityNumber:
    """The number as the card writes it, spaces and a small x forgiven.

    `districts` are the county codes known today; None leaves that unasked.
    Raises `identity_number_length`, `identity_number_mistyped` or
    `identity_number_birth`.
    """
    number = "".join(text.split()).replace("-", "").upper()
    if len(number) != 18 or not _is_digits(number[:17]) or number[17] not in "0123456789X":
        raise NOT_EIGHTEEN()
    if check_digit(number[:17]) != number[17]:
        raise MISTYPED()
    born = _birth_date(number)
    if born is None or not EARLIEST_BIRTH <= born <= on:
        raise IMPOSSIBLE_BIRTH()
    district = RegionCode(number[:6])
    known = districts is None or district in districts
    return IdentityNumber(
        number=number,
        birth_date=born,
        sex="male" if int(number[16]) % 2 else "female",
        district=district,
        doubts=() if known else (UNKNOWN_DISTRICT,),
    )


def check_digit(first_seventeen: str) -> str:
    """The eighteenth character (ISO 7064 MOD 11-2)."""
    assert len(first_seventeen) == 17, "the check digit is not part of its own sum"
    total = sum(int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11]


def masked_identity_number(number: str) -> str:
    """The number for a screen that need not show all of it: region and last four."""
    if len(number) < 10:
        return "*" * len(number)
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def _birth_date(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
