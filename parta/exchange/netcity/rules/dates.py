"""Days of the report: a number under a month's name, in a school year of two calendar years."""

from __future__ import annotations

import re
from datetime import date, datetime

from parta.exchange.netcity.rules.shapes import Cell, Period
from parta.exchange.netcity.rules.text import clean, fold

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTH = re.compile(
    r"^(янв|фев|мар|апр|ма(?=й|я|е)|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?(?:\s+\d{4})?( г\.?)?$"
)
FIRST_MONTH = 9
"""September opens the school year: months from it on belong to its first calendar year."""


def month_number(cell: Cell) -> int | None:
    """1…12 for a Russian month's name in any case and form («Март», «МАЯ», «сент.»)."""
    found = _MONTH.match(fold(cell))
    return _MONTHS.index(found[1]) + 1 if found else None


def school_year(text: str) -> int | None:
    """The first calendar year of «2024/2025», «2024-2025», «2024/25 уч. год»."""
    found = re.search(r"(?<!\d)(20\d\d)(?!\d)", text)
    return int(found[1]) if found else None


def year_of(day: date) -> int:
    """The school year that holds the day, by its September."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


_DATE = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)(?!\d)")


def dates_in(text: str) -> list[date]:
    """All dates «24.03.25» or «24.03.2025» that exist; two digits mean this century."""
    return [day for day in (_real_date(*found) for found in _DATE.findall(text)) if day]


def _real_date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def period(text: str) -> Period | None:
    """«с 24.03.25 по 24.05.25»; ``None`` unless it names two days in order."""
    days = dates_in(text)
    if len(days) != 2 or days[0] > days[1]:
        return None
    return Period(days[0], days[1])


_DAY = re.compile(r"^(?:[а-я]{2}\.? )?(\d{1,2})(?:\.(\d{1,2}))?\.?$")


def column_date(cell: Cell, month: int | None, year: int) -> date | None:
    """The day a column is headed by, or ``None`` where there is no such day.

    ``cell`` is a number («24», 24.0), «24.03», «Пн 24» or a real date; ``month`` is the month
    it stands under, ``year`` the school year.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = _DAY.match(fold(cell))
    if not found:
        return None
    return _in_year(int(found[1]), int(found[2]) if found[2] else month, year)


def _in_year(day: int, month: int | None, year: int) -> date | None:
    if month is None:
        return None
    try:
        return date(year if month >= FIRST_MONTH else year + 1, month, day)
    except ValueError:
        return None


def is_day(cell: Cell) -> bool:
    """Whether a cell of the day row looks like a day at all."""
    return isinstance(cell, date) or bool(_DAY.match(fold(cell)))


def blank(cell: Cell) -> bool:
    """Nothing, or nothing but blanks."""
    return not clean(cell)
