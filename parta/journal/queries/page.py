"""The journal page of a course and term, without its cells (those are a ``Sheet``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any, cast

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from parta.journal.access import CourseFacts, Looker, course_to_read, courses_to_read
from parta.journal.models import AssignmentType
from parta.lib.errors import NotYours
from parta.lib.fields import on_day
from parta.lib.names import short_name
from parta.lib.prepared import Prepared, as_date
from parta.school.models import CourseTeacher, Term, TermClosing, TermScheme
from parta.school.queries.bilingual import Bilingual
from parta.school.queries.calendar import Span, term_on


@dataclass(frozen=True, slots=True)
class Teaching:
    """Who teaches a course from when to when, for how many hours a week; "" is a vacancy."""

    teacher: int | None
    name: str
    first: date
    last: date
    hours: Fraction


@dataclass(frozen=True, slots=True)
class CoursePage:
    """What stands above and around the table of a journal page.

    ``marks_from`` is the class's first day of marks, None for a class without any; ``scale`` is
    ``points``, ``pass`` or ``none``. ``closed`` is when the deputy closed this term.
    """

    course: int
    subject: int
    name: Bilingual
    group: int
    group_name: str
    whole_class: bool
    school_class: int | None
    grade: int | None
    shift: int
    marks_from: date | None
    scale: str
    year: Span
    terms: tuple[Span, ...]
    term: Span
    teachers: tuple[Teaching, ...]
    closed: datetime | None

    def marks_on(self, day: date) -> bool:
        """True when marks may stand on that day."""
        if self.scale == "none":
            return False
        return self.school_class is None or (self.marks_from is not None and self.marks_from <= day)

    @property
    def has_marks(self) -> bool:
        """True when the term has any day of marks."""
        return self.marks_on(self.term.last)

    def teaches(self, person: int, *days: date) -> bool:
        """True when the person has the course in their load on one of the days."""
        mine = [row for row in self.teachers if row.teacher == person]
        return any(row.first <= day <= row.last for row in mine for day in days)

    @property
    def hours(self) -> Fraction:
        """Hours a week of all its teachers at the term's end, or at the end of their load."""
        term = self.term
        there = [row for row in self.teachers if row.first <= term.last and row.last >= term.first]
        day = min([term.last, max((row.last for row in there), default=term.last)])
        return sum((row.hours for row in there if row.first <= day <= row.last), Fraction())


def course_page(viewer: Looker, course: int, number: int | None, today: date) -> CoursePage:
    """The page of a course for its term ``number`` (None: the present one).

    Raises ``NotYours`` for a course or term that is not there for the viewer.
    """
    row = course_to_read(viewer, course)
    closed = _closed_terms(_scheme(row), row.school_class or 0)
    terms = [term for term, _at in closed]
    term = _chosen(terms, number, today)
    return CoursePage(
        course=row.id,
        subject=row.subject,
        name=Bilingual(row.name_ru, row.name_kk),
        group=row.group,
        group_name=row.group_name,
        whole_class=row.group_kind == "class",
        school_class=row.school_class,
        grade=row.grade,
        shift=row.shift or 1,
        marks_from=row.marks_from,
        scale=row.marking or row.subject_marking,
        year=Span(row.year, 0, row.year_name, row.year_first, row.year_last),
        terms=tuple(terms),
        term=term,
        teachers=_teachers(row.id),
        closed=dict(closed)[term],
    )


def _scheme(row: CourseFacts) -> int:
    """The course's own terms, else its class's, else those that the school reports by."""
    own = row.scheme or row.class_scheme
    if own is not None:
        return own
    schemes = TermScheme.objects.filter(year=row.year).order_by("-reporting", "pk")
    found = schemes.values_list("pk", flat=True).first()
    if found is None:
        raise NotYours(_("There is no such page for you."))
    return found


def _chosen(terms: list[Span], number: int | None, today: date) -> Span:
    if number is None:
        return term_on(terms, today)
    for term in terms:
        if term.number == number:
            return term
    raise NotYours(_("There is no such page for you."))


def _teachers(course: int) -> tuple[Teaching, ...]:
    return tuple(_teaching(*row) for row in _LOAD.rows(course=course))


