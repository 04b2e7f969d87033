"""Homework as a student has it: what is due on which day, and when it was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from parta.journal.models import Homework, HomeworkFor
from parta.school.models import Membership
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class GivenTask:
    """A task: ``given`` is the day of its lesson, ``published`` the aware moment of its entry.

    ``none`` is the explicit «без задания». ``minutes`` is the expected time, 0 = not said.
    """

    text: str
    none: bool
    given: date
    due: date | None
    published: datetime
    minutes: int
    subject: Bilingual
    lesson: int
    course: int
    due_lesson: int | None
    own: bool = False


FIELDS = (
    "text", "none", "lesson__meeting__date", "due", "entered_at", "minutes",
    "lesson__course__subject__name_ru", "lesson__course__subject__name_kk", "lesson_id",
    "lesson__course_id", "due_lesson_id", "own",
)  # fmt: skip


def tasks_due(
    student: int, first: date, last: date, *, subject: int | None = None
) -> list[GivenTask]:
    """What the student has to have done on days of an interval, in one subject or in all."""
    there = Membership.objects.filter(
        student_id=student, group_id=OuterRef("lesson__course__group_id"),
        first__lte=OuterRef("due"), last__gte=OuterRef("due"),
    )  # fmt: skip
    rows = _for(student).filter(Exists(there), due__range=(first, last)).order_by("due")
    return _read(rows if subject is None else rows.filter(lesson__course__subject_id=subject))


def tasks_given(student: int, lessons: Iterable[int]) -> dict[int, list[GivenTask]]:
    """What some lessons say without a day to be asked on: «без задания», or a task of the last
    lesson of the year; by lesson, in one query.
    """
    found: dict[int, list[GivenTask]] = defaultdict(list)
    for task in _read(_for(student).filter(lesson_id__in=list(lessons), due__isnull=True)):
        found[task.lesson].append(task)
    return found


def _for(student: int) -> QuerySet[Homework]:
    """Tasks for everybody, and individual ones of this student."""
    named = HomeworkFor.objects.filter(homework=OuterRef("pk"))
    mine = Exists(named.filter(student_id=student))
    return Homework.objects.annotate(own=mine).filter(~Exists(named) | mine)


def _read(rows: QuerySet[Homework]) -> list[GivenTask]:
    listed = rows.order_by(*rows.query.order_by, "lesson__meeting__number", "lesson", "number")
    return [
        GivenTask(text, none, given, due, at, minutes, Bilingual(ru, kk), lesson, course, to, own)
        for text, none, given, due, at, minutes, ru, kk, lesson, course, to, own
        in listed.values_list(*FIELDS)
    ]  # fmt: skip
