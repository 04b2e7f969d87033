"""How the school's tables stand in the ledger."""

from __future__ import annotations

from parta.ledger.recorded import Occurrence, Recorded
from parta.people.recorded import DATES, name_of, student_name
from parta.school.models import (
    Bell,
    BellScheme,
    BellUse,
    CalendarDay,
    CancelledDay,
    Course,
    CourseTeacher,
    Exemption,
    Group,
    Holiday,
    Homeroom,
    Membership,
    Movement,
    Norm,
    Room,
    School,
    SchoolClass,
    SchoolYear,
    Subject,
    Term,
    TermClosing,
    TermScheme,
)


def class_name(grade: int, letter: str) -> str:
    """«5А», «11»."""
    return f"{grade}{letter}"


def course_name(course: int) -> str:
    """«5А, Алгебра» of a course's id."""
    row = Course.objects.filter(pk=course).values_list("group__name", "subject__name_ru").first()
    return ", ".join(row) if row else f"course №{course}"


def _about_membership(occurrence: Occurrence) -> str:
    group = Group.objects.filter(pk=occurrence.page).values_list("name", flat=True).first()
    return f"{occurrence.kind}: {group}, {student_name(occurrence.person)}"


def _about_course(occurrence: Occurrence) -> str:
    return f"{occurrence.kind}: {course_name(occurrence.page)}"


def _about_teacher(occurrence: Occurrence) -> str:
    return f"{occurrence.kind}: {name_of(occurrence.person)}"


def _about_student(occurrence: Occurrence) -> str:
    return f"{occurrence.kind}: {student_name(occurrence.person)}"


SCHOOL = Recorded(
    "school",
    School,
    {
        "n": "name",
        "s": "short_name",
        "z": "zone",
        "g": "language",
        "a": "alphabet",
        "l": "arrivals_last",
        "d": "demo",
    },
)
NORM = Recorded("norm", Norm, {"k": "key", "y": "year", "v": "value"})
YEAR = Recorded("year", SchoolYear, {"n": "name", **DATES, "c": "closed"})
SCHEME = Recorded(
    "scheme", TermScheme, {"y": "year_id", "k": "kind", "n": "name", "r": "reporting"}
)
TERM = Recorded("term", Term, {"s": "scheme_id", "i": "number", "n": "name", **DATES})
HOLIDAY = Recorded(
    "holiday",
    Holiday,
    {"y": "year_id", "n": "name", **DATES, "gf": "grade_from", "gt": "grade_to"},
)
CALENDAR_DAY = Recorded(
    "day", CalendarDay, {"d": "day", "k": "kind", "w": "as_weekday", "n": "name"}
)
CANCELLED_DAY = Recorded(
    "cancelled",
    CancelledDay,
    {"c": "school_class_id", "d": "day", "k": "kind", "r": "reason", "o": "order_id"},
)
ROOM = Recorded("room", Room, {"n": "name", "b": "building", "c": "capacity"})
BELL_SCHEME = Recorded("bells", BellScheme, {"n": "name"})
BELL = Recorded("bell", Bell, {"s": "scheme_id", "n": "number", "f": "starts", "t": "ends"})
BELL_USE = Recorded(
    "belluse",
    BellUse,
    {
        "s": "scheme_id",
        **DATES,
        "gf": "grade_from",
        "gt": "grade_to",
        "w": "weekday",
        "h": "shift",
    },
)
CLASS = Recorded(
    "class",
    SchoolClass,
    {
        "y": "year_id",
        "g": "grade",
        "n": "letter",
        "s": "scheme_id",
        "m": "marks_from",
        "p": "predecessor_id",
        "k": "keeping",
        "h": "shift",
    },
)
HOMEROOM = Recorded(
    "homeroom",
    Homeroom,
    {"c": "school_class_id", "t": "teacher_id", **DATES, "a": "acting", "o": "order_id"},
    person="teacher_id",
    words=_about_teacher,
)
GROUP = Recorded("group", Group, {"y": "year_id", "c": "school_class_id", "k": "kind", "n": "name"})
MEMBERSHIP = Recorded(
    "member",
    Membership,
    {"g": "group_id", "s": "student_id", **DATES, "r": "roll"},
    page="group_id",
    person="student_id",
    words=_about_membership,
)
MOVEMENT = Recorded(
    "movement",
    Movement,
    {"s": "student_id", "k": "kind", "d": "day", "c": "school_class_id", "o": "order_id"},
    {"w": "place"},
    person="student_id",
    words=_about_student,
)
CLOSING = Recorded(
    "closing",
    TermClosing,
    {"c": "school_class_id", "t": "term_id", "s": "stage", "b": "by_id"},
    created="at",
)
SUBJECT = Recorded(
    "subject",
    Subject,
    {
        "r": "name_ru",
        "k": "name_kk",
        "sr": "short_ru",
        "sk": "short_kk",
        "m": "marking",
        "t": "kind",
        "p": "place",
    },
)
COURSE = Recorded(
    "course",
    Course,
    {"s": "subject_id", "g": "group_id", "t": "scheme_id", "m": "marking"},
    page="pk",
    words=_about_course,
)
COURSE_TEACHER = Recorded(
    "load",
    CourseTeacher,
    {"c": "course_id", "t": "teacher_id", "h": "hours", **DATES},
    page="course_id",
    person="teacher_id",
    words=_about_course,
)
EXEMPTION = Recorded(
    "exempt",
    Exemption,
    {"s": "student_id", "j": "subject_id", **DATES, "o": "order_id"},
    {"d": "document"},
    person="student_id",
    words=_about_student,
)

RECORDED = [
    SCHOOL,
    NORM,
    YEAR,
    SCHEME,
    TERM,
    HOLIDAY,
    CALENDAR_DAY,
    CANCELLED_DAY,
    ROOM,
    BELL_SCHEME,
    BELL,
    BELL_USE,
    CLASS,
    HOMEROOM,
    GROUP,
    MEMBERSHIP,
    MOVEMENT,
    CLOSING,
    SUBJECT,
    COURSE,
    COURSE_TEACHER,
    EXEMPTION,
]
EXEMPT: dict[str, str] = {}
