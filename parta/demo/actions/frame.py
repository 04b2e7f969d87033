"""The school itself: its calendar, bells and rooms, classes and groups, subjects and courses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from parta.demo.actions.bench import Bench, Sitting
from parta.demo.content.village import SCHOOL, TIME_ZONE, UNMARKED
from parta.demo.rules.calendar import DAY
from parta.demo.rules.shapes import Course as PaperCourse
from parta.demo.rules.shapes import DaysOff
from parta.journal.actions.directories import add_default_types
from parta.journal.models import AssignmentType
from parta.school.actions import Calendar, found_school, open_year
from parta.school.models import (
    Bell,
    BellScheme,
    BellUse,
    CalendarDay,
    Course,
    CourseTeacher,
    Group,
    Holiday,
    Homeroom,
    Room,
    SchoolClass,
    Subject,
    Term,
)
from parta.school.recorded import (
    BELL,
    BELL_SCHEME,
    BELL_USE,
    CALENDAR_DAY,
    CLASS,
    COURSE,
    COURSE_TEACHER,
    GROUP,
    HOLIDAY,
    HOMEROOM,
    ROOM,
    SUBJECT,
)

SCHEMES = {"quarters": "Четверти", "halves": "Полугодия"}
ROMAN = ("", "I", "II", "III", "IV")
BELLS = {
    "usual": "Обычные дни",
    "monday": "Понедельник",
    "first35": "1 класс, уроки по 35 минут",
    "first35_monday": "1 класс, понедельник, уроки по 35 минут",
    "first40": "1 класс, уроки по 40 минут",
    "first40_monday": "1 класс, понедельник, уроки по 40 минут",
}
EXTRA = "talks"


def found(bench: Bench, sitting: Sitting) -> None:
    """The school, its year with both schemes of terms, and the types of work."""
    found_school(
        by=sitting.by(),
        name=SCHOOL["name_ru"],
        short_name=SCHOOL["short_ru"],
        zone=TIME_ZONE,
        demo=True,
    )
    year = bench.school.calendar
    names = f"{year.year}/{year.year + 1}"
    calendar = Calendar(
        names,
        year.first,
        year.last,
        {kind: (name, _terms(bench, kind)) for kind, name in SCHEMES.items()},
    )
    bench.years.append(open_year(by=sitting.by(), calendar=calendar))
    add_default_types(by=sitting.by())
    bench.types = {row.code: row for row in AssignmentType.objects.all()}
    _remember_terms(bench)


def _terms(bench: Bench, kind: str) -> list[tuple[str, date, date]]:
    return [
        (_term_name(term.scheme, term.number), term.first, term.last)
        for term in bench.school.calendar.terms
        if term.scheme == kind
    ]


def _term_name(scheme: str, number: int) -> str:
    return f"{ROMAN[number]} четверть" if scheme == "quarters" else f"{number} полугодие"


def _remember_terms(bench: Bench) -> None:
    rows = {(row.scheme.kind, row.number): row for row in Term.objects.select_related("scheme")}
    bench.terms = {t.key: rows[t.scheme, t.number] for t in bench.school.calendar.terms}


def enter_calendar(sitting: Sitting) -> None:
    """Holidays of the pupils, and days off of the production calendar."""
    days_off = sitting.bench.school.calendar.days_off
    breaks = [_holiday(sitting.bench, off) for off in days_off if off.kind == "break"]
    public = [day for off in days_off if off.kind == "public" for day in _public(off)]
    sitting.enter(HOLIDAY, breaks)
    sitting.enter(CALENDAR_DAY, public)


def _holiday(bench: Bench, off: DaysOff) -> Holiday:
    return Holiday(
        year=bench.year,
        name=off.name,
        first=off.first,
        last=off.last,
        grade_from=off.grade_from,
        grade_to=off.grade_to,
    )


def _public(off: DaysOff) -> list[CalendarDay]:
    days = (off.first + DAY * n for n in range((off.last - off.first).days + 1))
    return [CalendarDay(day=day, kind=CalendarDay.Kind.OFF, name=off.name) for day in days]


def enter_bells(sitting: Sitting) -> None:
    """Schemes of bells, their periods, and for whom each rings."""
    school = sitting.bench.school
    schemes = {key: BellScheme(name=name) for key, name in BELLS.items()}
    sitting.enter(BELL_SCHEME, list(schemes.values()))
    bells = [
        Bell(scheme=schemes[b.scheme], number=b.number, starts=b.starts, ends=b.ends)
        for b in school.bells
    ]
    sitting.enter(BELL, bells)
    uses = [
        BellUse(
            scheme=schemes[u.scheme],
            grade_from=u.grade_from,
            grade_to=u.grade_to,
            weekday=u.weekday,
            first=u.first,
            last=u.last,
        )
        for u in school.bell_uses
    ]
    sitting.enter(BELL_USE, uses)


def enter_rooms(sitting: Sitting) -> None:
    """Every room that a class or a slot of the timetable needs, in the order of its name."""
    school = sitting.bench.school
    names = {c.room for c in school.classes} | {s.room for s in school.slots}
    found = {name: Room(name=name) for name in sorted(names - {""}, key=_as_numbers)}
    sitting.enter(ROOM, list(found.values()))
    sitting.bench.rooms |= found


def _as_numbers(name: str) -> tuple[int, str]:
    return (int(name) if name.isdecimal() else 10_000, name)


def enter_subjects(sitting: Sitting) -> None:
    """The subjects under both their names."""
    found = {
        s.key: Subject(
            name_ru=s.name_ru,
            name_kk=s.name_kk,
            short_ru=s.short_ru,
            short_kk=s.short_kk,
            marking=Subject.Marking.NONE if s.key in UNMARKED else Subject.Marking.POINTS,
            kind=Subject.Kind.EXTRA if s.key == EXTRA else Subject.Kind.LESSONS,
            place=place,
        )
        for place, s in enumerate(sitting.bench.school.subjects, 1)
    }
    sitting.enter(SUBJECT, list(found.values()))
    sitting.bench.subjects |= found


def enter_classes(sitting: Sitting) -> None:
    """The classes, each with its group, and the subgroups."""
    bench = sitting.bench
    schemes = {term.scheme.kind: term.scheme for term in bench.terms.values()}
    bench.classes |= {
        c.key: SchoolClass(
            year=bench.year,
            grade=c.grade,
            scheme=schemes[c.scheme],
            marks_from=c.marks_from,
        )
        for c in bench.school.classes
    }
    sitting.enter(CLASS, list(bench.classes.values()))
    enter_groups(sitting)


def enter_groups(sitting: Sitting) -> None:
    """The classes' own groups, and subgroups."""
    bench = sitting.bench
    bench.groups |= {
        g.key: Group(
            year=bench.year,
            school_class=bench.classes[g.school_class],
            kind=g.kind,
            name=_group_name(g.name),
        )
        for g in bench.school.groups
    }
    sitting.enter(GROUP, list(bench.groups.values()))


