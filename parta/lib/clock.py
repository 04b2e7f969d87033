"""Time: UTC inside, the school's zone at the edges; the clock is passed in, never read below."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC. Only the outermost layers call it."""
    return datetime.now(UTC)


def local(moment: datetime, zone: str) -> datetime:
    """An aware moment on the school's wall clock."""
    return moment.astimezone(ZoneInfo(zone))


def local_date(moment: datetime, zone: str) -> date:
    """The school's calendar date of an aware moment."""
    return local(moment, zone).date()


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970-01-01 UTC, as the ledger stores time."""
    return round(moment.timestamp() * 1000)


def from_milliseconds(value: int) -> datetime:
    """The aware UTC moment of a stored number of milliseconds."""
    return datetime.fromtimestamp(value / 1000, UTC)
