"""The one place that reads the time; rules take `now` and `on` as arguments instead."""

from datetime import UTC, date, datetime

from onevisit.kernel.working_days import OFFICIAL_ZONE, official_date

__all__ = ["OFFICIAL_ZONE", "now", "official_date", "today"]


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 here alone


def today() -> date:
    """Today's official date."""
    return official_date(now())
