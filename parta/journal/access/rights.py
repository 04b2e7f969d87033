"""Which courses and lessons a person may see and write: the only way to a row for a user."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from parta.journal.access.facts import LessonFacts, lesson_facts
from parta.journal.models import Lesson, Meeting
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
    rows = Course.objects.select_related("subject", "group__year", "group__school_class")
    row = rows.filter(_open_to(viewer), pk=course).first()
    if row is None:
        raise NotYours(_("There is no such page for you."))
    return row


def courses_to_read(viewer: Looker, year: int) -> QuerySet[Course]:
    """All courses of a year whose pages the viewer may open, by the rules of ``course_to_read``."""
    return Course.objects.filter(_open_to(viewer), group__year=year)


def _open_to(viewer: Looker) -> Q:
    if viewer.roles & SEE_ALL:
        return Q()
    taught = CourseTeacher.objects.filter(teacher=viewer.person).values("course")
    covered = Lesson.objects.filter(meeting__actual=viewer.person).values("course")
    mine = Q(pk__in=taught) | Q(pk__in=covered)
    return mine | _of_classes(list(viewer.classes)) if viewer.classes else mine


def _of_classes(classes: list[int]) -> Q:
    """Courses of the class teacher's classes, and those across classes with a child of theirs."""
    own = Membership.objects.filter(group__school_class__in=classes, group__kind="class")
    inside = Membership.objects.filter(
        student__in=own.values("student"), group__school_class__isnull=True
    )
    return Q(group__school_class__in=classes) | Q(group__in=inside.values("group"))


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
