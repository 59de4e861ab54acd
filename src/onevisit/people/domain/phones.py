"""Telephone numbers as people type them, kept in one form."""

import re

from onevisit.kernel.errors import Refusal

NOT_A_PHONE = Refusal(
    "not_a_phone",
    "This is no telephone number. Write a mobile number of 11 digits, or a number with its area code.",
)

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{2,3}[2-9]\d{6,7}")
_ABROAD = re.compile(r"\+(?!86)[1-9]\d{6,14}")


def check_phone(text: str) -> str:
    """The number without spaces and hyphens; +86 and 0086 left out before a number in China.

    Raises `not_a_phone`.
    """
    number = re.sub(r"[\s().\-]", "", text)
    domestic = re.sub(r"^(\+86|0086)", "", number)
    if number != domestic and not domestic.startswith(("0", "1")):
        domestic = f"0{domestic}"
    for form, written in ((_MOBILE, domestic), (_LANDLINE, domestic), (_ABROAD, number)):
        if written.isascii() and form.fullmatch(written):
            return written
    raise NOT_A_PHONE()
