"""The sheet cut into students' pages: who, which class and year, and the tables that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parta.exchange.netcity.rules.cells import (
    legend_meaning,
    legend_sign,
    read_cell,
    read_final,
    read_number,
)
from parta.exchange.netcity.rules.dates import blank
from parta.exchange.netcity.rules.headings import Heading, Row, at, find_heading
from parta.exchange.netcity.rules.shapes import AbsenceCode, Cell, Place, Reason, Sheet
from parta.exchange.netcity.rules.text import clean, fold

_TITLES = ("отчет об успеваемости", "табель успеваемости")
_KEYS = {
    "учебный год": "year",
    "класс": "class_name",
    "период": "period",
    "школа": "school",
    "образовательная организация": "school",
    "ученик": "student",
    "ученица": "student",
    "учащийся": "student",
    "учащаяся": "student",
    "обучающийся": "student",
    "обучающаяся": "student",
    "фио": "student",
    "фио ученика": "student",
    "фио учащегося": "student",
}
_KEY = re.compile(rf"^({'|'.join(_KEYS)})\s*:\s*(.*)$", re.IGNORECASE)
_SIGN = re.compile(r"^([^\W\d_]{1,3})\s*[-–—:=]\s*(.+)$")


@dataclass(frozen=True, slots=True)
class Facts:
    """The lines above a table, as printed."""

    school: str = ""
    year: str = ""
    class_name: str = ""
    period: str = ""


@dataclass(slots=True)
class Table:
    """One heading and the numbers of the rows under it."""

    heading: Heading
    top: int
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """One student's part of a sheet; ``name`` is empty where the sheet names nobody."""

    sheet: Sheet
    place: Place
    name: str
    facts: Facts
    tables: list[Table] = field(default_factory=list)

    def cell_place(self, row: int, column: int) -> Place:
        """The address of a cell on this page's sheet."""
        return Place(self.place.sheet, row, column)


@dataclass(slots=True)
class Reading:
    """What the walk over a sheet has gathered; ``loose`` are rows that belong nowhere."""

    sheet: Sheet
    label: str
    facts: Facts = field(default_factory=Facts)
    page: Page | None = None
    pages: list[Page] = field(default_factory=list)
    legend: dict[str, AbsenceCode] = field(default_factory=dict)
    loose: list[int] = field(default_factory=list)
    titled: bool = False


def read_pages(sheet: Sheet, *, alone: bool) -> Reading:
    """Walk the sheet once from top to bottom. ``alone``: the only sheet, addresses go bare."""
    reading = Reading(sheet, "" if alone else sheet.name)
    index = 0
    while index < len(sheet.rows):
        index += _step(reading, index)
    return reading


def _step(reading: Reading, index: int) -> int:
    """Take row ``index``; the answer is how many rows were taken with it."""
    row = reading.sheet.rows[index]
    if _empty(row) or _take_facts(reading, index, row) or _take_title(reading, row):
        return 1
    heading = find_heading(reading.sheet.rows, index)
    if heading:
        _open_table(reading, index, heading)
        return heading.height
    if not _take_legend(reading, row):
        _take_row(reading, index, row)
    return 1


def _empty(row: Row) -> bool:
    """No words; a row of nothing but empty texts names no subject and holds no mark."""
    return all(blank(cell) for cell in row)


def _take_title(reading: Reading, row: Row) -> bool:
    texts = [fold(cell) for cell in row if not blank(cell)]
    if texts and texts[0].startswith(_TITLES):
        reading.titled = True
        return True
    return False


def _take_facts(reading: Reading, index: int, row: Row) -> bool:
    facts = list(_facts_in(row))
    for key, value, column in facts:
        if key == "student":
            _open_page(reading, value, Place(reading.label, index, column))
        else:
            _set_fact(reading, key, value)
    return bool(facts)


def _facts_in(row: Row) -> Iterator[tuple[str, str, int]]:
    """(key, value, column) of every «Класс: 8Б» in a row; the value may be in a later cell."""
    for column, cell in enumerate(row):
        lines = cell.splitlines() if isinstance(cell, str) else []
        for line in lines:
            found = _KEY.match(clean(line))
            if found:
                yield _KEYS[found[1].casefold()], found[2] or _next_text(row, column), column


def _next_text(row: Row, column: int) -> str:
    return next((clean(cell) for cell in row[column + 1 :] if not blank(cell)), "")


def _set_fact(reading: Reading, key: str, value: str) -> None:
    """A new head after a finished table closes the page, lest its rows go to the last student."""
    if reading.page and reading.page.tables:
        reading.page = None
    reading.facts = replace(reading.facts, **{key: value})
    if reading.page:
        reading.page.facts = reading.facts


def _open_page(reading: Reading, name: str, place: Place) -> Page:
    page = Page(reading.sheet, place, name, reading.facts)
    reading.pages.append(page)
    reading.page = page
    return page


def _open_table(reading: Reading, index: int, heading: Heading) -> None:
    nameless = Place(reading.label, index, heading.subject)
    page = reading.page or _open_page(reading, "", nameless)
    page.tables.append(Table(heading, index))


def _take_legend(reading: Reading, row: Row) -> bool:
    """«Н | Неуважительная», or both in one cell; anything else is no legend."""
    texts = [clean(cell) for cell in row if not blank(cell)]
    joined = _SIGN.match(texts[0]) if len(texts) == 1 else None
    sign, word = (joined[1], joined[2]) if joined else (texts[0], "".join(texts[1:2]))
    code = legend_meaning(word) if len(texts) < 3 and len(sign) <= 3 else None
    if code:
        reading.legend[legend_sign(sign)] = code
    return code is not None


def _take_row(reading: Reading, index: int, row: Row) -> None:
    table = reading.page.tables[-1] if reading.page and reading.page.tables else None
    if table and _is_table_row(table.heading, row):
        table.rows.append(index)
    elif not table and not reading.facts.school and not reading.pages:
        reading.facts = replace(reading.facts, school=_first_text(row))
    else:
        reading.loose.append(index)


def _first_text(row: Row) -> str:
    return next(clean(cell) for cell in row if not blank(cell))


def _is_table_row(heading: Heading, row: Row) -> bool:
    """Whether at least one cell is what its column is for; a signature's words are not."""
    lessons = (at(row, column) for column in heading.lessons)
    sums = (at(row, column) for column in value_columns(heading)[len(heading.lessons) :])
    return any(map(_lesson_cell, lessons)) or any(map(_sums_cell, sums))


def _lesson_cell(cell: Cell) -> bool:
    reading = read_cell(cell)
    words = [reason for _, reason in reading.refused if reason is Reason.UNKNOWN_SIGN]
    return cell is not None and not words


def _sums_cell(cell: Cell) -> bool:
    known_zero = read_final(cell)[1] is Reason.ZERO
    return bool(read_final(cell)[0]) or known_zero or read_number(cell)[0] is not None


def value_columns(heading: Heading) -> Sequence[int]:
    """All columns that may hold something of a subject's row."""
    sums = [n for s in heading.sums for n in (s.average, s.weighted, s.final) if n is not None]
    return [*heading.lessons, *sums]
