"""Headings of the two tables: which column is a lesson's, which an average, which a mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parta.exchange.netcity.rules.dates import blank, is_day, month_number
from parta.exchange.netcity.rules.shapes import Cell, Scope, ScopeKind
from parta.exchange.netcity.rules.text import clean, fold

Row = Sequence[Cell]

_SUBJECT = {"предмет", "предметы", "учебный предмет", "наименование предмета"}
_LOOK_AHEAD = 4
"""Rows below the heading in which its second line may stand (blank rows may come between)."""


@dataclass(frozen=True, slots=True)
class SumColumns:
    """Where one period's sums stand; ``None`` for a column the table does not have."""

    scope: Scope
    average: int | None
    weighted: int | None
    final: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """One table's heading.

    ``height``: rows it takes; ``lessons``: half-open range of lesson columns, empty in a
    «Табель»; ``months`` and ``days``: the two rows of the calendar; ``day_row``: the row number
    of ``days`` counted from the heading, 0 without one.
    """

    height: int
    subject: int
    lessons: range
    months: Row
    days: Row
    day_row: int
    sums: tuple[SumColumns, ...]

    @property
    def with_lessons(self) -> bool:
        """Whether this is the report's table rather than the «Табель»'s."""
        return any(sums.scope.kind is ScopeKind.SPAN for sums in self.sums)


def at(row: Row, column: int) -> Cell:
    """The cell, or nothing beyond the row's end."""
    return row[column] if 0 <= column < len(row) else None


def find_heading(rows: Sequence[Row], index: int) -> Heading | None:
    """The heading that begins in row ``index``, of either table, or ``None``."""
    row = rows[index]
    subject = next((n for n, cell in enumerate(row) if fold(cell) in _SUBJECT), None)
    if subject is None:
        return None
    below = rows[index + 1 : index + 1 + _LOOK_AHEAD]
    return _card_heading(row, below, subject) or _lesson_heading(row, below, subject)


def _lesson_heading(row: Row, below: Sequence[Row], subject: int) -> Heading | None:
    sums = _lesson_sums(row, subject)
    months = any(month_number(cell) for cell in row)
    if not months and sums.average is None:
        return None
    ends = [n for n in (sums.average, sums.weighted, sums.final) if n is not None]
    lessons = range(subject + 1, min(ends, default=_width(row, below)))
    calendar = any(not blank(at(row, column)) for column in lessons)
    offset = _day_row(below, lessons) if calendar else None
    days = below[offset - 1] if offset else ()
    return Heading((offset or 0) + 1, subject, lessons, row, days, offset or 0, (sums,))


def _width(row: Row, below: Sequence[Row]) -> int:
    return max(len(line) for line in (row, *below))


def _lesson_sums(row: Row, subject: int) -> SumColumns:
    weighted = _column(row, subject, _weighted)
    average = _column(row, subject, _average)
    final = _column(row, subject, _final)
    title = clean(at(row, final)) if final is not None else ""
    return SumColumns(Scope(ScopeKind.SPAN, 0, title), average, weighted, final)


def _column(row: Row, after: int, wanted: Callable[[str], bool]) -> int | None:
    places = range(after + 1, len(row))
    return next((n for n in places if wanted(fold(row[n]))), None)


def _weighted(title: str) -> bool:
    return title.startswith(("ср", "взв")) and "взв" in title


def _average(title: str) -> bool:
    return title.startswith("ср") and "взв" not in title


def _final(title: str) -> bool:
    return title.startswith("итог")


def _day_row(below: Sequence[Row], lessons: range) -> int | None:
    """How many rows below the heading the days stand; a row that names a subject has marks."""
    for offset, row in enumerate(below, start=1):
        if not all(blank(cell) for cell in row[: lessons.start]):
            return None
        if any(is_day(at(row, column)) for column in lessons):
            return offset
    return None


_TERM = re.compile(
    r"^(\d|i{1,3}|iv) ?-?(?:я |ая |е |ое |й |ый )?(четверть|полугодие|триместр|модуль|семестр)"
)
_TERM_KINDS = {
    "четверть": ScopeKind.QUARTER,
    "полугодие": ScopeKind.HALF_YEAR,
    "триместр": ScopeKind.TRIMESTER,
    "модуль": ScopeKind.OTHER_TERM,
    "семестр": ScopeKind.OTHER_TERM,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR_COLUMNS = (
    ("год", ScopeKind.YEAR),
    ("гос", ScopeKind.STATE_EXAM),
    ("экз", ScopeKind.EXAM),
    ("итог", ScopeKind.FINAL),
)


def term_scope(cell: Cell) -> Scope | None:
    """The term a heading names («1 Четверть», «II полугодие»), else ``None``."""
    text = fold(cell)
    found = _TERM.match(text)
    if found:
        number = _ROMAN.get(found[1]) or int(found[1])
        return Scope(_TERM_KINDS[found[2]], number, clean(cell))
    return None


def _card_heading(row: Row, below: Sequence[Row], subject: int) -> Heading | None:
    """«Предмет | Учебные периоды | Год. оценка …» over periods over their three columns."""
    year = _year_columns(row, subject)
    if not year and not any(fold(cell).startswith("учебные периоды") for cell in row):
        return None
    rows = [row, *below]
    named = next((n for n, line in enumerate(rows) if _terms(line, subject)), None)
    if named is None:
        return None
    terms = _terms(rows[named], subject)
    end = min([sums.final for sums in year if sums.final is not None], default=len(rows[named]))
    titles = rows[named + 1] if named + 1 < len(rows) else ()
    split = any(fold(at(titles, n)).startswith(("ср", "итог")) for n, _ in terms)
    sums = _term_sums(terms, end, titles if split else None)
    height = named + (2 if split else 1)
    return Heading(height, subject, range(0), (), (), 0, (*sums, *year))


def _year_columns(row: Row, subject: int) -> tuple[SumColumns, ...]:
    found = []
    for column in range(subject + 1, len(row)):
        kind = _year_kind(row[column])
        if kind:
            scope = Scope(kind, 0, clean(row[column]))
            found.append(SumColumns(scope, None, None, column))
    return tuple(found)


def _year_kind(cell: Cell) -> ScopeKind | None:
    text = fold(cell)
    # the report's own «Итоговая оценка за период» is a term's mark, not the school's last word
    if "за период" in text:
        return None
    return next((kind for start, kind in _YEAR_COLUMNS if text.startswith(start)), None)


def _terms(row: Row, subject: int) -> list[tuple[int, Scope]]:
    found = []
    for column in range(subject + 1, len(row)):
        scope = term_scope(row[column])
        if scope:
            found.append((column, scope))
    return found


def _term_sums(terms: list[tuple[int, Scope]], end: int, titles: Row | None) -> list[SumColumns]:
    """The columns of each term: up to the next term's, named by ``titles`` where they are."""
    starts = [column for column, _ in terms] + [end]
    return [
        _titled(scope, range(first, last), titles)
        for (first, scope), last in zip(terms, starts[1:], strict=True)
    ]


def _titled(scope: Scope, columns: range, titles: Row | None) -> SumColumns:
    if titles is None:
        return SumColumns(scope, None, None, columns.start)
    part = [at(titles, column) if column in columns else None for column in range(columns.stop)]
    sums = _lesson_sums(part, columns.start - 1)
    return SumColumns(scope, sums.average, sums.weighted, sums.final)
