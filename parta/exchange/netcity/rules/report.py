"""The whole file: sheets in, one report out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from parta.exchange.netcity.rules.cells import CODES
from parta.exchange.netcity.rules.dates import blank, period, school_year, year_of
from parta.exchange.netcity.rules.marks import MarksRead, read_marks
from parta.exchange.netcity.rules.names import split_class
from parta.exchange.netcity.rules.pages import Facts, Page, Reading, read_pages
from parta.exchange.netcity.rules.shapes import (
    AbsenceCode,
    NetcityReport,
    Period,
    Place,
    Reason,
    Refused,
    Sheet,
)
from parta.exchange.netcity.rules.students import Read, Roll, enrol, with_student
from parta.exchange.netcity.rules.sums import SumsRead, read_sums
from parta.exchange.netcity.rules.text import clean


class Unreadable(StrEnum):
    """Why a workbook as a whole is neither of the two reports."""

    NEITHER = "neither"
    NO_STUDENTS = "no_students"
    NO_YEAR = "no_year"


class NotAReportError(ValueError):
    """The sheets hold no report that could be read; ``why`` says what is missing."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why.value)
        self.why = why


def parse(sheets: Sequence[Sheet]) -> NetcityReport:
    """Read all sheets as one report of one class; raises :class:`NotAReportError`.

    Which of the two reports it is shows in each table's heading, not in the file's name; both
    may stand in one file. Pages of another class or year than the first one's are refused.
    """
    readings = [read_pages(sheet, alone=len(sheets) == 1) for sheet in sheets]
    pages = [page for reading in readings for page in reading.pages]
    _require_report(readings, pages)
    year, facts = _head(pages)
    own, foreign = _of_class(pages, year, facts)
    roll = enrol(own, year)
    roll.refused += foreign
    roll.notes += [note for reading in readings for note in _loose(reading)]
    legend = {sign: code for reading in readings for sign, code in reading.legend.items()}
    marks = read_marks(roll.read, {**CODES, **legend})
    sums = read_sums(roll.read, marks.tallies)
    return _report(year, facts, own, roll, marks, sums, legend)


def _require_report(readings: Sequence[Reading], pages: Sequence[Page]) -> None:
    if not any(page.tables for page in pages):
        known = any(reading.titled for reading in readings) and not pages
        raise NotAReportError(Unreadable.NO_STUDENTS if known else Unreadable.NEITHER)
    if not any(page.name for page in pages):
        raise NotAReportError(Unreadable.NO_STUDENTS)


def _head(pages: Sequence[Page]) -> tuple[int, Facts]:
    """The first page that says which school year it is of speaks for the file."""
    for page in pages:
        year = _page_year(page.facts)
        if year:
            return year, page.facts
    raise NotAReportError(Unreadable.NO_YEAR)


def _page_year(facts: Facts) -> int | None:
    span = period(facts.period)
    return school_year(facts.year) or (year_of(span.first) if span else None)


def _of_class(pages: Iterable[Page], year: int, facts: Facts) -> tuple[list[Page], list[Refused]]:
    own, foreign = [], []
    for page in pages:
        reason = _foreign(page.facts, year, facts)
        if reason:
            foreign.append(_refuse_page(page, reason))
        else:
            own.append(page)
    return own, foreign


def _foreign(facts: Facts, year: int, head: Facts) -> Reason | None:
    if facts.class_name and split_class(facts.class_name)[0] != split_class(head.class_name)[0]:
        return Reason.OTHER_CLASS
    return Reason.OTHER_YEAR if (_page_year(facts) or year) != year else None


def _refuse_page(page: Page, reason: Reason) -> Refused:
    sign = page.facts.class_name if reason is Reason.OTHER_CLASS else page.facts.year
    return Refused(page.place, clean(page.name), sign, reason, student=clean(page.name))


def _loose(reading: Reading) -> list[Refused]:
    """Rows that are no part of any table: signatures, remarks, the school's name again."""
    notes = []
    for index in reading.loose:
        row = reading.sheet.rows[index]
        column = next(n for n, cell in enumerate(row) if not blank(cell))
        text = " ".join(clean(cell) for cell in row if not blank(cell))
        if text != reading.facts.school:
            place = Place(reading.label, index, column)
            notes.append(Refused(place, text, text, Reason.NOT_READ))
    return notes


def _report(
    year: int,
    facts: Facts,
    pages: Sequence[Page],
    roll: Roll,
    marks: MarksRead,
    sums: SumsRead,
    legend: Mapping[str, AbsenceCode],
) -> NetcityReport:
    name, grade, letter = split_class(facts.class_name)
    refused = [*roll.refused, *_own(roll, "refused"), *marks.refused, *sums.refused]
    return NetcityReport(
        kind=_kind(pages),
        school=facts.school,
        year=year,
        class_name=name,
        grade=grade,
        letter=letter,
        period=_whole_period(roll),
        students=tuple(read.student for read in roll.read),
        subjects=_subjects(roll.read),
        lessons=tuple(sorted(marks.lessons)),
        marks=tuple(marks.marks),
        absences=tuple(marks.absences),
        finals=tuple(sums.finals),
        averages=tuple(sums.averages),
        refused=tuple(sorted(refused, key=lambda item: item.place)),
        notes=tuple(sorted([*roll.notes, *_own(roll, "notes")], key=lambda item: item.place)),
        legend=legend,
    )


def _own(roll: Roll, kind: str) -> list[Refused]:
    return [
        item
        for read in roll.read
        for item in with_student(getattr(read.contents, kind), read.student.key)
    ]


def _kind(pages: Sequence[Page]) -> str:
    lessons = {table.heading.with_lessons for page in pages for table in page.tables}
    return "both" if len(lessons) == 2 else "report" if True in lessons else "card"


def _whole_period(roll: Roll) -> Period | None:
    spans = [read.student.period for read in roll.read if read.student.period]
    if not spans:
        return None
    return Period(min(span.first for span in spans), max(span.last for span in spans))


def _subjects(roll: Sequence[Read]) -> tuple[str, ...]:
    """In the order the file first names them."""
    names = (key[0] for read in roll for key in (*read.contents.sums, *read.contents.seats))
    return tuple(dict.fromkeys(names))
