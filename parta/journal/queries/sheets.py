"""Sheets: students × lessons of a course, as the journal page and «Мой день» show them.

The number of queries does not depend on how many courses, lessons or students there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from parta.journal.models import AssignmentPart, Attendance, Homework, Lesson, Mark
from parta.journal.queries.topics import laid_topics
from parta.lib.prepared import as_date
from parta.school.queries.bilingual import Bilingual
from parta.school.queries.rosters import Listed, rosters


@dataclass(frozen=True, slots=True)
class WorkPart:
    """A part of an assignment of a lesson, by the natural keys that operations use."""

    part: int
    type: str
    number: int
    place: int
    title: str
    name: Bilingual
    weight: int
    due: date | None
    written: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Homework given in a lesson."""

    text: str
    none: bool
    due: date | None
    minutes: int
    entry: int
    number: int


@dataclass(frozen=True, slots=True)
class Column:
    """One lesson of a course. ``topic`` is written, ``offered`` is what the КТП lays there."""

    lesson: int
    meeting: int
    date: date
    number: int
    room: str
    topic: str
    entry: int
    offered: str
    offered_task: str
    held: int
    not_held: str
    planned: int | None
    actual: int | None
    works: tuple[WorkPart, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class MarkAt:
    """A mark in a cell: its work part, attempt, value, last ledger entry."""

    part: int
    attempt: int
    value: str
    entry: int
    comment: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: absence code with its entry, and marks in the order of the work."""

    absence: str = ""
    absence_entry: int = 0
    marks: tuple[MarkAt, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The students and lessons of one course; ``cells`` by (student, lesson), full ones only."""

    course: int
    columns: tuple[Column, ...]
    students: tuple[Listed, ...]
    cells: dict[tuple[int, int], Cell]


EMPTY = Cell()
Row = tuple[Any, ...]  # a row of values_list, unpacked where it is read
LESSON_FIELDS = (
    "course_id", "course__group_id", "pk", "meeting_id", "meeting__date", "meeting__number",
    "meeting__room__name", "topic", "entry", "held__entry", "not_held__reason",
    "meeting__planned_id", "meeting__actual_id",
)  # fmt: skip


def sheets_of_term(courses: Iterable[int], first: date, last: date) -> dict[int, Sheet]:
    """The sheets of courses over an interval, with everybody who belonged on any day of it."""
    return _sheets(_dated(courses, first, last), first, last)


def sheets_of_lessons(lessons: Iterable[int], day: date) -> dict[int, Sheet]:
    """The sheets of some lessons of one day, with the rosters of that day."""
    rows = Lesson.objects.filter(pk__in=list(lessons)).order_by("meeting__number", "pk")
    return _sheets(rows.values_list(*LESSON_FIELDS), day, day)


def _dated(courses: Iterable[int], first: date, last: date) -> Iterable[Row]:
    rows = Lesson.objects.filter(course_id__in=list(courses), meeting__date__range=(first, last))
    return rows.order_by("meeting__date", "meeting__number", "pk").values_list(*LESSON_FIELDS)


def _sheets(rows: Iterable[Row], first: date, last: date) -> dict[int, Sheet]:
    listed = list(rows)
    groups = {row[0]: row[1] for row in listed}
    lessons = [row[2] for row in listed]
    students, columns = rosters(groups.values(), first, last), _columns(listed, lessons)
    cells = _cells(lessons)
    return {
        course: Sheet(course, tuple(columns[course]), students.get(group, ()), cells[course])
        for course, group in groups.items()
    }


def _columns(rows: list[Row], lessons: list[int]) -> dict[int, list[Column]]:
    works, tasks, laid = _works(lessons), _tasks(lessons), laid_topics(lessons)
    found: dict[int, list[Column]] = defaultdict(list)
    for row in rows:
        lesson = row[2]
        found[row[0]].append(_column(row, works[lesson], tasks[lesson], laid.get(lesson, ("", ""))))
    return found


def _column(
    row: Row, works: Iterable[WorkPart], tasks: Iterable[Task], offered: tuple[str, str]
) -> Column:
    lesson, meeting, day, number, room, topic, entry, held, why, planned, actual = row[2:]
    return Column(
        lesson, meeting, day, number, room or "", topic, entry, offered[0], offered[1],
        held or 0, why or "", planned, actual, tuple(works), tuple(tasks),
    )  # fmt: skip


def _works(lessons: list[int]) -> dict[int, list[WorkPart]]:
    parts = AssignmentPart.objects.filter(assignment__lesson_id__in=lessons)
    rows = parts.order_by("assignment_id", "number").values_list(*WORK_FIELDS)
    return works_of(rows)


WORK_FIELDS = (
    "assignment__lesson_id", "pk", "assignment__type__code", "assignment__number", "number",
    "assignment__title", "assignment__type__name_ru", "assignment__type__name_kk",
    "assignment__type__weight", "assignment__due", "assignment__type__written",
)  # fmt: skip


def works_of(rows: Iterable[Row]) -> dict[int, list[WorkPart]]:
    """The works by lesson from rows of ``WORK_FIELDS``, whichever database they came from."""
    found: dict[int, list[WorkPart]] = defaultdict(list)
    for lesson, part, kind, number, place, title, ru, kk, weight, due, written in rows:
        name = Bilingual(ru, kk)
        found[lesson].append(
            WorkPart(part, kind, number, place, title, name, weight, as_date(due), bool(written))
        )
    return found


def _tasks(lessons: list[int]) -> dict[int, list[Task]]:
    homework = Homework.objects.filter(lesson_id__in=lessons).order_by("number")
    rows: Iterable[Row] = homework.values_list(
        "lesson_id", "text", "none", "due", "minutes", "entry", "number"
    )
    found: dict[int, list[Task]] = defaultdict(list)
    for lesson, *values in rows:
        found[lesson].append(Task(*values))
    return found


def _cells(lessons: list[int]) -> dict[int, dict[tuple[int, int], Cell]]:
    marks: dict[tuple[int, int, int], list[MarkAt]] = defaultdict(list)
    for course, lesson, student, *values in _marks(lessons):
        marks[course, lesson, student].append(MarkAt(*values))
    absent = {row[:3]: row[3:] for row in _absences(lessons)}
    found: dict[int, dict[tuple[int, int], Cell]] = defaultdict(dict)
    for key in marks.keys() | absent.keys():
        course, lesson, student = key
        code, entry = absent.get(key, ("", 0))
        found[course][student, lesson] = Cell(code, entry, tuple(marks.get(key, ())))
    return found


def _marks(lessons: list[int]) -> Iterable[Row]:
    rows = Mark.objects.filter(part__assignment__lesson_id__in=lessons)
    return rows.order_by("part__assignment_id", "part__number", "attempt").values_list(
        "part__assignment__lesson__course_id", "part__assignment__lesson_id", "student_id",
        "part_id", "attempt", "value", "entry", "comment",
    )  # fmt: skip


def _absences(lessons: list[int]) -> Iterable[Row]:
    rows = Attendance.objects.filter(lesson_id__in=lessons)
    return rows.values_list("lesson__course_id", "lesson_id", "student_id", "code", "entry")
