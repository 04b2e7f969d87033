"""The days of the year when something in the village school changes hands or place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from parta.demo.rules.calendar import YearCalendar

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moves:
    """``went_away`` and ``left`` are last days in the class; the others are first days."""

    went_away: date
    returned: date
    changed_subgroup: date
    left: date
    came: date
    safety_handover: date
    english_handover: date


def moves(calendar: YearCalendar) -> Moves:
    """The same days of the year for any seed, on weekdays of ordinary weeks."""

    def monday(month: int, day: int) -> date:
        start = date(calendar.year, month, day)
        return start + DAY * (-start.weekday() % 7)

    return Moves(
        went_away=monday(9, 21) + DAY * 4,
        returned=monday(11, 9) + DAY,
        changed_subgroup=monday(9, 28),
        left=monday(10, 5) + DAY * 4,
        came=monday(11, 9),
        safety_handover=monday(10, 8),
        english_handover=date(calendar.year, 12, 1),
    )
