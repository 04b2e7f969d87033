"""Classes, groups, courses and who teaches them in one school year of the village school."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..content.curriculum import HOURS, LATER
from ..content.staff import STAFF, SUBGROUPS, VACANCY, StaffRow
from ..content.subjects import SUBJECTS
from ..content.village import HALF_YEAR_COURSES, UNMARKED
from .calendar import YearCalendar
from .shapes import Course, CourseTeacher, Group, Role, SchoolClass, Scheme

ENGLISH_LEAVER, ENGLISH_SUCCESSOR = "t.english2", "t.english3"
SAFETY_LEAVER, SAFETY_SUCCESSOR = "t.geography", "t.pe"
SUBGROUP_GRADE = 7
TALKS = "talks"


@dataclass(frozen=True, slots=True)
class Structure:
    """The skeleton that timetable, rosters and life hang on; all tuples in a fixed order."""

    classes: tuple[SchoolClass, ...]
    groups: tuple[Group, ...]
    courses: tuple[Course, ...]
    course_teachers: tuple[CourseTeacher, ...]
    roles: tuple[Role, ...]


def build_structure(calendar: YearCalendar) -> Structure:
    classes = tuple(_school_class(grade, calendar) for grade in HOURS)
    courses = tuple(c for cls in classes for c in _courses(cls))
    teachers = tuple(t for c in courses for t in _course_teachers(c, calendar))
    return Structure(classes, _groups(classes), courses, teachers, _roles(calendar))


def handover_days(calendar: YearCalendar) -> tuple[date, date]:
    """First days of the new teachers: ОБЗР in mid-October, English on the 1st of December."""
    october = date(calendar.year, 10, 8)
    return october + timedelta(days=-october.weekday() % 7), date(calendar.year, 12, 1)


def _school_class(grade: int, calendar: YearCalendar) -> SchoolClass:
    leader = next(row for row in STAFF if grade in row.homeroom)
    scheme: Scheme = "quarters" if grade < 10 else "half_years"
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
    whole = [Group(c.key, f"{c.name} класс", c.key) for c in classes]
    parts = [
        Group(f"c{SUBGROUP_GRADE}.{tail}", name, f"c{SUBGROUP_GRADE}", subject)
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
        scheme="half_years" if half else cls.scheme,
        marked=cls.grade > 1 and subject not in UNMARKED,
        extracurricular=subject == TALKS,
    )


def _course_teachers(course: Course, calendar: YearCalendar) -> Iterator[CourseTeacher]:
    teacher = _planned_teacher(course)
    ground = "Приказ о тарификации"
    if teacher is None:
        ground = "Вакансия"
    hours = 1 if course.extracurricular else HOURS[course.grade][course.subject]
    for first, last, who, why, per_week in _spells(course, teacher, ground, hours, calendar):
        yield CourseTeacher(course.key, who, per_week, first, last, why)


Spell = tuple[date, date, str | None, str, int]


def _spells(
    course: Course, teacher: str | None, ground: str, hours: int, calendar: YearCalendar
) -> Iterator[Spell]:
    october, december = handover_days(calendar)
    day = timedelta(days=1)
    if teacher == ENGLISH_LEAVER:
        yield calendar.first, december - day, teacher, ground, hours
        why = "Приказ о приёме на работу"
        yield december, calendar.last, ENGLISH_SUCCESSOR, why, hours
    elif course.subject == "safety":
        yield calendar.first, october - day, teacher, ground, hours
        yield october, calendar.last, SAFETY_SUCCESSOR, "Приказ об изменении нагрузки", hours
    elif course.grade == 1 and course.subject in LATER:
        second = calendar.terms[1].first
        yield calendar.first, second - day, teacher, ground, hours - LATER[course.subject]
        yield second, calendar.last, teacher, "Полный учебный план со II четверти", hours
    else:
        yield calendar.first, calendar.last, teacher, ground, hours


def _planned_teacher(course: Course) -> str | None:
    if (course.subject, course.grade) == VACANCY:
        return None
    if course.extracurricular:
        return next(row.key for row in STAFF if course.grade in row.homeroom)
    if course.group != course.school_class:
        tail = course.group.partition(".")[2]
        return next(who for t, _, who, _ in SUBGROUPS[course.subject] if t == tail)
    return next(row.key for row in STAFF if course.grade in row.teaches.get(course.subject, ()))


def _roles(calendar: YearCalendar) -> tuple[Role, ...]:
    return tuple(role for row in STAFF for role in _person_roles(row, calendar))


def _person_roles(row: StaffRow, calendar: YearCalendar) -> Iterator[Role]:
    first, last = calendar.first, date(9999, 12, 31)
    december = handover_days(calendar)[1]
    if row.key == ENGLISH_LEAVER:
        last = december - timedelta(days=1)
    if row.key == ENGLISH_SUCCESSOR:
        first = december
    order = f"Приказ от 01.09.{calendar.year}"
    if row.key == "t.head":
        yield Role(row.key, "head", first, last, order)
    if row.key == "t.deputy":
        yield Role(row.key, "deputy", first, last, order)
    if row.key == "t.physics":
        yield Role(row.key, "administrator", first, last, order)
    yield Role(row.key, "teacher", first, last, order)
    for grade in row.homeroom:
        yield Role(row.key, "homeroom", first, calendar.last, order, f"c{grade}")


SUBJECT_BY_KEY = {subject.key: subject for subject in SUBJECTS}
