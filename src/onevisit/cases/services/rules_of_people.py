"""The rules about facts that `people` knows, as the pure check of an application takes them."""

from datetime import date

from onevisit.cases.domain.completeness import Checks
from onevisit.people.api import check_identity_number, check_phone
from onevisit.planner.definitions import FactKind


def _identity_number(value: str, on: date) -> str:
    return check_identity_number(value, on).number


def _phone(value: str, on: date) -> str:  # noqa: ARG001 a phone number has no date
    return check_phone(value)


CHECKS: Checks = {FactKind.IDENTITY_NUMBER: _identity_number, FactKind.PHONE: _phone}
