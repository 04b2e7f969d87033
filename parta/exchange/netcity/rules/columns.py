"""The calendar over a table: every lesson column with its day, and columns without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parta.exchange.netcity.rules.dates import blank, column_date, month_number
from parta.exchange.netcity.rules.headings import Heading, at
from parta.exchange.netcity.rules.pages import Page, Table
from parta.exchange.netcity.rules.shapes import Period, Reason, Refused
from parta.exchange.netcity.rules.text import clean


@dataclass(frozen=True, slots=True)
class Column:
    """``day`` is ``None`` where the heading names none; ``place_in_day`` is 1, 2… among equals."""

    index: int
    day: date | None
    place_in_day: int


def lesson_columns(heading: Heading, year: int) -> list[Column]:
    """The lesson columns from left to right; a month's name holds until the next one."""
    seen: Counter[date] = Counter()
    columns = []
    for index, month in _months(heading):
        day = column_date(at(heading.days, index), month, year)
        if day:
            seen[day] += 1
        columns.append(Column(index, day, seen[day] if day else 0))
    return columns


def _months(heading: Heading) -> Iterator[tuple[int, int | None]]:
    """Merged cells carry their text in the first column only; strange words end a month."""
    month: int | None = None
    for index in heading.lessons:
        title = at(heading.months, index)
        if not blank(title):
            month = month_number(title)
        yield index, month


def bad_days(page: Page, table: Table, columns: list[Column]) -> list[Refused]:
    """A heading that names a day which does not exist, or no month above it."""
    row = table.top + table.heading.day_row
    return [
        Refused(page.cell_place(row, column.index), text, text, Reason.BAD_DATE)
        for column in columns
        if column.day is None and (text := clean(at(table.heading.days, column.index)))
    ]


def days_outside(
    page: Page, table: Table, columns: list[Column], period: Period | None
) -> list[Refused]:
    """Notes on days that the report's own period does not hold; their marks are taken."""
    row = table.top + table.heading.day_row
    return [
        Refused(
            page.cell_place(row, column.index),
            clean(at(table.heading.days, column.index)),
            column.day.strftime("%d.%m.%Y"),
            Reason.OUTSIDE_PERIOD,
            date=column.day,
        )
        for column in columns
        if period and column.day and not period.first <= column.day <= period.last
    ]
