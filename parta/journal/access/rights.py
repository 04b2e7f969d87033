"""Which courses and lessons a person may see and write: the only way to a row for a user."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parta.journal.access.courses import course_to_read
from parta.journal.access.facts import LessonFacts, lesson_facts
from parta.journal.models import Meeting
from parta.lib.errors import NotYours
from parta.lib.fields import on_day
from parta.school.models import CourseTeacher


class Looker(Protocol):
    """What access asks of whoever looks: person, roles and classes of today, the school's date."""

    @property
    def person(self) -> int: ...
    @property
    def roles(self) -> frozenset[str]: ...
    @property
    def classes(self) -> Collection[int]: ...
    @property
    def today(self) -> date: ...


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
