"""The village school's year: terms, holidays and the school days between them.

The dates follow the usual pattern of Russian schools on a five-day week and hold for any year:
each break lasts at least seven calendar days (СП 2.4.3648-20), grade 1 rests one more week in
February, the year ends on 26 May or the Friday before it. Quarters serve grades 1–9, half-years
grades 10–11.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from parta.demo.rules.shapes import DaysOff, Term

SATURDAY, SUNDAY, MONDAY = 5, 6, 0
DAY = timedelta(days=1)

PUBLIC = (
    (0, 11, 4, "День народного единства"),
    (1, 2, 23, "День защитника Отечества"),
    (1, 3, 8, "Международный женский день"),
    (1, 5, 1, "Праздник Весны и Труда"),
    (1, 5, 9, "День Победы"),
)


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """A school year named by its first autumn; ``terms`` of both schemes."""

    year: int
    first: date
    last: date
    terms: tuple[Term, ...]
    days_off: tuple[DaysOff, ...]

    def school_days(self, grade: int) -> tuple[date, ...]:
        """Days with lessons of one grade by the calendar (frost days not yet taken away)."""
        return _school_days(self.year, grade)

    def term_of(self, scheme: str, day: date) -> Term | None:
        """The term of a scheme (``quarters``, ``halves``) that a day belongs to."""
        return _terms_by_day(self.year, scheme).get(day)


@cache
def year_calendar(year: int) -> YearCalendar:
    """The calendar of the school year that begins in September of ``year``."""
    first = _weekday_on_or_after(date(year, 9, 1))
    last = _weekday_on_or_before(date(year + 1, 5, 26))
    breaks = _breaks(year)
    days_off = (*breaks, _first_graders_week(year), *_public(year))
    return YearCalendar(year, first, last, _terms(first, last, breaks), days_off)


def school_year_of(today: date) -> tuple[YearCalendar, date]:
    """The calendar for ``today`` and the day the demo stands on.

    Outside a school year that day is the last school day of the year that has ended.
    """
    calendar = year_calendar(today.year if today.month >= 9 else today.year - 1)
    if today < calendar.first:
        calendar = year_calendar(calendar.year - 1)
    return calendar, min(today, calendar.last)


@cache
def _school_days(year: int, grade: int) -> tuple[date, ...]:
    calendar = year_calendar(year)
    closed = _closed(calendar.days_off, grade)
    days = _days(calendar.first, calendar.last)
    return tuple(d for d in days if d.weekday() < SATURDAY and d not in closed)


@cache
def _terms_by_day(year: int, scheme: str) -> dict[date, Term]:
    terms = (t for t in year_calendar(year).terms if t.scheme == scheme)
    return {day: term for term in terms for day in _days(term.first, term.last)}


def _days(first: date, last: date) -> list[date]:
    """Every day from first to last."""
    return [first + DAY * n for n in range((last - first).days + 1)]


def _breaks(year: int) -> tuple[DaysOff, ...]:
    autumn = _on_or_after(date(year, 10, 24), SATURDAY)
    spring = _on_or_after(date(year + 1, 3, 25), SATURDAY)
    winter_end = _on_or_after(date(year + 1, 1, 8), SUNDAY)
    return (
        DaysOff(autumn, autumn + DAY * 8, "Осенние каникулы", "break"),
        DaysOff(date(year, 12, 31), winter_end, "Зимние каникулы", "break"),
        DaysOff(spring, spring + DAY * 8, "Весенние каникулы", "break"),
    )


def _first_graders_week(year: int) -> DaysOff:
    monday = _on_or_after(date(year + 1, 2, 8), MONDAY)
    name = "Дополнительные каникулы 1 класса"
    return DaysOff(monday - DAY * 2, monday + DAY * 6, name, "break", 1, 1)


def _public(year: int) -> tuple[DaysOff, ...]:
    return tuple(_public_day(year, row) for row in PUBLIC)


def _public_day(year: int, row: tuple[int, int, int, str]) -> DaysOff:
    """A public holiday with its moved day: one on a weekend gives the next Monday off."""
    later, month, day, name = row
    first = date(year + later, month, day)
    last = _on_or_after(first, MONDAY) if first.weekday() >= SATURDAY else first
    return DaysOff(first, last, name, "public")


def _terms(first: date, last: date, breaks: tuple[DaysOff, ...]) -> tuple[Term, ...]:
    starts = [first, *(_weekday_on_or_after(b.last + DAY) for b in breaks)]
    ends = [*(_weekday_on_or_before(b.first - DAY) for b in breaks), last]
    quarters = [
        Term(f"q{n}", "quarters", n, start, end)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]
    halves = [
        Term("h1", "halves", 1, quarters[0].first, quarters[1].last),
        Term("h2", "halves", 2, quarters[2].first, quarters[3].last),
    ]
    return (*quarters, *halves)


def _closed(days_off: tuple[DaysOff, ...], grade: int) -> frozenset[date]:
    return frozenset(
        day
        for off in days_off
        if off.grade_from <= grade <= off.grade_to
        for day in _days(off.first, off.last)
    )


def _on_or_after(day: date, weekday: int) -> date:
    return day + DAY * ((weekday - day.weekday()) % 7)


def _weekday_on_or_after(day: date) -> date:
    return _on_or_after(day, MONDAY) if day.weekday() >= SATURDAY else day


def _weekday_on_or_before(day: date) -> date:
    return day - DAY * max(0, day.weekday() - 4)
