"""A class of a year with its groups, members, courses and what stands on its pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from parta.exchange.netcity.queries.bench import (
    Bench,
    Interval,
    Page,
    Pupil,
    Register,
    SchemeSlot,
    Seat,
    YearSlot,
    is_new,
)
from parta.exchange.netcity.rules import NetcityReport, ScopeKind
from parta.exchange.netcity.rules.terms import Span
from parta.exchange.netcity.rules.values import DEFAULT_TYPE, Stood
from parta.journal.models import AssignmentPart, Attendance, Lesson, Mark, NotHeld
from parta.lib.errors import BadInput
from parta.lib.names import ClassName, match_key, parse_class_name
from parta.people.models import Person
from parta.school.models import Course, Group, Membership, SchoolClass, TermClosing
from parta.school.recorded import CLASS, GROUP, class_name

HALVES_FROM = 10
"""Grades 10 and 11 have half-years, the others quarters."""


def class_of(report: NetcityReport) -> ClassName:
    """The report's class; raises ``BadInput`` where it is none."""
    text = f"{report.grade}{report.letter}" if report.grade is not None else report.class_name
    found = parse_class_name(text)
    if found is None:
        raise BadInput(
            _("The report does not say plainly which class it is of: “%(name)s”.")
            % {"name": report.class_name},
            code="no_class",
        )
    return found


def scheme_for(year: YearSlot, name: ClassName, report: NetcityReport) -> SchemeSlot:
    """The terms a class is marked by: its own, else what the report shows, else by the grade."""
    standing = _standing_class(year, name)
    if standing is not None:
        return next(slot for slot in year.schemes if slot.row.pk == standing.scheme_id)
    kinds = {final.scope.kind for final in report.finals}
    halves = name.grade >= HALVES_FROM
    if ScopeKind.HALF_YEAR in kinds or ScopeKind.QUARTER in kinds:
        halves = ScopeKind.QUARTER not in kinds
    wanted = "halves" if halves else "quarters"
    found = next((slot for slot in year.schemes if slot.row.kind == wanted), None)
    if found is None and not year.schemes:
        raise BadInput(_("The school year has no terms yet: set them first."), code="no_terms")
    return found or year.schemes[0]


def _standing_class(year: YearSlot, name: ClassName) -> SchoolClass | None:
    if is_new(year.row):
        return None
    rows = SchoolClass.objects.filter(year=year.row, grade=name.grade)
    return next((row for row in rows if match_key(row.letter) == match_key(name.letter)), None)


def open_register(bench: Bench, year: YearSlot, scheme: SchemeSlot, name: ClassName) -> Register:
    """The class, with all that stands in it on the days of the reports; new where it is not."""
    row = _standing_class(year, name)
    register = _new_class(bench, year, scheme, name) if row is None else _load(row, year, scheme)
    if row is not None:
        bench.tally.unchanged["classes"] += 1
    return register


def _new_class(bench: Bench, year: YearSlot, scheme: SchemeSlot, name: ClassName) -> Register:
    marks_from = year.first if name.grade > 1 else None
    row = SchoolClass(
        year=year.row, grade=name.grade, letter=name.letter, scheme=scheme.row,
        marks_from=marks_from,
    )  # fmt: skip
    bench.create("classes", CLASS, row)
    return Register(year, scheme, row, _new_group(bench, year, row))


def _new_group(bench: Bench, year: YearSlot, row: SchoolClass) -> Group:
    name = class_name(row.grade, row.letter)
    taken = set()
    if not is_new(year.row):
        taken = set(Group.objects.filter(year=year.row).values_list("name", flat=True))
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    group = Group(year=year.row, school_class=row, kind=Group.Kind.CLASS, name=free)
    return bench.draft.add(GROUP, group)


def _load(row: SchoolClass, year: YearSlot, scheme: SchemeSlot) -> Register:
    group = Group.objects.get(school_class=row, kind=Group.Kind.CLASS)
    register = Register(year, scheme, row, group)
    closings = TermClosing.objects.filter(school_class=row, stage="deputy")
    for first, last in closings.values_list("term__first", "term__last"):
        register.closed.append(Span(0, first, last))
    groups = _members(register)
    for course in Course.objects.filter(group__school_class=row).select_related("subject"):
        members = None if course.group_id == group.pk else groups.get(course.group_id, {})
        page = Page(course, course.marking or course.subject.marking, members)
        register.pages.setdefault(match_key(course.subject.name_ru), []).append(page)
    return register


