"""The clock is an input: the date on which a guide is checked and built."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEFAULT_ZONE = "Asia/Shanghai"


def known_zone(name: str) -> bool:
    """Whether a time zone of that name exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def guide_date(asked: date | None, pinned: date | None, timezone: str | None) -> date:
    """The date asked for, else the one that guide.yml pins, else SOURCE_DATE_EPOCH, else today."""
    if asked is not None:
        return asked
    if pinned is not None:
        return pinned
    zone = ZoneInfo(timezone or DEFAULT_ZONE)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        return datetime.fromtimestamp(int(epoch), tz=UTC).astimezone(zone).date()
    return datetime.now(tz=zone).date()
