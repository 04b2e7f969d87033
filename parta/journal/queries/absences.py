"""A student's absences: by reason, in lessons and in whole days (school.md §4.7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from parta.journal.models import Attendance, Held, Lesson
from parta.journal.queries.week import lessons_of
from parta.journal.rules.attendance import (
    CODES,
    AttendanceCode,
    AttendanceTotals,
    attendance_totals,
    missed_day,
    missed_day_for_illness,
)
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class MissedLesson:
    """A lesson with a sign of absence, lateness or exemption."""

    day: date
    number: int
    subject: int
    name: Bilingual
    code: AttendanceCode


@dataclass(frozen=True, slots=True)
class MissedDay:
    """A day with such signs; ``whole`` when every lesson of the day was missed."""

    day: date
    lessons: tuple[MissedLesson, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Absences:
    """A student's absences of an interval: the days, newest first, and their sums.

    ``totals`` counts lessons, ``days`` whole days missed, ``days_of_illness`` those among them
    missed for illness alone.
    """

    listed: tuple[MissedDay, ...]
    totals: AttendanceTotals
    days: int
    days_of_illness: int


@dataclass(frozen=True, slots=True)
class _Met:
    day: date
    number: int
    subject: int
    name: Bilingual
    code: str


def absences_of(student: int, first: date, last: date) -> Absences:
    """The absences of an interval, both days included; two queries.

    What counts are lessons said to be held, and lessons in which the student has a sign.
    """
    by_day: dict[date, list[_Met]] = defaultdict(list)
    for met in _met(student, first, last):
        by_day[met.day].append(met)
    codes = {day: [met.code for met in items] for day, items in by_day.items()}
    return Absences(
        tuple(_day(day, items) for day, items in sorted(by_day.items(), reverse=True)
              if any(met.code for met in items)),
        attendance_totals(code for items in codes.values() for code in items),
        sum(missed_day(items) for items in codes.values()),
        sum(missed_day_for_illness(items) for items in codes.values()),
    )  # fmt: skip


def _met(student: int, first: date, last: date) -> list[_Met]:
    signs = Attendance.objects.filter(
        student_id=student, lesson__meeting__date__range=(first, last)
    )
    codes = dict(signs.values_list("lesson_id", "code"))
    rows = lessons_of(student, first, last).order_by("meeting__date", "meeting__number", "pk")
    held = Held.objects.filter(lesson=OuterRef("pk"))
    rows = lessons_of(student, first, last).annotate(took_place=Exists(held))
    return [
        _Met(day, number, subject, Bilingual(ru, kk), codes.get(pk, ""))
        for pk, day, number, subject, ru, kk, took_place in _in_order(rows)
        if took_place or pk in codes
    ]


def _in_order(rows: QuerySet[Lesson]) -> QuerySet[Lesson, tuple[Any, ...]]:
    ordered = rows.order_by("meeting__date", "meeting__number", "pk")
    return ordered.values_list(
        "pk", "meeting__date", "meeting__number", "course__subject_id",
        "course__subject__name_ru", "course__subject__name_kk", "took_place",
    )  # fmt: skip


def _day(day: date, items: list[_Met]) -> MissedDay:
    signed = tuple(
        MissedLesson(met.day, met.number, met.subject, met.name, CODES[met.code])
        for met in items
        if met.code
    )
    return MissedDay(day, signed, missed_day([met.code for met in items]))
