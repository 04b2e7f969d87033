"""How the journal's tables stand in the ledger. The page of an entry is its lesson."""

from __future__ import annotations

from django.utils.translation import gettext as _

from parta.journal.models import (
    AbsenceInterval,
    Assignment,
    AssignmentPart,
    AssignmentType,
    Attendance,
    Held,
    Homework,
    HomeworkFor,
    Lesson,
    Mark,
    Meeting,
    NotHeld,
    Outage,
    OutsideMark,
    Substitution,
)
from parta.ledger.recorded import Occurrence, Recorded
from parta.people.recorded import DATES, student_name
from parta.school.recorded import course_name


def lesson_name(lesson: int) -> str:
    """«5А, Алгебра, 12.11.2026, lesson 3» of a lesson's id."""
    row = (
        Lesson.objects.filter(pk=lesson)
        .values_list("course_id", "meeting__date", "meeting__number")
        .first()
    )
    if row is None:
        return _("lesson №%(number)s") % {"number": lesson}
    where = _("%(course)s, %(date)s, lesson %(number)s")
    return where % {"course": course_name(row[0]), "date": f"{row[1]:%d.%m.%Y}", "number": row[2]}


def _on_lesson(occurrence: Occurrence) -> str:
    return f"{occurrence.kind}: {lesson_name(occurrence.page)}"


def _of_meeting(occurrence: Occurrence) -> str:
    return _with_lesson(occurrence, occurrence.row)


def _of_substitution(occurrence: Occurrence) -> str:
    return _with_lesson(occurrence, occurrence.state.get("m", 0))


def _with_lesson(occurrence: Occurrence, meeting: int) -> str:
    """By the first lesson of a meeting, which has no course of its own."""
    lesson = Lesson.objects.filter(meeting=meeting).order_by("pk").values_list("pk").first()
    name = lesson_name(lesson[0]) if lesson else f"№{occurrence.row}"
    return f"{occurrence.kind}: {name}"


def _in_cell(occurrence: Occurrence) -> str:
    return f"{_on_lesson(occurrence)}, {student_name(occurrence.person)}"


def _about_student(occurrence: Occurrence) -> str:
    return f"{occurrence.kind}: {student_name(occurrence.person)}"


MEETING = Recorded(
    "meeting",
    Meeting,
    {"d": "date", "n": "number", "r": "room_id", "p": "planned_id", "a": "actual_id"},
    words=_of_meeting,
)
LESSON = Recorded(
    "lesson",
    Lesson,
    {"m": "meeting_id", "c": "course_id"},
    {"t": "topic", "n": "note"},
    page="pk",
    words=_on_lesson,
)
HELD = Recorded(
    "held",
    Held,
    {"j": "lesson_id", "t": "teacher_id"},
    page="lesson_id",
    created="entered_at",
    words=_on_lesson,
)
NOT_HELD = Recorded(
    "notheld",
    NotHeld,
    {"j": "lesson_id", "r": "reason", "o": "order_id"},
    {"n": "note"},
    page="lesson_id",
    words=_on_lesson,
)
SUBSTITUTION = Recorded(
    "substitution",
    Substitution,
    {
        "m": "meeting_id",
        "k": "kind",
        "a": "absent_id",
        "s": "substitute_id",
        "o": "order_id",
        "p": "pay",
        "c": "confirmed_by_id",
        "d": "moved_from",
    },
    {"r": "reason"},
    words=_of_substitution,
)
TYPE = Recorded(
    "type",
    AssignmentType,
    {
        "c": "code",
        "r": "name_ru",
        "k": "name_kk",
        "w": "weight",
        "u": "written",
        "x": "control",
        "d": "days",
        "p": "place",
        "a": "active",
    },
)
ASSIGNMENT = Recorded(
    "assignment",
    Assignment,
    {"j": "lesson_id", "t": "type_id", "n": "number", "d": "due", "p": "procedure"},
    {"h": "title"},
    page="lesson_id",
    words=_on_lesson,
)
PART = Recorded(
    "part",
    AssignmentPart,
    {"a": "assignment_id", "n": "number"},
    {"h": "title"},
    words=_on_lesson,
)
MARK = Recorded(
    "mark",
    Mark,
    {"p": "part_id", "s": "student_id", "n": "attempt", "v": "value"},
    {"c": "comment"},
    person="student_id",
    created="entered_at",
    words=_in_cell,
)
OUTSIDE_MARK = Recorded(
    "outside",
    OutsideMark,
    {"s": "student_id", "j": "subject_id", "d": "day", "v": "value", "w": "work"},
    {"f": "source"},
    person="student_id",
    words=_about_student,
)
INTERVAL = Recorded(
    "interval",
    AbsenceInterval,
    {"s": "student_id", **DATES, "c": "code", "o": "order_id"},
    {"d": "document"},
    person="student_id",
    words=_about_student,
)
ATTENDANCE = Recorded(
    "absence",
    Attendance,
    {"j": "lesson_id", "s": "student_id", "c": "code", "i": "interval_id"},
    page="lesson_id",
    person="student_id",
    created="entered_at",
    words=_in_cell,
)
HOMEWORK = Recorded(
    "homework",
    Homework,
    {
        "j": "lesson_id",
        "i": "number",
        "e": "none",
        "d": "due",
        "x": "due_lesson_id",
        "m": "minutes",
    },
    {"t": "text"},
    page="lesson_id",
    created="entered_at",
    words=_on_lesson,
)
HOMEWORK_FOR = Recorded(
    "homeworkfor",
    HomeworkFor,
    {"h": "homework_id", "s": "student_id"},
    person="student_id",
    words=_about_student,
)
OUTAGE = Recorded("outage", Outage, {"f": "began", "t": "ended"}, {"n": "note"})

RECORDED = [
    MEETING,
    LESSON,
    HELD,
    NOT_HELD,
    SUBSTITUTION,
    TYPE,
    ASSIGNMENT,
    PART,
    MARK,
    OUTSIDE_MARK,
    INTERVAL,
    ATTENDANCE,
    HOMEWORK,
    HOMEWORK_FOR,
    OUTAGE,
]
EXEMPT = {
    "Operation": "the protocol's memory; what an operation changed is recorded by itself",
    "LaidTopic": "follows from the plan and the lessons, and re-flows when they change",
}
