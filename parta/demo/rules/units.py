"""What a timetable has to place: one hour of a class's lane, with everybody it keeps busy.

A lane is a class, or the two classes of the класс-комплект that sit in one room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parta.demo.content.curriculum import HOURS, LATER
from parta.demo.content.staff import STAFF, SUBGROUPS, SUBJECT_ROOMS
from parta.demo.content.village import COMBINED
from parta.demo.rules.shapes import Course
from parta.demo.rules.structure import Structure, course_groups

SENIOR_PE = "pe"
SENIOR = (10, 11)


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting of the grid: courses taught together in one room."""

    courses: tuple[str, ...]
    room: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One hour of a lane. ``busy`` are teachers and rooms that nobody else may use then.

    ``later``: an hour of grade 1 that begins in the second quarter and stands fourth or fifth.
    """

    lane: str
    subject: str
    gatherings: tuple[Gathering, ...]
    busy: tuple[str, ...]
    later: bool = False


def lanes(structure: Structure) -> dict[str, tuple[int, ...]]:
    """Lane → its grades, in the order of grades."""
    grades = [cls.grade for cls in structure.classes if cls.grade not in COMBINED[1:]]
    return {_lane_name(g): COMBINED if g == COMBINED[0] else (g,) for g in grades}


def units_of(structure: Structure) -> list[Unit]:
    """All hours of the week except the senior classes' joined physical culture."""
    teachers = _teachers_by_course(structure)
    found: list[Unit] = []
    for lane, grades in lanes(structure).items():
        found += (
            _combined_units(lane, teachers)
            if len(grades) > 1
            else _plain_units(lane, grades[0], teachers)
        )
    return found


def senior_pe(structure: Structure) -> Gathering:
    """Physical culture of grades 10 and 11 is one meeting."""
    return Gathering(tuple(f"pe:c{g}" for g in SENIOR), SUBJECT_ROOMS["pe"])


def room_of(course: Course) -> str:
    """Where a course is taught by default."""
    if course.grade <= 4 and course.subject != "pe":
        return next(row.room for row in STAFF if course.grade in row.homeroom)
    if course.group != course.school_class:
        tail = course.group.partition(".")[2]
        return next(room for t, _, _, room in SUBGROUPS[course.subject] if t == tail)
    return SUBJECT_ROOMS.get(course.subject) or _teacher_room(course)


def _teacher_room(course: Course) -> str:
    teaches = (r for r in STAFF if course.grade in r.teaches.get(course.subject, ()))
    return next(teaches).room


def _lane_name(grade: int) -> str:
    return "+".join(f"c{g}" for g in COMBINED) if grade in COMBINED else f"c{grade}"


def _teachers_by_course(structure: Structure) -> dict[str, tuple[Course, tuple[str, ...]]]:
    """Everybody who teaches a course at any time of the year: their hours must fit both."""
    return {
        c.key: (c, tuple(t.teacher for t in structure.course_teachers
                         if t.course == c.key and t.teacher))
        for c in structure.courses
    }  # fmt: skip


Teachers = dict[str, tuple[Course, tuple[str, ...]]]


def _plain_units(lane: str, grade: int, teachers: Teachers) -> Iterator[Unit]:
    for subject, hours in HOURS[grade].items():
        if subject == SENIOR_PE and grade in SENIOR:
            continue
        keys = [f"{subject}:{group}" for group in course_groups(subject, grade)]
        later = LATER.get(subject, 0) if grade == 1 else 0
        for n in range(hours):
            yield _unit(lane, subject, [(key,) for key in keys], teachers, n >= hours - later)


def _combined_units(lane: str, teachers: Teachers) -> Iterator[Unit]:
    """Equal subjects of the two grades meet; what is left over is paired in order."""
    one, two = (
        [s for s, hours in HOURS[grade].items() for _ in range(hours)] for grade in COMBINED
    )
    for subject in list(one):
        if subject in two:
            one.remove(subject)
            two.remove(subject)
            yield _pair(lane, subject, subject, teachers)
    for mine, other in zip(one, two, strict=True):
        yield _pair(lane, mine, other, teachers)


def _pair(lane: str, mine: str, other: str, teachers: Teachers) -> Unit:
    keys = tuple(f"{s}:c{g}" for s, g in zip((mine, other), COMBINED, strict=True))
    return _unit(lane, mine, [keys], teachers, False)


def _unit(
    lane: str, subject: str, meetings: list[tuple[str, ...]], teachers: Teachers, later: bool
) -> Unit:
    gatherings = tuple(Gathering(keys, room_of(teachers[keys[0]][0])) for keys in meetings)
    busy = {who for keys in meetings for key in keys for who in teachers[key][1]}
    busy |= {"room " + g.room for g in gatherings}
    return Unit(lane, subject, gatherings, tuple(sorted(busy)), later)
