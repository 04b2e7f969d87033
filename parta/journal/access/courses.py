"""Which courses a viewer may open, and what every page of a course begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from parta.journal.models import Lesson
from parta.lib.errors import NotYours
from parta.lib.prepared import Prepared, as_date
from parta.school.models import Course, CourseTeacher, Membership

SEE_ALL = frozenset("AHD")


class Reader(Protocol):
    """What access to courses asks of whoever looks."""

    @property
    def person(self) -> int: ...
    @property
    def roles(self) -> frozenset[str]: ...
    @property
    def classes(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """A course with its subject, group, year and class; the class's parts are None without one."""

    id: int
    scheme: int | None
    marking: str
    subject: int
    name_ru: str
    name_kk: str
    subject_marking: str
    group: int
    group_name: str
    group_kind: str
    year: int
    year_name: str
    school_class: int | None
    grade: int | None
    shift: int | None
    class_scheme: int | None
    year_first: date
    year_last: date
    marks_from: date | None


FIELDS = (
    "pk", "scheme_id", "marking", "subject_id", "subject__name_ru", "subject__name_kk",
    "subject__marking", "group_id", "group__name", "group__kind", "group__year_id",
    "group__year__name", "group__school_class_id", "group__school_class__grade",
    "group__school_class__shift", "group__school_class__scheme_id", "group__year__first",
    "group__year__last", "group__school_class__marks_from",
)  # fmt: skip


def course_to_read(viewer: Reader, course: int) -> CourseFacts:
    """The course whose page the viewer may open; ``NotYours`` for a stranger or nobody's id.

    Administration sees every page, a class teacher those of the own class, a teacher the own
    courses of any time, a substitute the course of the substituted meeting (§1.6).
    """
    rows = _rows(viewer, course)
    if not rows:
        raise NotYours(_("There is no such page for you."))
    values: tuple[Any, ...] = (*rows[0][:-3], *map(as_date, rows[0][-3:]))
    return CourseFacts(*values)


def _rows(viewer: Reader, course: int) -> Any:
    if viewer.roles & SEE_ALL:
        return _ANY.rows(course=course)
    if viewer.classes:
        return _facts(Course.objects.filter(_open_to(viewer), pk=course))
    return _TAUGHT.rows(course=course, person=viewer.person)


def courses_to_read(viewer: Reader, year: int) -> QuerySet[Course]:
    """All courses of a year whose pages the viewer may open, by the rules of ``course_to_read``."""
    return Course.objects.filter(_open_to(viewer), group__year=year)


def _open_to(viewer: Reader) -> Q:
    if viewer.roles & SEE_ALL:
        return Q()
    mine = _taught_by(viewer.person)
    return mine | _of_classes(list(viewer.classes)) if viewer.classes else mine


def _taught_by(person: int) -> Q:
    taught = CourseTeacher.objects.filter(teacher=person).values("course")
    covered = Lesson.objects.filter(meeting__actual=person).values("course")
    return Q(pk__in=taught) | Q(pk__in=covered)


def _of_classes(classes: list[int]) -> Q:
    """Courses of the class teacher's classes, and those across classes with a child of theirs."""
    own = Membership.objects.filter(group__school_class__in=classes, group__kind="class")
    inside = Membership.objects.filter(
        student__in=own.values("student"), group__school_class__isnull=True
    )
    return Q(group__school_class__in=classes) | Q(group__in=inside.values("group"))


def _facts(rows: QuerySet[Course]) -> QuerySet[Course, tuple[Any, ...]]:
    return rows.values_list(*FIELDS)


_ANY = Prepared(lambda course: _facts(Course.objects.filter(pk=course)))
_TAUGHT = Prepared(
    lambda course, person: _facts(Course.objects.filter(_taught_by(person), pk=course))
)
