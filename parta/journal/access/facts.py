"""One lesson with all that its rules ask about, in one query."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from parta.journal.models import Lesson

FIELDS = (
    "pk",
    "meeting_id",
    "meeting__date",
    "meeting__number",
    "meeting__planned_id",
    "meeting__actual_id",
    "course_id",
    "course__subject_id",
    "course__subject__marking",
    "course__marking",
    "course__scheme_id",
    "course__group_id",
    "course__group__school_class_id",
    "course__group__school_class__grade",
    "course__group__school_class__marks_from",
    "course__group__school_class__scheme_id",
    "held__pk",
    "not_held__pk",
    "entry",
    "topic",
    "course__group__school_class__shift",
)


@dataclass(frozen=True, slots=True)
class LessonFacts:
    """What rules ask about a lesson. ``school_class`` and what follows from it may be None."""

    id: int
    meeting: int
    date: datetime.date
    number: int
    planned: int | None
    actual: int | None
    course: int
    subject: int
    subject_marking: str
    course_marking: str
    course_scheme: int | None
    group: int
    school_class: int | None
    grade: int | None
    marks_from: datetime.date | None
    class_scheme: int | None
    held: int | None
    not_held: int | None
    entry: int
    topic: str
    shift: int | None

    @property
    def marking(self) -> str:
        """The scale of the course: ``points``, ``pass`` or ``none``."""
        return self.course_marking or self.subject_marking

    @property
    def marks_allowed(self) -> bool:
        """False in grade 1 and before the class's first day of marks (school.md §4.1)."""
        if self.school_class is None:
            return self.marking != "none"
        begun = self.marks_from is not None and self.marks_from <= self.date
        return begun and self.marking != "none"


def lesson_facts(lesson: int) -> LessonFacts | None:
    """The facts of one lesson, or None when there is none."""
    row = Lesson.objects.filter(pk=lesson).values_list(*FIELDS).first()
    return LessonFacts(*row) if row else None


def facts_of(lessons: Iterable[int]) -> dict[int, LessonFacts]:
    """The facts of several lessons by id."""
    rows = Lesson.objects.filter(pk__in=list(lessons)).values_list(*FIELDS)
    return {row[0]: LessonFacts(*row) for row in rows}
