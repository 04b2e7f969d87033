"""The year's meetings and lessons, laid from the timetable versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parta.demo.rules.calendar import YearCalendar
from parta.demo.rules.shapes import Course, Lesson, Meeting, Slot, TimetableVersion


@dataclass(frozen=True, slots=True)
class Laid:
    """All meetings of the year and their lessons, in the order of days and numbers."""

    meetings: tuple[Meeting, ...]
    lessons: tuple[Lesson, ...]


def lay_year(
    versions: tuple[TimetableVersion, ...],
    slots: tuple[Slot, ...],
    courses: tuple[Course, ...],
    calendar: YearCalendar,
) -> Laid:
    """One meeting a slot and school day; a grade on holiday (grade 1 in February) is left out."""
    grade = {c.key: c.grade for c in courses}
    open_days = {g: frozenset(calendar.school_days(g)) for g in set(grade.values())}
    meetings: list[Meeting] = []
    lessons: list[Lesson] = []
    for day, slot in _dated_slots(versions, slots, calendar):
        here = tuple(c for c in slot.courses if day in open_days[grade[c]])
        if here:
            meeting, own = _meeting(day, slot, here)
            meetings.append(meeting)
            lessons += own
    return Laid(tuple(meetings), tuple(lessons))


def lesson_key(course: str, day: date, number: int) -> str:
    return f"{course}@{day:%m%d}.{number}"


def _dated_slots(
    versions: tuple[TimetableVersion, ...], slots: tuple[Slot, ...], calendar: YearCalendar
) -> Iterator[tuple[date, Slot]]:
    by_place: dict[tuple[str, int], list[Slot]] = {}
    for slot in slots:
        by_place.setdefault((slot.version, slot.weekday), []).append(slot)
    for day in calendar.school_days(grade=11):
        version = next(v for v in versions if v.first <= day <= v.last)
        for slot in by_place.get((version.key, day.isoweekday()), ()):
            yield day, slot


def _meeting(day: date, slot: Slot, courses: tuple[str, ...]) -> tuple[Meeting, list[Lesson]]:
    key = f"{day:%m%d}.{slot.number} {courses[0]}"
    lessons = [Lesson(lesson_key(c, day, slot.number), c, key, day, slot.number) for c in courses]
    keys = tuple(lesson.key for lesson in lessons)
    return Meeting(key, day, slot.number, slot.room, slot.teacher, keys, slot.version), lessons
