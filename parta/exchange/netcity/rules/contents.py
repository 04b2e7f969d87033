"""What one student's pages hold, before lessons are numbered and cells are taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from parta.exchange.netcity.rules.columns import Column, bad_days, days_outside, lesson_columns
from parta.exchange.netcity.rules.dates import blank, period
from parta.exchange.netcity.rules.headings import SumColumns, at
from parta.exchange.netcity.rules.pages import Page, Table, value_columns
from parta.exchange.netcity.rules.shapes import Cell, Place, Reason, Refused, Scope
from parta.exchange.netcity.rules.text import clean


@dataclass(frozen=True, slots=True)
class Seat:
    """A student's cell of a lesson; ``cell`` is ``""`` for a lesson without a mark."""

    place_in_day: int
    cell: Cell
    place: Place


@dataclass(frozen=True, slots=True)
class Sums:
    """The cells at the right of a row; a ``None`` place is a column the table does not have.

    ``row`` is the place of the subject's name.
    """

    row: Place
    average: tuple[Cell, Place | None]
    weighted: tuple[Cell, Place | None]
    final: tuple[Cell, Place | None]
    with_lessons: bool

    def texts(self) -> tuple[str, str, str]:
        """For comparing two copies of a row."""
        return clean(self.average[0]), clean(self.weighted[0]), clean(self.final[0])

    @property
    def blank(self) -> bool:
        """Nothing printed, as on the first of two sheets a wide table is printed on."""
        return not any(self.texts())


SeatKey = tuple[str, date]
SumKey = tuple[str, Scope]


@dataclass(slots=True)
class Contents:
    """Seats by subject and day, sums by subject and scope, in the file's order."""

    seats: dict[SeatKey, tuple[Seat, ...]] = field(default_factory=dict)
    sums: dict[SumKey, Sums] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    notes: list[Refused] = field(default_factory=list)

    def agrees_with(self, other: Contents) -> bool:
        """Whether nothing that both hold differs, so that both can be one student's."""
        seats = self.seats.keys() & other.seats.keys()
        sums = self.sums.keys() & other.sums.keys()
        return all(_texts(self.seats[key]) == _texts(other.seats[key]) for key in seats) and all(
            self.sums[key].blank or other.sums[key].blank or _same(self, other, key) for key in sums
        )

    def repeats(self, other: Contents) -> bool:
        """Whether it says nothing that ``other`` does not say already."""
        return self.seats.keys() <= other.seats.keys() and self.sums.keys() <= other.sums.keys()

    def take_in(self, other: Contents) -> None:
        """Add what ``other`` has beyond this one."""
        self.seats |= {key: seats for key, seats in other.seats.items() if key not in self.seats}
        self.refused += other.refused
        self.notes += other.notes
        for key, sums in other.sums.items():
            if key not in self.sums or self.sums[key].blank:
                self.sums[key] = sums


def _same(one: Contents, other: Contents, key: SumKey) -> bool:
    return one.sums[key].texts() == other.sums[key].texts()


def _texts(seats: Iterable[Seat]) -> list[str]:
    return [clean(seat.cell) for seat in seats]


def page_contents(page: Page, year: int) -> Contents:
    """Read all tables of a page; a cell without a day or a subject is refused, not dropped."""
    contents = Contents()
    for table in page.tables:
        columns = lesson_columns(table.heading, year)
        contents.refused += bad_days(page, table, columns)
        contents.notes += days_outside(page, table, columns, period(page.facts.period))
        for row in table.rows:
            _read_row(contents, page, table, columns, row)
    return contents


def _read_row(
    contents: Contents, page: Page, table: Table, columns: list[Column], row: int
) -> None:
    cells = page.sheet.rows[row]
    subject = clean(at(cells, table.heading.subject))
    if not subject:
        contents.refused += _refuse_row(page, table, row, "", Reason.NO_SUBJECT)
        return
    own = Contents()
    own.seats = _seats(page, columns, row, subject)
    own.sums = dict(_sums(page, table, row, subject))
    if not own.agrees_with(contents):
        contents.refused += _refuse_row(page, table, row, subject, Reason.SUBJECT_TWICE)
        return
    contents.take_in(own)
    contents.refused += _dayless(page, columns, row, subject)


def _refuse_row(page: Page, table: Table, row: int, subject: str, reason: Reason) -> list[Refused]:
    cells = page.sheet.rows[row]
    return [
        _refuse(page.cell_place(row, column), at(cells, column), subject, reason)
        for column in value_columns(table.heading)
        if not blank(at(cells, column))
    ]


def _refuse(place: Place, cell: Cell, subject: str, reason: Reason) -> Refused:
    return Refused(place, clean(cell), clean(cell), reason, subject=subject)


def _seats(
    page: Page, columns: list[Column], row: int, subject: str
) -> dict[SeatKey, tuple[Seat, ...]]:
    cells = page.sheet.rows[row]
    seats: dict[SeatKey, tuple[Seat, ...]] = {}
    for column in columns:
        cell = at(cells, column.index)
        if column.day and cell is not None:
            seat = Seat(column.place_in_day, cell, page.cell_place(row, column.index))
            seats[subject, column.day] = (*seats.get((subject, column.day), ()), seat)
    return seats


def _dayless(page: Page, columns: list[Column], row: int, subject: str) -> list[Refused]:
    cells = page.sheet.rows[row]
    return [
        _refuse(page.cell_place(row, column.index), cell, subject, Reason.BAD_DATE)
        for column in columns
        if column.day is None and not blank(cell := at(cells, column.index))
    ]


def _sums(page: Page, table: Table, row: int, subject: str) -> Iterator[tuple[SumKey, Sums]]:
    name = page.cell_place(row, table.heading.subject)
    for columns in table.heading.sums:
        if any(n is not None for n in (columns.average, columns.weighted, columns.final)):
            yield (subject, columns.scope), _row_sums(page, row, name, columns, table)


def _row_sums(page: Page, row: int, name: Place, columns: SumColumns, table: Table) -> Sums:
    def cell(column: int | None) -> tuple[Cell, Place | None]:
        if column is None:
            return None, None
        return at(page.sheet.rows[row], column), page.cell_place(row, column)

    return Sums(
        name,
        cell(columns.average),
        cell(columns.weighted),
        cell(columns.final),
        with_lessons=table.heading.with_lessons,
    )
