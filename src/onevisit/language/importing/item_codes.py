"""Codes of items: 31 characters are 18 of the office's credit code, 1 of its level, 12 of the basic code.

GB/T 39554.1-2020; the credit code's check character is that of GB 32100-2015.
"""

import re
from typing import NamedTuple

from onevisit.language.importing.columns import plain

IMPLEMENTATION, CREDIT, BASIC = 31, 18, 12
_SHORTENED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class ItemCode(NamedTuple):
    """What a cell says: the code, and the fault in it ("" for none)."""

    code: str
    fault: str = ""
    given: str = ""


def read_code(cell: str, length: int) -> ItemCode:
    """A code of that length without spaces and marks; fault: the diagnostic's code."""
    text = re.sub(r"[\s\-‐-―.·']", "", plain(cell)).upper() if not _is_shortened(cell) else plain(cell)
    if not text:
        return ItemCode("")
    if _is_shortened(cell):
        exact = _exactly(text)
        return ItemCode(exact, "", text) if len(exact) == length else ItemCode("", "OV904", text)
    text = text.removesuffix("0") if re.fullmatch(r"[0-9]+\.0", plain(cell)) else text
    if length == BASIC and text.isdigit() and BASIC - 2 <= len(text) < BASIC:
        return ItemCode(text.zfill(BASIC), "OV905", text)
    if len(text) != length or not re.fullmatch(r"[0-9A-Z]+", text):
        return ItemCode("", "OV903", text)
    return ItemCode(text, "", text)


def has_right_check_character(credit: str) -> bool:
    """Whether a credit code's last character is the one that the others call for."""
    if len(credit) != CREDIT or any(character not in _CHARACTERS for character in credit):
        return False
    total = sum(_CHARACTERS.index(c) * pow(3, i, 31) for i, c in enumerate(credit[:-1]))
    return _CHARACTERS[-total % 31] == credit[-1]


def region_of(credit: str) -> str:
    """The county-level region that a credit code names."""
    return credit[2:8]


def _is_shortened(cell: str) -> bool:
    return bool(_SHORTENED.fullmatch(plain(cell)))


def _exactly(text: str) -> str:
    """All digits of a number with an exponent, or "" where some are lost."""
    mantissa, _, exponent = text.upper().partition("E")
    whole, _, after = mantissa.partition(".")
    places = int(exponent)
    return whole + after if len(after) == places else ""
