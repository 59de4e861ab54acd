"""The one place that reads the time; rules take `now` and `on` as arguments instead."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OFFICIAL_ZONE = ZoneInfo("Asia/Shanghai")
"""Legal days begin at midnight here, whatever the server's own zone."""


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's official date."""
    return official_date(now())


def official_date(instant: datetime) -> date:
    """The official day on which `instant` falls."""
    return instant.astimezone(OFFICIAL_ZONE).date()
