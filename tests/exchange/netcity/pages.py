"""Reports built for the tests: invented pupils, one trap a table.

A cell given as ``None`` has nothing in it (no lesson), ``""`` is an empty text (a lesson without
a mark), as in the files of the other program.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from parta.exchange.netcity.rules import Cell, NetcityReport, Sheet, parse

Row = list[Cell]
TITLE = "Отчет об успеваемости и посещаемости ученика"
CARD_TITLE = "Табель успеваемости учащегося"
SCHOOL = 'МБОУ "Ольховская средняя школа"'
LEGEND: list[Row] = [
    ["Н", "Неуважительная"],
    ["О", "Опоздание"],
    ["Б", "Болезнь"],
    ["У", "Уважительная"],
]
SUMS: Row = ["Средняя оценка", "Средневзвешенный \n балл", "Итоговая оценка за период"]
Calendar = Sequence[tuple[str, Sequence[Cell]]]
"""Months with the days under each."""
MARCH: Calendar = (("Март", (24, 25, 26)),)


def top(title: str = TITLE) -> list[Row]:
    """School and title, as only the first page has them."""
    return [[SCHOOL], [], [title], [], []]


def head(
    name: str,
    *,
    year: str = "2024/2025",
    class_name: str = "8Б",
    period: str = "с 24.03.25 по 24.05.25",
) -> list[Row]:
    """The four lines above a table."""
    return [
        [f"Учебный год: {year}"],
        [f"Класс: {class_name}"],
        [f"Период: {period}"],
        [f"Ученик: {name}"],
        [],
    ]


def table(calendar: Calendar, rows: Mapping[str, Sequence[Any]], sums: Row = SUMS) -> list[Row]:
    """Two heading rows (months merged over their days) and a row a subject."""
    months: Row = ["Предмет"]
    days: Row = [None]
    for month, numbers in calendar:
        months += [month, *[None] * (len(numbers) - 1)]
        days += numbers
    return [months + sums, days, *([subject, *cells] for subject, cells in rows.items())]


def page(
    name: str,
    rows: Mapping[str, Sequence[Any]],
    calendar: Calendar = MARCH,
    **facts: str,
) -> list[Row]:
    """One pupil's part of the report, legend included."""
    return [*head(name, **facts), *table(calendar, rows), [], [], *LEGEND]


def read(*pages: list[Row]) -> NetcityReport:
    """The pages as one sheet under the school's name and the title, read."""
    return parse([sheet(*pages)])


def sheet(*pages: list[Row], name: str = "Лист1") -> Sheet:
    """The pages as one sheet."""
    return Sheet(name, [*top(), *(row for rows in pages for row in rows)])


def cells(report: NetcityReport, student: str = "") -> list[tuple[Any, ...]]:
    """(subject, day.month, lesson, work, part, value) of the marks, of one pupil or of all."""
    return [
        (
            mark.subject,
            f"{mark.lesson.date:%d.%m}",
            mark.lesson.number,
            mark.work,
            mark.part,
            mark.value,
        )
        for mark in report.marks
        if not student or mark.student == student
    ]


def refusals(report: NetcityReport) -> list[tuple[str, str, str]]:
    """(address, text, reason) of everything refused."""
    return [(str(item.place), item.text, item.reason.value) for item in report.refused]


def notes(report: NetcityReport) -> list[tuple[str, str]]:
    """(address, reason) of everything taken with a remark."""
    return [(str(item.place), item.reason.value) for item in report.notes]


def xlsx(*sheets: Sheet, inline: bool = False, merge: bool = True) -> bytes:
    """The sheets as an XLSX file; ``inline`` writes texts into the cells, not beside them."""
    buffer = io.BytesIO()
    options = {"in_memory": True} if not inline else {"constant_memory": True}
    book = xlsxwriter.Workbook(buffer, options)
    for part in sheets:
        written = book.add_worksheet(part.name)
        for number, row in enumerate(part.rows):
            for column, cell in enumerate(row):
                _write(written, number, column, cell)
        if merge and not inline:
            written.merge_range(0, 0, 0, 8, "")
            written.write_string(0, 0, str(part.rows[0][0]))
    book.close()
    return buffer.getvalue()


def _write(written: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        written.write_string(row, column, cell)
    elif isinstance(cell, (int, float)):
        written.write_number(row, column, cell)
