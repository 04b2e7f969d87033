"""The strip of days over «Мой день»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of the strip: chosen, today, and whether it has lessons of mine."""

    day: date
    chosen: bool
    today: bool


def strip(chosen: date, today: date) -> list[StripDay]:
    """The school week of a day: Monday to Saturday, and Sunday only if it is asked for."""
    monday = chosen - timedelta(days=chosen.weekday())
    length = 7 if chosen.isoweekday() == 7 else 6
    days = (monday + timedelta(days=step) for step in range(length))
    return [StripDay(day, day == chosen, day == today) for day in days]
