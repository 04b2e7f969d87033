"""School time on the wall, kept in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from parta.demo.content.village import TIME_ZONE

ZONE = ZoneInfo(TIME_ZONE)


class SchoolClock:
    """Turns a school day and a minute of it into an aware UTC time; remembers midnights."""

    def __init__(self) -> None:
        self._midnights: dict[date, datetime] = {}

    def at(self, day: date, minute: float) -> datetime:
        """``minute`` counts from local midnight; fractions are seconds, cut to whole ones."""
        midnight = self._midnights.get(day)
        if midnight is None:
            midnight = datetime.combine(day, time(), ZONE).astimezone(UTC)
            self._midnights[day] = midnight
        return midnight + timedelta(seconds=int(minute * 60))


def local_day(moment: datetime) -> date:
    """The school's own date of a moment."""
    return moment.astimezone(ZONE).date()