def _group_name(paper: str) -> str:
    """«5» for «5 класс», «7, девочки» for «7 класс, труд, девочки»: the subject stands beside."""
    parts = paper.split(", ")
    return ", ".join([parts[0].removesuffix(" класс"), *parts[1:][-1:]])


def enter_courses(sitting: Sitting) -> None:
    """The courses; a one-hour subject may have the terms of another scheme than its class."""
    bench = sitting.bench
    bench.courses |= {c.key: _course(bench, c) for c in bench.school.courses}
    sitting.enter(COURSE, list(bench.courses.values()))


def _course(bench: Bench, paper: PaperCourse) -> Course:
    own = bench.classes[paper.school_class].scheme
    other = {term.scheme.kind: term.scheme for term in bench.terms.values()}[paper.scheme]
    return Course(
        subject=bench.subjects[paper.subject],
        group=bench.groups[paper.group],
        scheme=None if other == own else other,
    )


def enter_load(sitting: Sitting) -> None:
    """Who teaches what; a vacancy has its row too."""
    bench = sitting.bench
    rows = [
        CourseTeacher(
            course=bench.courses[row.course],
            teacher_id=bench.person(row.teacher),
            hours=Decimal(row.hours),
            first=row.first,
            last=row.last,
        )
        for row in bench.school.course_teachers
    ]
    sitting.enter(COURSE_TEACHER, rows)


def enter_homerooms(sitting: Sitting) -> None:
    """The class teachers, by order."""
    bench = sitting.bench
    rows = [
        Homeroom(
            school_class=bench.classes[row.school_class],
            teacher=bench.persons[row.teacher],
            first=row.first,
            last=row.last,
            order_id=bench.order(row.order),
        )
        for row in bench.school.homerooms
    ]
    sitting.enter(HOMEROOM, rows)
