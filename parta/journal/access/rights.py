"""Which courses and lessons a person may see and write: the only way to a row for a user."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from parta.journal.access.facts import LessonFacts, lesson_facts
from parta.journal.models import Meeting
from parta.lib.errors import NotYours
from parta.lib.fields import on_day
from parta.school.models import Course, CourseTeacher, Membership

SEE_ALL = frozenset("AHD")


class Looker(Protocol):
    """What access asks of whoever looks: the person, the roles of today, their classes."""

    @property
    def person(self) -> int: ...
    @property
    def roles(self) -> frozenset[str]: ...
    @property
    def classes(self) -> Collection[int]: ...


def course_to_read(viewer: Looker, course: int) -> Course:
    """The course whose page the viewer may open; ``NotYours`` for a stranger or nobody's id.

    Administration sees every page, a class teacher those of the own class, a teacher the own
    courses of any time, a substitute the course of the substituted meeting (§1.6).
    """
    row = (
        Course.objects.select_related("subject", "group__year", "group__school_class")
        .filter(pk=course)
        .first()
    )
    if row is None or not _may_read(viewer, row):
        raise NotYours(_("There is no such page for you."))
    return row


def _may_read(viewer: Looker, course: Course) -> bool:
    if viewer.roles & SEE_ALL:
        return True
    if course.group.school_class_id in viewer.classes:
        return True
    return teaches(viewer.person, course.pk) or _has_own_class_inside(viewer, course)


def _has_own_class_inside(viewer: Looker, course: Course) -> bool:
    if course.group.school_class_id is not None or not viewer.classes:
        return False
    students = Membership.objects.filter(group_id=course.group_id).values("student_id")
    return Membership.objects.filter(
        student_id__in=students, group__school_class_id__in=viewer.classes, group__kind="class"
    ).exists()


def courses_to_read(viewer: Looker, year: int) -> QuerySet[Course]:
    """All courses of a year whose pages the viewer may open, by the rules of ``course_to_read``."""
    rows = Course.objects.filter(group__year=year)
    if viewer.roles & SEE_ALL:
        return rows
    taught = CourseTeacher.objects.filter(teacher=viewer.person).values("course")
    covered = Meeting.objects.filter(actual=viewer.person).values("lessons__course")
    own = Membership.objects.filter(
        group__school_class__in=list(viewer.classes), group__kind="class"
    ).values("student")
    inside = Membership.objects.filter(student__in=own, group__school_class__isnull=True)
    return rows.filter(
        Q(pk__in=taught)
        | Q(pk__in=covered)
        | Q(group__school_class__in=list(viewer.classes))
        | Q(group__in=inside.values("group"))
    )


def teaches(person: int, course: int) -> bool:
    """True when the person ever taught the course, by load or in a single meeting."""
    if CourseTeacher.objects.filter(course_id=course, teacher_id=person).exists():
        return True
    return Meeting.objects.filter(lessons__course_id=course, actual_id=person).exists()


def teaches_on(person: int, course: int, *days: date) -> bool:
    """True when the person has the course in their load on one of the days."""
    held = Q()
    for day in days:
        held |= on_day(day)
    return CourseTeacher.objects.filter(held, course_id=course, teacher_id=person).exists()


def may_write(viewer: Looker, lesson: LessonFacts, today: date) -> bool:
    """True when the viewer may write into the lesson.

    Its teacher by the load of the lesson's day, whoever teaches the meeting, and the course's
    teacher of today: who takes over a class from 1 December also finishes November.
    """
    if viewer.person in (lesson.actual, lesson.planned):
        return True
    return teaches_on(viewer.person, lesson.course, lesson.date, today)


def may_give_reason(viewer: Looker, lesson: LessonFacts) -> bool:
    """True when the viewer is the class teacher, who says why a student was absent (§1.6)."""
    return lesson.school_class is not None and lesson.school_class in viewer.classes


def lesson_to_read(viewer: Looker, lesson: int) -> LessonFacts:
    """The lesson that the viewer may look at, by the rules of its course."""
    facts = lesson_facts(lesson)
    if facts is None:
        raise NotYours(_("There is no such lesson for you."))
    course_to_read(viewer, facts.course)
    return facts