def _teaching(teacher: int | None, first: Any, last: Any, hours: Any, *names: Any) -> Teaching:
    name = short_name(*names) if teacher else ""
    return Teaching(teacher, name, _day(first), _day(last), Fraction(str(hours)))


_LOAD = Prepared(
    lambda course: CourseTeacher.objects.filter(course=course)
    .order_by("first", "pk")
    .values_list(
        "teacher_id", "first", "last", "hours",
        "teacher__family_name", "teacher__given_name", "teacher__patronymic",
    )
)  # fmt: skip


def _closed_terms(scheme: int, school_class: int) -> list[tuple[Span, datetime | None]]:
    """The terms of a scheme, each with the moment when the deputy closed it for the class.

    A course by half-years is closed with the class's own term that ends its half-year.
    """
    rows = _TERMS.rows(scheme=scheme, school_class=school_class)
    return [
        (Span(pk, number, name, _day(first), _day(last)), _moment(at))
        for pk, number, name, first, last, at in rows
    ]


def _terms(scheme: int, school_class: int) -> QuerySet[Any, tuple[Any, ...]]:
    closings = TermClosing.objects.filter(
        school_class=school_class, stage=TermClosing.Stage.DEPUTY,
        term__first__lte=OuterRef("last"), term__last__gte=OuterRef("last"),
    )  # fmt: skip
    return (
        Term.objects.filter(scheme=scheme)
        .order_by("number")
        .values_list("pk", "number", "name", "first", "last", Subquery(closings.values("at")[:1]))
    )


_TERMS = Prepared(_terms)


def _day(value: Any) -> date:
    return cast("date", as_date(value))


def _moment(value: Any) -> datetime | None:
    """An aware moment of a row, whichever database it came from."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


Row = tuple[Any, ...]
ACROSS = 99  # groups across classes stand behind all grades

# --- the list of journals ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listing:
    """A course in the list of journals."""

    course: int
    name: Bilingual
    group: str
    grade: int
    teacher: str
    mine: bool


def journals(viewer: Looker, year: int, today: date) -> tuple[Listing, ...]:
    """The journals that a viewer may open in a year, own ones first, then by class and subject."""
    rows: list[Row] = list(
        courses_to_read(viewer, year).values_list(
            "pk", "subject__name_ru", "subject__name_kk", "group__name",
            "group__school_class__grade",
        )
    )  # fmt: skip
    held = _held([row[0] for row in rows], today)
    found = [_listing(row, held.get(row[0], []), viewer.person) for row in rows]
    return tuple(sorted(found, key=lambda one: (not one.mine, one.grade, one.group, one.name.ru)))


def _listing(row: Row, teachers: list[tuple[int, str]], person: int) -> Listing:
    pk, ru, kk, group, grade = row
    names = ", ".join(name for _who, name in teachers)
    mine = any(who == person for who, _name in teachers)
    return Listing(pk, Bilingual(ru, kk), group, grade or ACROSS, names, mine)


def _held(courses: Iterable[int], today: date) -> dict[int, list[tuple[int, str]]]:
    rows = CourseTeacher.objects.filter(
        on_day(today), course__in=list(courses), teacher__isnull=False
    )
    found: dict[int, list[tuple[int, str]]] = {}
    named: Iterable[Row] = rows.values_list(
        "course_id", "teacher_id", "teacher__family_name", "teacher__given_name",
        "teacher__patronymic",
    )  # fmt: skip
    for course, teacher, *names in named:
        found.setdefault(course, []).append((teacher, short_name(*names)))
    return found


# --- types of work -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorkType:
    """A type of work as a teacher chooses it."""

    code: str
    name: Bilingual
    weight: int
    written: bool
    days: int


def work_types() -> tuple[WorkType, ...]:
    """The types that are switched on, in the school's order."""
    rows = AssignmentType.objects.filter(active=True).order_by("place", "pk")
    return tuple(
        WorkType(code, Bilingual(ru, kk), weight, written, days)
        for code, ru, kk, weight, written, days in rows.values_list(
            "code", "name_ru", "name_kk", "weight", "written", "days"
        )
    )
