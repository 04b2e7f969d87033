"""A student's absences: by reason, in lessons and in whole days (school.md §4.7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from parta.journal.models import Attendance, Held
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

    @property
    def excused_otherwise(self) -> int:
        """Lessons missed with a valid reason that is no illness."""
        return self.totals.excused - self.totals.illness


@dataclass(frozen=True, slots=True)
class _Met:
    day: date
    number: int
    subject: int
    name: Bilingual
    code: str


def absences_of(student: int, *spans: tuple[date, date]) -> tuple[Absences, ...]:
    """The absences of each interval (both days included), in two queries for all of them.

    What counts are lessons said to be held, and lessons in which the student has a sign.
    """
    if not spans:
        return ()
    met = _met(student, min(span[0] for span in spans), max(span[1] for span in spans))
    return tuple(
        _absences([one for one in met if first <= one.day <= last]) for first, last in spans
    )


def _absences(met: list[_Met]) -> Absences:
    by_day: dict[date, list[_Met]] = defaultdict(list)
    for one in met:
        by_day[one.day].append(one)
    signed = {day: items for day, items in by_day.items() if any(one.code for one in items)}
    codes = [[one.code for one in items] for items in by_day.values()]
    return Absences(
        tuple(_day(day, items) for day, items in sorted(signed.items(), reverse=True)),
        attendance_totals(code for items in codes for code in items),
        sum(missed_day(items) for items in codes),
        sum(missed_day_for_illness(items) for items in codes),
    )


def _met(student: int, first: date, last: date) -> list[_Met]:
    signs = Attendance.objects.filter(
        student_id=student, lesson__meeting__date__range=(first, last)
    )
    codes = dict(signs.values_list("lesson_id", "code"))
    held = Exists(Held.objects.filter(lesson=OuterRef("pk")))
    rows = lessons_of(student, first, last).order_by("meeting__date", "meeting__number", "pk")
    return [
        _Met(day, number, subject, Bilingual(ru, kk), codes.get(pk, ""))
        for pk, day, number, subject, ru, kk, took_place in rows.values_list(
            "pk", "meeting__date", "meeting__number", "course__subject_id",
            "course__subject__name_ru", "course__subject__name_kk", held,
        )
        if took_place or pk in codes
    ]  # fmt: skip


def _day(day: date, items: list[_Met]) -> MissedDay:
    signed = tuple(
        MissedLesson(met.day, met.number, met.subject, met.name, CODES[met.code])
        for met in items
        if met.code
    )
    return MissedDay(day, signed, missed_day([met.code for met in items]))