def name_keys(family: str, given: str, patronymic: str) -> tuple[str, str, str]:
    """What two spellings of one name have in common; «—» stands for a part not known."""
    return match_key(family), match_key(given).strip("—-"), match_key(patronymic)


def keys_of(person: Person) -> tuple[str, str, str]:
    """The same of a person."""
    return name_keys(person.family_name, person.given_name, person.patronymic)


def _members(register: Register) -> dict[int, dict[Pupil, list[Interval]]]:
    """Fill the class's pupils; returns who was when in its other groups."""
    rows = Membership.objects.filter(group__school_class=register.row)
    pupils: dict[int, Pupil] = {}
    groups: dict[int, dict[Pupil, list[Interval]]] = {}
    for row in rows.select_related("student__person").order_by("student_id", "first"):
        new = Pupil(row.student, keys_of(row.student.person), [])
        pupil = pupils.setdefault(row.student_id, new)
        if row.group_id == register.group.pk:
            pupil.stays.append((row.first, row.last))
        else:
            members = groups.setdefault(row.group_id, {})
            members.setdefault(pupil, []).append((row.first, row.last))
    register.pupils = list(pupils.values())
    return groups


def load_cells(register: Register, interval: Interval) -> None:
    """Read the lessons of the interval with their marks and absences; six queries."""
    pages = [page for pages in register.pages.values() for page in pages]
    courses = {page.course.pk: page for page in pages}
    seats = _lessons(register, courses, interval)
    pupils = {pupil.row.pk: pupil for pupil in register.pupils}
    _parts(register, seats)
    marks = Mark.objects.filter(part__assignment__lesson_id__in=seats)
    rows: Iterable[tuple[Any, ...]] = marks.values_list(
        "part__assignment__lesson_id", "student_id", "part__assignment__type__code",
        "part__assignment__number", "part__number", "attempt", "value",
    )  # fmt: skip
    for lesson, student, *values in rows:
        if student in pupils:
            register.marks[seats[lesson], pupils[student]].append(Stood(*values))
    absences = Attendance.objects.filter(lesson_id__in=seats)
    for lesson, student, code in absences.values_list("lesson_id", "student_id", "code"):
        if student in pupils:
            register.absences[seats[lesson], pupils[student]] = code


def _lessons(register: Register, courses: dict[int, Page], interval: Interval) -> dict[int, Seat]:
    """By a lesson's id its seat; those not held count last on their day."""
    rows = Lesson.objects.filter(course_id__in=courses, meeting__date__range=interval)
    dropped = set(NotHeld.objects.filter(lesson__in=rows).values_list("lesson_id", flat=True))
    listed = sorted(rows.select_related("meeting"), key=lambda row: _order(row, dropped))
    seats: dict[int, Seat] = {}
    for row in listed:
        seats[row.pk] = seat(courses[row.course_id], row.meeting.date)
        page, day, number = seats[row.pk]
        page.lessons[day, number] = row
        if row.pk in dropped:
            page.not_held.add((day, number))
        register.numbers[day] = max(register.numbers.get(day, 0), row.meeting.number)
    return seats


def _order(row: Lesson, dropped: set[int]) -> tuple[Any, ...]:
    return row.meeting.date, row.pk in dropped, row.meeting.number, row.pk


def seat(page: Page, day: date) -> Seat:
    """The next free seat of a page on a day."""
    number = 1
    while (day, number) in page.lessons:
        number += 1
    return page, day, number


def _parts(register: Register, seats: dict[int, Seat]) -> None:
    """The lessons' unnamed works, the only ones that an import fills."""
    rows: Iterable[AssignmentPart] = AssignmentPart.objects.filter(
        assignment__lesson_id__in=seats, assignment__type__code=DEFAULT_TYPE
    ).select_related("assignment")
    for row in rows:
        place = seats[row.assignment.lesson_id]
        register.assignments[place, row.assignment.number] = row.assignment
        register.parts[place, row.assignment.number, row.number] = row
