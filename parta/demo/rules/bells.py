"""Bells as rows: periods of every scheme and who they ring for."""

from __future__ import annotations

from datetime import date

from parta.demo.content.bells import SCHEMES
from parta.demo.rules.calendar import DAY, YearCalendar
from parta.demo.rules.shapes import Bell, BellUse


def bell_rows() -> tuple[Bell, ...]:
    return tuple(Bell(name, *period) for name, periods in SCHEMES.items() for period in periods)


def bell_uses(calendar: YearCalendar) -> tuple[BellUse, ...]:
    """Grade 1 has its own, shorter lessons: 35 minutes until the New Year, then 40."""
    first, last = calendar.first, calendar.last
    winter = calendar.terms[2].first
    return (
        *_uses("usual", "monday", 2, 11, first, last),
        *_uses("first35", "first35_monday", 1, 1, first, winter - DAY),
        *_uses("first40", "first40_monday", 1, 1, winter, last),
    )


def bell_times(uses: tuple[BellUse, ...], grade: int, day: date, number: int) -> tuple[int, int]:
    """Start and end of a period, in minutes of the day; the weekday's own row wins."""
    fitting = [
        u
        for u in uses
        if u.grade_from <= grade <= u.grade_to
        and u.first <= day <= u.last
        and u.weekday in (0, day.isoweekday())
    ]
    chosen = max(fitting, key=lambda u: u.weekday)
    _, starts, ends = SCHEMES[chosen.scheme][number - 1]
    return starts.hour * 60 + starts.minute, ends.hour * 60 + ends.minute


def _uses(
    usual: str, monday: str, low: int, high: int, first: date, last: date
) -> tuple[BellUse, BellUse]:
    return (
        BellUse(usual, low, high, 0, first, last),
        BellUse(monday, low, high, 1, first, last),
    )
