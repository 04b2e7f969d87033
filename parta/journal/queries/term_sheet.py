"""The sheet of one course and term in four queries, with the marks given elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, CharField, F, IntegerField, QuerySet, Value

from parta.journal.models import AssignmentPart, Attendance, Lesson, Mark
from parta.journal.queries.sheets import LESSON_FIELDS, Cell, Column, MarkAt, Sheet, WorkPart
from parta.school.queries.rosters import roster

Row = tuple[Any, ...]  # a row of values_list, unpacked where it is read


@dataclass(frozen=True, slots=True)
class Given:
    """A mark as averages take it: of this course, or of another group of the same subject."""

    student: int
    part: int
    attempt: int
    value: str
    weight: int
    control: bool


@dataclass(frozen=True, slots=True)
class TermSheet:
    """A course's sheet of a term without its texts, and every mark of its students in the subject.

    ``given`` holds the marks of whatever group they were given in: who changed the subgroup in
    mid-term keeps one average.
    """

    sheet: Sheet
    given: tuple[Given, ...]


def term_sheet(
    course: int, group: int, subject: int, first: date, last: date, *, arrivals_last: bool = False
) -> TermSheet:
    """Read the sheet; a term without lessons still has its students."""
    students = roster(group, first, last, arrivals_last=arrivals_last)
    lessons = Lesson.objects.filter(course_id=course, meeting__date__range=(first, last))
    ordered = lessons.order_by("meeting__date", "meeting__number", "pk")
    rows: list[Row] = list(ordered.values_list(*LESSON_FIELDS))
    works = _works(course, first, last)
    cells, given = _cells(course, subject, [row.student for row in students], first, last)
    columns = tuple(_column(row, works.get(row[2], ())) for row in rows)
    places = {part.part: place for parts in works.values() for place, part in enumerate(parts)}
    full = {key: _cell(found, places) for key, found in cells.items()}
    return TermSheet(Sheet(course, columns, students, full), tuple(given))


def marks_given(subject: int, students: list[int], first: date, last: date) -> list[Given]:
    """The marks of some students in a subject, from whatever group; one query."""
    rows: Iterable[Row] = _marks(subject, students, first, last)
    return [
        Given(student, part, attempt, value, weight, control)
        for _c, _l, student, part, attempt, value, _e, _w, weight, control in rows
    ]


def _column(row: Row, works: Iterable[WorkPart]) -> Column:
    lesson, meeting, day, number, room, topic, entry, held, why, planned, actual = row[2:]
    return Column(
        lesson, meeting, day, number, room or "", topic, entry, "", "", held or 0, why or "",
        planned, actual, tuple(works), (),
    )  # fmt: skip


def _works(course: int, first: date, last: date) -> dict[int, list[WorkPart]]:
    parts = AssignmentPart.objects.filter(
        assignment__lesson__course_id=course, assignment__lesson__meeting__date__range=(first, last)
    )
    rows: Iterable[Row] = parts.order_by("assignment_id", "number").values_list(
        "assignment__lesson_id", "pk", "assignment__type__code", "assignment__number", "number",
        "assignment__title", "assignment__type__name_ru", "assignment__type__weight",
        "assignment__due", "assignment__type__written",
    )  # fmt: skip
    found: dict[int, list[WorkPart]] = defaultdict(list)
    for lesson, *values in rows:
        found[lesson].append(WorkPart(*values))
    return found


Found = tuple[str, int, list[MarkAt]]


def _cells(
    course: int, subject: int, students: list[int], first: date, last: date
) -> tuple[dict[tuple[int, int], Found], list[Given]]:
    """Absences and marks of the cells, and the marks for the averages; one query."""
    marks = _marks(subject, students, first, last)
    rows = marks.union(_absences(course, first, last), all=True)
    absent: dict[tuple[int, int], tuple[str, int]] = {}
    marked: dict[tuple[int, int], list[MarkAt]] = defaultdict(list)
    given = []
    for where, lesson, student, part, attempt, value, entry, comment, weight, control in rows:
        if not part:
            absent[student, lesson] = (value, entry)
            continue
        given.append(Given(student, part, attempt, value, weight, bool(control)))
        if where == course:
            marked[student, lesson].append(MarkAt(part, attempt, value, entry, comment))
    keys = absent.keys() | marked.keys()
    return {key: (*absent.get(key, ("", 0)), marked.get(key, [])) for key in keys}, given


def _marks(
    subject: int, students: list[int], first: date, last: date
) -> QuerySet[Any, tuple[Any, ...]]:
    lesson = "part__assignment__lesson"
    rows = Mark.objects.filter(**{
        "student_id__in": students,
        f"{lesson}__meeting__date__range": (first, last),
        f"{lesson}__course__subject_id": subject,
    })  # fmt: skip
    return rows.values_list(
        F(f"{lesson}__course_id"), F(f"{lesson}_id"), F("student_id"), F("part_id"), F("attempt"),
        F("value"), F("entry"), F("comment"), F("part__assignment__type__weight"),
        F("part__assignment__type__control"),
    )  # fmt: skip


def _absences(course: int, first: date, last: date) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Attendance.objects.filter(
        lesson__course_id=course, lesson__meeting__date__range=(first, last)
    )
    none = Value(0, IntegerField())
    return rows.values_list(
        F("lesson__course_id"), F("lesson_id"), F("student_id"), none, none, F("code"), F("entry"),
        Value("", CharField()), none, Value(False, BooleanField()),
    )  # fmt: skip


def _cell(found: Found, places: dict[int, int]) -> Cell:
    absence, entry, marks = found
    if len(marks) > 1:
        marks.sort(key=lambda mark: (places[mark.part], mark.attempt))
    return Cell(absence, entry, tuple(marks))
