"""The sheet of one course and term in four queries, with the marks given elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from django.db.models import BooleanField, CharField, F, IntegerField, QuerySet, Value

from parta.journal.models import AssignmentPart, Attendance, Lesson, Mark
from parta.journal.queries.sheets import (
    WORK_FIELDS,
    Cell,
    Column,
    MarkAt,
    Sheet,
    WorkPart,
    works_of,
)
from parta.lib.fields import touching
from parta.lib.prepared import Prepared, as_date
from parta.school.models import Membership
from parta.school.queries.rosters import FIELDS as ROSTER_FIELDS
from parta.school.queries.rosters import Listed

Row = tuple[Any, ...]  # a row of values_list, unpacked where it is read


class Given(NamedTuple):
    """A mark as averages take it: of this course, or of another group of the same subject.

    A plain tuple: a page has hundreds. ``part`` is what is marked; attempts share it.
    """

    student: int
    part: Hashable
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


def term_sheet(course: int, group: int, subject: int, first: date, last: date) -> TermSheet:
    """Read the sheet; a term without lessons still has its students."""
    span = {"first": first, "last": last}
    students = _listed(_ROSTER.rows(group=group, **span))
    works = works_of(_WORKS.rows(course=course, **span))
    columns = tuple(
        _column(row, works.get(row[0], ())) for row in _LESSONS.rows(course=course, **span)
    )
    rows = _CELLS.rows(course=course, group=group, subject=subject, **span)
    cells, given = _split(course, rows)
    places = {part.part: place for parts in works.values() for place, part in enumerate(parts)}
    full = {key: _cell(found, places) for key, found in cells.items()}
    return TermSheet(Sheet(course, columns, students, full), tuple(given))


def marks_given(subject: int, group: int, first: date, last: date) -> list[Given]:
    """The marks of a group's students in a subject, from whatever group; one query."""
    rows = _GIVEN.rows(group=group, subject=subject, first=first, last=last)
    return [
        Given(student, part, attempt, value, weight, bool(control))
        for _c, _l, student, part, attempt, value, _e, _w, weight, control in rows
    ]


# --- lessons and their works ---------------------------------------------------------------


def _column(row: Row, works: Iterable[WorkPart]) -> Column:
    lesson, meeting, day, number, room, entry, held, why, planned, actual, topic = row
    return Column(
        lesson, meeting, cast("date", as_date(day)), number, room or "", topic, entry, "", "",
        held or 0, why or "", planned, actual, tuple(works), (),
    )  # fmt: skip


def _lessons(course: int, first: date, last: date) -> QuerySet[Any, Any]:
    rows = Lesson.objects.filter(course=course, meeting__date__range=(first, last))
    return rows.order_by("meeting__date", "meeting__number", "pk").values_list(
        "pk", "meeting_id", "meeting__date", "meeting__number", "meeting__room__name", "entry",
        "held__entry", "not_held__reason", "meeting__planned_id", "meeting__actual_id", "topic",
    )  # fmt: skip


def _parts(course: int, first: date, last: date) -> QuerySet[Any, Any]:
    parts = AssignmentPart.objects.filter(
        assignment__lesson__course=course, assignment__lesson__meeting__date__range=(first, last)
    )
    return parts.order_by("assignment_id", "number").values_list(*WORK_FIELDS)


# --- students ------------------------------------------------------------------------------


def _listed(rows: Iterable[Row]) -> tuple[Listed, ...]:
    spans: dict[Row, list[tuple[date, date]]] = defaultdict(list)
    for row in rows:
        first, last = (cast("date", as_date(day)) for day in row[-2:])
        spans[tuple(row[:-2])].append((first, last))
    listed: list[Listed] = []
    for person, days in spans.items():
        values: Row = (*person, tuple(days))
        listed.append(Listed(*values))
    return tuple(sorted(listed, key=lambda row: (row.sort_key, row.student)))


def _members(group: int, first: date, last: date) -> QuerySet[Any, Any]:
    rows = Membership.objects.filter(touching(first, last), group=group).order_by("first")
    return rows.values_list(*ROSTER_FIELDS, "first", "last")


# --- cells ---------------------------------------------------------------------------------

Found = tuple[str, int, list[MarkAt]]


def _split(course: int, rows: Iterable[Row]) -> tuple[dict[tuple[int, int], Found], list[Given]]:
    """The cells of this course, and the marks of the subject for the averages."""
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


def _full(course: int, group: int, subject: int, first: date, last: date) -> QuerySet[Any, Any]:
    marks = _marks(subject, group, first, last)
    return marks.union(_absences(course, first, last), all=True)


def _marks(subject: int, group: int, first: date, last: date) -> QuerySet[Any, Any]:
    lesson = "part__assignment__lesson"
    members = Membership.objects.filter(touching(first, last), group=group).values("student")
    rows = Mark.objects.filter(**{
        "student__in": members,
        f"{lesson}__meeting__date__range": (first, last),
        f"{lesson}__course__subject": subject,
    })  # fmt: skip
    return rows.values_list(
        F(f"{lesson}__course_id"), F(f"{lesson}_id"), F("student_id"), F("part_id"), F("attempt"),
        F("value"), F("entry"), F("comment"), F("part__assignment__type__weight"),
        F("part__assignment__type__control"),
    )  # fmt: skip


def _absences(course: int, first: date, last: date) -> QuerySet[Any, Any]:
    rows = Attendance.objects.filter(
        lesson__course=course, lesson__meeting__date__range=(first, last)
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


_LESSONS, _WORKS, _ROSTER = Prepared(_lessons), Prepared(_parts), Prepared(_members)
_CELLS, _GIVEN = Prepared(_full), Prepared(_marks)
