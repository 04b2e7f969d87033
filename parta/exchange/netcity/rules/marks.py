"""From students' cells to the class's lessons, marks and absences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parta.exchange.netcity.rules.cells import CellReading, read_cell
from parta.exchange.netcity.rules.contents import Seat, SeatKey
from parta.exchange.netcity.rules.lessons import Columns, lesson_numbers
from parta.exchange.netcity.rules.shapes import (
    Absence,
    AbsenceCode,
    Lesson,
    Mark,
    Refused,
)
from parta.exchange.netcity.rules.students import Read
from parta.exchange.netcity.rules.sums import Tally
from parta.exchange.netcity.rules.text import clean


@dataclass(slots=True)
class MarksRead:
    """What the lesson cells of a file gave; ``tallies`` by (student, subject)."""

    lessons: set[Lesson] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))


def read_marks(roll: Sequence[Read], codes: Mapping[str, AbsenceCode]) -> MarksRead:
    """Number the class's lessons, then take every cell apart."""
    numbers = _numbers(roll)
    found = MarksRead()
    for read in roll:
        student = read.student.key
        for (subject, day), seats in read.contents.seats.items():
            for seat, number in zip(seats, numbers[subject, day][student], strict=True):
                _take_cell(found, student, Lesson(subject, day, number), seat, codes)
    return found


def _numbers(roll: Sequence[Read]) -> dict[SeatKey, dict[str, Columns]]:
    columns: dict[SeatKey, dict[str, Columns]] = defaultdict(dict)
    for read in roll:
        for key, seats in read.contents.seats.items():
            columns[key][read.student.key] = tuple(seat.place_in_day for seat in seats)
    return {key: lesson_numbers(by_student) for key, by_student in columns.items()}


def _take_cell(
    found: MarksRead,
    student: str,
    lesson: Lesson,
    seat: Seat,
    codes: Mapping[str, AbsenceCode],
) -> None:
    reading = read_cell(seat.cell, codes)
    found.lessons.add(lesson)
    found.marks += [
        Mark(student, lesson, work, part, value, seat.place) for work, part, value in reading.marks
    ]
    found.absences += [
        Absence(student, lesson, number, code, seat.place)
        for number, code in enumerate(reading.absences, start=1)
    ]
    found.refused += _refused(student, lesson, seat, reading)
    _count(found.tallies[student, lesson.subject], reading)


def _refused(student: str, lesson: Lesson, seat: Seat, reading: CellReading) -> list[Refused]:
    text = clean(seat.cell)
    return [
        Refused(seat.place, text, sign, reason, student, lesson.subject, lesson.date)
        for sign, reason in reading.refused
    ]


def _count(tally: Tally, reading: CellReading) -> None:
    tally.lessons += 1
    tally.marks += [int(value) for _, _, value in reading.marks if value.isdigit()]
    tally.digits += reading.digits
