"""The year's timetable versions: one grid, re-issued whenever a teacher or the hours change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from parta.demo.rules.calendar import DAY, YearCalendar
from parta.demo.rules.grid import Placed, weekly_grid
from parta.demo.rules.moments import moves
from parta.demo.rules.shapes import CourseTeacher, Slot, TimetableVersion
from parta.demo.rules.structure import Structure


def year_timetable(
    structure: Structure, calendar: YearCalendar, rng: Random
) -> tuple[tuple[TimetableVersion, ...], tuple[Slot, ...]]:
    """Versions that cover the year without a gap, and the slots of each."""
    versions = _versions(calendar)
    grid = weekly_grid(structure, rng)
    slots = tuple(s for v in versions for s in _slots(v, grid, structure, calendar))
    return versions, slots


def teacher_on(rows: tuple[CourseTeacher, ...], day: date) -> str | None:
    """Who teaches on that day by one course's dated rows; None is a vacancy."""
    return next((r.teacher for r in rows if r.first <= day <= r.last), None)


def rows_by_course(structure: Structure) -> dict[str, tuple[CourseTeacher, ...]]:
    found: dict[str, tuple[CourseTeacher, ...]] = {}
    for row in structure.course_teachers:
        found[row.course] = (*found.get(row.course, ()), row)
    return found


def _versions(calendar: YearCalendar) -> tuple[TimetableVersion, ...]:
    m = moves(calendar)
    second_quarter = calendar.terms[1].first
    starts = sorted({calendar.first, m.safety_handover, second_quarter, m.english_handover})
    ends = [*(start - DAY for start in starts[1:]), calendar.last]
    pairs = zip(starts, ends, strict=True)
    return tuple(TimetableVersion(f"v{n}", a, b) for n, (a, b) in enumerate(pairs, 1))


def _slots(
    version: TimetableVersion, grid: list[Placed], structure: Structure, calendar: YearCalendar
) -> Iterator[Slot]:
    """The grid on the version's first day; grade 1's later hours wait for the second quarter."""
    teachers = rows_by_course(structure)
    early = version.first < calendar.terms[1].first
    for placed in grid:
        if not (early and placed.later):
            courses = placed.gathering.courses
            teacher = teacher_on(teachers[courses[0]], version.first)
            weekday, number = placed.place
            yield Slot(version.key, weekday + 1, number, courses, placed.gathering.room, teacher)
