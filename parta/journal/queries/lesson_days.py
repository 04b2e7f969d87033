"""What the deadlines of lessons hang on: bells, the class's last lesson, working days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta, tzinfo

from django.db.models import Max

from parta.journal.models import Lesson, Meeting
from parta.journal.rules.deadlines import LessonDay
from parta.school.queries.bell_days import bells_of_days
from parta.school.queries.bells import Bells

# Deadlines never look further: the week of caps them.
LOOK_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a lesson stands; class, grade and shift are None in a group across classes."""

    lesson: int
    day: date
    number: int
    school_class: int | None
    grade: int | None
    shift: int | None


PLACED = (
    "pk", "meeting__date", "meeting__number", "course__group__school_class_id",
    "course__group__school_class__grade", "course__group__school_class__shift",
)  # fmt: skip


def lesson_days(lessons: Iterable[Placed], zone: tzinfo) -> dict[int, LessonDay]:
    """What the deadlines of each lesson hang on, in four queries however many there are.

    A working day is one on which the school has lessons. A lesson that is noted as not held does
    not make the class's day longer.
    """
    placed = list(lessons)
    if not placed:
        return {}
    days = {one.day for one in placed}
    bells, last = bells_of_days(days), _last_numbers(days)
    school_days = _school_days(min(days), max(days))
    return {
        one.lesson: LessonDay(
            one.day, zone, _ends(one, one.number, bells), _class_ends(one, last, bells),
            school_days.__contains__,
        )
        for one in placed
    }  # fmt: skip


def _ends(one: Placed, number: int, bells: dict[date, Bells]) -> time | None:
    times = bells[one.day].times(one.grade, one.shift or 1)
    return times[number][1] if number in times else None


def _class_ends(
    one: Placed, last: dict[tuple[date, int], int], bells: dict[date, Bells]
) -> time | None:
    if one.school_class is None:
        return None
    return _ends(one, last.get((one.day, one.school_class), one.number), bells)


def _last_numbers(days: Iterable[date]) -> dict[tuple[date, int], int]:
    rows = Lesson.objects.filter(
        meeting__date__in=list(days), not_held__isnull=True,
        course__group__school_class__isnull=False,
    )  # fmt: skip
    found = rows.values_list("meeting__date", "course__group__school_class_id")
    return {(day, own): last for day, own, last in found.annotate(Max("meeting__number"))}


def _school_days(first: date, last: date) -> frozenset[date]:
    rows = Meeting.objects.filter(date__range=(first, last + LOOK_AHEAD))
    return frozenset(rows.values_list("date", flat=True).distinct())
