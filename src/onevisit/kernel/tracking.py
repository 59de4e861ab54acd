"""Tracking numbers: twenty digits that a person can read aloud and a clerk can mistype safely.

Region (6), date filed as YYMMDD (6), a random serial (7), and one check digit
after ISO/IEC 7064 MOD 11,10, which finds every single wrong digit.
"""

from datetime import date

from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import CaseId, RegionCode

SERIALS = 10_000_000

NOT_A_TRACKING_NUMBER = Refusal(
    "not_a_tracking_number",
    "{given} is not a tracking number: it has twenty digits, and one of these seems mistyped.",
    Kind.UNKNOWN,
)


def make_tracking_number(region: RegionCode, filed_on: date, serial: int) -> CaseId:
    """The number of a case; `serial` is drawn by the caller from range(SERIALS)."""
    assert len(region) == 6, "cases are filed in a county"
    assert region.isdigit()
    assert 0 <= serial < SERIALS
    body = f"{region}{filed_on:%y%m%d}{serial:07d}"
    return CaseId(body + _check_digit(body))


def parse_tracking_number(text: str) -> CaseId:
    """The number that somebody typed, spaces and hyphens aside.

    Raises `not_a_tracking_number` where a digit is wrong or missing.
    """
    digits = "".join(text.split()).replace("-", "")
    if len(digits) != 20 or not (digits.isascii() and digits.isdigit()):
        raise NOT_A_TRACKING_NUMBER(given=text[:40])
    if _check_digit(digits[:-1]) != digits[-1]:
        raise NOT_A_TRACKING_NUMBER(given=text[:40])
    return CaseId(digits)


def region_of(case: CaseId) -> RegionCode:
    """The county in which the case was filed."""
    return RegionCode(case[:6])


def spoken(case: CaseId) -> str:
    """The number in groups of four, as it is read aloud."""
    return " ".join(case[i : i + 4] for i in range(0, len(case), 4))


def _check_digit(digits: str) -> str:
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)
