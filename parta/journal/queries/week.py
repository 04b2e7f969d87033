"""A student's days: lessons of the roster of each day with all that a family reads in them.

The number of queries does not depend on how many days or lessons there are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from parta.journal.models import Attendance, Lesson, Mark, Meeting, NotHeld
from parta.journal.queries.student_marks import ReadMark, marks_of
from parta.journal.queries.tasks import GivenTask, tasks_due, tasks_given
from parta.journal.queries.topics import laid_topics
from parta.lib.names import short_name
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Swap:
    """A substitution as a family sees it; why the teacher is away is nobody's business here.

    ``kind`` is a choice of ``Substitution.kind``, ``words`` its name, ``moved_from`` the day
    from which the lesson was moved.
    """

    kind: str
    words: str
    teacher: str
    moved_from: date | None


@dataclass(frozen=True, slots=True)
class ReadLesson:
    """One lesson of one student.

    ``planned`` is what the КТП lays there while no topic is written. ``not_held`` is the reason
    in words, "" for a lesson that takes place. ``due`` is what was set for this lesson, ``given``
    what it said without a later day: «без задания», or a task of the year's last lesson.
    """

    lesson: int
    course: int
    subject: int
    name: Bilingual
    day: date
    number: int
    room: str
    topic: str
    planned: str
    held: bool
    not_held: str
    note: str
    swap: Swap | None
    absence: str
    marks: tuple[ReadMark, ...]
    due: tuple[GivenTask, ...]
    given: tuple[GivenTask, ...]


@dataclass(frozen=True, slots=True)
class ReadDays:
    """Lessons of an interval by day, and tasks due on a day without a lesson to hang them on."""

    lessons: dict[date, tuple[ReadLesson, ...]]
    loose: dict[date, tuple[GivenTask, ...]]


RELATED = (
    "meeting__room", "meeting__substitution__substitute", "course__subject", "held", "not_held",
)  # fmt: skip


def lessons_of(student: int, first: date, last: date) -> QuerySet[Lesson]:
    """The lessons of the groups that the student belonged to on each lesson's own day.

    A lesson with a mark or an absence of the student is there too, whatever a backdated order
    did to the roster since.
    """
    there = Lesson.objects.filter(
        course__group__memberships__student_id=student,
        course__group__memberships__first__lte=F("meeting__date"),
        course__group__memberships__last__gte=F("meeting__date"),
    )
    marked = Mark.objects.filter(student_id=student).values_list("part__assignment__lesson")
    absent = Attendance.objects.filter(student_id=student).values_list("lesson")
    # One set of ids, found by the student: a condition asked of every lesson of the school
    # takes seconds over a year.
    own = there.values_list("pk").union(marked, absent)
    return Lesson.objects.filter(pk__in=own, meeting__date__range=(first, last))


def student_days(student: int, first: date, last: date, *, subject: int | None = None) -> ReadDays:
    """What a family reads about an interval, both days included; six queries.

    ``subject`` narrows it to the lessons of one subject, in whatever group.
    """
    found_lessons = lessons_of(student, first, last)
    if subject is not None:
        found_lessons = found_lessons.filter(course__subject_id=subject)
    rows = _in_order(found_lessons.select_related(*RELATED))
    tasks = _hung(tasks_due(student, first, last, subject=subject), rows)
    details = _details(student, first, last, rows)
    found: dict[date, list[ReadLesson]] = defaultdict(list)
    for row in rows:
        due = tuple(tasks.pop(row.pk, ()))
        found[row.meeting.date].append(_lesson(row, details, due))
    loose: dict[date, list[GivenTask]] = defaultdict(list)
    for task in tasks.get(0, ()):
        if task.due is not None:
            loose[task.due].append(task)
    return ReadDays(_tuples(found), _tuples(loose))


def _in_order(rows: QuerySet[Lesson]) -> list[Lesson]:
    return list(rows.order_by("meeting__date", "meeting__number", "pk"))


@dataclass(frozen=True, slots=True)
class _Details:
    laid: dict[int, tuple[str, str]]
    absences: dict[int, str]
    marks: dict[int, list[ReadMark]]
    given: dict[int, list[GivenTask]]


def _details(student: int, first: date, last: date, rows: list[Lesson]) -> _Details:
    lessons = [row.pk for row in rows]
    marks: dict[int, list[ReadMark]] = defaultdict(list)
    for mark in marks_of([student], first, last):
        marks[mark.lesson].append(mark)
    absences = Attendance.objects.filter(student_id=student, lesson_id__in=lessons)
    return _Details(
        laid_topics(row.pk for row in rows if not row.topic),
        dict(absences.values_list("lesson_id", "code")),
        marks,
        tasks_given(student, lessons),
    )


def _hung(tasks: list[GivenTask], rows: list[Lesson]) -> dict[int, list[GivenTask]]:
    """Tasks by the lesson that asks for them: the one they name, else the course's lesson of
    that day; under 0 those whose day has no such lesson.
    """
    known = {row.pk for row in rows}
    by_course = {(row.course_id, row.meeting.date): row.pk for row in reversed(rows)}
    found: dict[int, list[GivenTask]] = defaultdict(list)
    for task in tasks:
        named = task.due_lesson if task.due_lesson in known else None
        place = named or (by_course.get((task.course, task.due), 0) if task.due else 0)
        found[place].append(task)
    return found


def _lesson(row: Lesson, details: _Details, due: tuple[GivenTask, ...]) -> ReadLesson:
    not_held: NotHeld | None = getattr(row, "not_held", None)
    return ReadLesson(
        lesson=row.pk,
        course=row.course_id,
        subject=row.course.subject_id,
        name=Bilingual(row.course.subject.name_ru, row.course.subject.name_kk),
        day=row.meeting.date,
        number=row.meeting.number,
        room=row.meeting.room.name if row.meeting.room else "",
        topic=row.topic,
        planned=details.laid.get(row.pk, ("", ""))[0],
        held=getattr(row, "held", None) is not None,
        not_held=str(not_held.get_reason_display()) if not_held else "",
        note=not_held.note if not_held else "",
        swap=_swap(row.meeting),
        absence=details.absences.get(row.pk, ""),
        marks=tuple(details.marks.get(row.pk, ())),
        due=due,
        given=tuple(details.given.get(row.pk, ())),
    )


def _swap(meeting: Meeting) -> Swap | None:
    row = getattr(meeting, "substitution", None)
    if row is None:
        return None
    who = row.substitute
    name = short_name(who.family_name, who.given_name, who.patronymic)
    return Swap(row.kind, str(row.get_kind_display()), name, row.moved_from)


def _tuples(found: dict[date, Any]) -> dict[date, tuple[Any, ...]]:
    return {day: tuple(items) for day, items in found.items()}
