"""The calendar a school year starts with: the usual one, to be corrected by the school's own.

The school sets its calendar by an order. What is usual on a five-day week is proposed: lessons
from 1 September to 26 May or the nearest school day, breaks of nine days and more from a Saturday
to a Sunday; none is shorter than the seven days that СП 2.4.3648-20 asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6
_ROMAN: Final = ("I", "II", "III", "IV")

# By language: quarters and half-years, and what one of each is called.
_NAMES: Final = {
    "ru": ("Четверти", "{0} четверть", "Полугодия", "{0} полугодие"),
    "kk": ("Тоқсандар", "{0} тоқсан", "Жартыжылдықтар", "{0} жартыжылдық"),
}

Terms = tuple[tuple[str, date, date], ...]


@dataclass(frozen=True, slots=True)
class DefaultCalendar:
    """A year from its first to its last day; ``schemes`` by kind: (name, terms).

    A term is (name, first day, last day); both kinds («quarters», «halves») leave out the breaks.
    """

    name: str
    first: date
    last: date
    schemes: dict[str, tuple[str, Terms]]


def default_calendar(first_year: int, language: str = "ru") -> DefaultCalendar:
    """The usual calendar of the school year that begins in ``first_year``.

    >>> default_calendar(2026).schemes["quarters"][1][1][1:]
    (datetime.date(2026, 11, 2), datetime.date(2026, 12, 30))
    """
    quarters, quarter, halves, half = _NAMES.get(language, _NAMES["ru"])
    spans = _quarters(first_year)
    whole = (spans[0][0], spans[1][1]), (spans[2][0], spans[3][1])
    return DefaultCalendar(
        name=f"{first_year}/{first_year + 1}",
        first=spans[0][0],
        last=spans[-1][1],
        schemes={
            "quarters": (quarters, _named(quarter, _ROMAN, spans)),
            "halves": (halves, _named(half, ("1", "2"), whole)),
        },
    )


def year_of(day: date) -> int:
    """The first year of the school year in which ``day`` lies; from June on the coming one."""
    return day.year if day.month >= 6 else day.year - 1


def _named(pattern: str, numbers: tuple[str, ...], spans: tuple[tuple[date, date], ...]) -> Terms:
    pairs = zip(numbers, spans, strict=True)
    return tuple((pattern.format(number), first, last) for number, (first, last) in pairs)


def _quarters(year: int) -> tuple[tuple[date, date], ...]:
    autumn = _on_or_after(date(year, 10, 24), _SATURDAY)
    spring = _on_or_after(date(year + 1, 3, 25), _SATURDAY)
    winter = _on_or_after(date(year + 1, 1, 8), _SUNDAY)
    starts = (date(year, 9, 1), autumn + 9 * _DAY, winter + _DAY, spring + 9 * _DAY)
    ends = (autumn - _DAY, date(year, 12, 30), spring - _DAY, date(year + 1, 5, 26))
    pairs = zip(starts, ends, strict=True)
    return tuple((_weekday_from(first), _weekday_until(last)) for first, last in pairs)


def _on_or_after(day: date, weekday: int) -> date:
    return day + _DAY * ((weekday - day.weekday()) % 7)


def _weekday_from(day: date) -> date:
    return _on_or_after(day, _MONDAY) if day.weekday() >= _SATURDAY else day


def _weekday_until(day: date) -> date:
    return day - _DAY * max(0, day.weekday() - 4)
