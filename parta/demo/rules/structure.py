"""Classes, groups, courses and who teaches them in one school year of the village school."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parta.demo.content.curriculum import HOURS, LATER
from parta.demo.content.staff import STAFF, SUBGROUPS, VACANCY
from parta.demo.content.village import HALF_YEAR_COURSES, UNMARKED
from parta.demo.rules.calendar import DAY, YearCalendar
from parta.demo.rules.moments import moves
from parta.demo.rules.orders import ENGLISH_IN, LOAD, SAFETY
from parta.demo.rules.shapes import Course, CourseTeacher, Group, Scheme, SchoolClass

ENGLISH_LEAVER, ENGLISH_SUCCESSOR = "t.english2", "t.english3"
SAFETY_SUCCESSOR = "t.pe"
SUBGROUP_GRADE = 7
TALKS = "talks"


@dataclass(frozen=True, slots=True)
class Structure:
    """The skeleton that timetable, rosters and life hang on; all tuples in a fixed order."""

    classes: tuple[SchoolClass, ...]
    groups: tuple[Group, ...]
    courses: tuple[Course, ...]
    course_teachers: tuple[CourseTeacher, ...]


def build_structure(calendar: YearCalendar) -> Structure:
    classes = tuple(_school_class(grade, calendar) for grade in HOURS)
    courses = tuple(c for cls in classes for c in _courses(cls))
    teachers = tuple(t for c in courses for t in _course_teachers(c, calendar))
    return Structure(classes, _groups(classes), courses, teachers)


def _school_class(grade: int, calendar: YearCalendar) -> SchoolClass:
    leader = next(row for row in STAFF if grade in row.homeroom)
    scheme: Scheme = "quarters" if grade < 10 else "halves"
    room = leader.room
    return SchoolClass(
        f"c{grade}", grade, str(grade), leader.key, room, scheme, _marks_from(grade, calendar)
    )


def _marks_from(grade: int, calendar: YearCalendar) -> date | None:
    """Grade 1 learns without marks, grade 2 gets them from the second quarter."""
    if grade == 1:
        return None
    return calendar.terms[1].first if grade == 2 else calendar.first


def _groups(classes: tuple[SchoolClass, ...]) -> tuple[Group, ...]:
    whole = [Group(c.key, "class", f"{c.name} класс", c.key) for c in classes]
    parts = [
        Group(f"c{SUBGROUP_GRADE}.{tail}", "subgroup", name, f"c{SUBGROUP_GRADE}", subject)
        for subject, rows in SUBGROUPS.items()
        for tail, name, _, _ in rows
    ]
    return (*whole, *parts)


def _courses(cls: SchoolClass) -> Iterator[Course]:
    for subject in HOURS[cls.grade]:
        for group in course_groups(subject, cls.grade):
            yield _course(cls, subject, group)
    yield _course(cls, TALKS, cls.key)


def course_groups(subject: str, grade: int) -> tuple[str, ...]:
    """The groups a subject is taught in: the class, or its subgroups."""
    if grade == SUBGROUP_GRADE and subject in SUBGROUPS:
        return tuple(f"c{grade}.{tail}" for tail, *_ in SUBGROUPS[subject])
    return (f"c{grade}",)


def _course(cls: SchoolClass, subject: str, group: str) -> Course:
    half = (subject, cls.grade) in HALF_YEAR_COURSES
    return Course(
        key=f"{subject}:{group}",
        subject=subject,
        group=group,
        school_class=cls.key,
        grade=cls.grade,
        scheme="halves" if half else cls.scheme,
        marked=cls.grade > 1 and subject not in UNMARKED,
        extracurricular=subject == TALKS,
    )


def _course_teachers(course: Course, calendar: YearCalendar) -> Iterator[CourseTeacher]:
    """Dated rows of one course: most have one, a handover or a change of hours makes two."""
    teacher = _planned_teacher(course)
    hours = 1 if course.extracurricular else HOURS[course.grade][course.subject]
    first, last, m = calendar.first, calendar.last, moves(calendar)
    fewer = LATER.get(course.subject, 0) if course.grade == 1 else 0
    if teacher == ENGLISH_LEAVER:
        day, successor, order = m.english_handover, ENGLISH_SUCCESSOR, ENGLISH_IN
    elif course.subject == "safety":
        day, successor, order = m.safety_handover, SAFETY_SUCCESSOR, SAFETY
    elif fewer and teacher:
        day, successor, order = calendar.terms[1].first, teacher, LOAD
    else:
        yield CourseTeacher(course.key, teacher, hours, first, last, LOAD)
        return
    yield CourseTeacher(course.key, teacher, hours - fewer, first, day - DAY, LOAD)
    yield CourseTeacher(course.key, successor, hours, day, last, order)


def _planned_teacher(course: Course) -> str | None:
    if (course.subject, course.grade) == VACANCY:
        return None
    if course.extracurricular:
        return next(row.key for row in STAFF if course.grade in row.homeroom)
    if course.group != course.school_class:
        tail = course.group.partition(".")[2]
        return next(who for t, _, who, _ in SUBGROUPS[course.subject] if t == tail)
    return next(row.key for row in STAFF if course.grade in row.teaches.get(course.subject, ()))
