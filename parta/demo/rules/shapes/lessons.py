"""What is laid ahead: plans, the weekly grid, and the year's meetings with their lessons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanTopic:
    """One hour of a КТП; ``work`` is the code of the work it calls for, or empty."""

    number: int
    title: str
    work: str
    homework: str


@dataclass(frozen=True, slots=True)
class PlanSection:
    number: int
    title: str
    topics: tuple[PlanTopic, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A КТП of a subject and grade; several courses (subgroups) may follow one plan."""

    key: str
    subject: str
    grade: int
    author: str | None
    hours: int
    sections: tuple[PlanSection, ...]
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimetableVersion:
    key: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of the weekly grid: the courses taught together there (joined, combined).

    ``weekday`` 1 is Monday; ``teacher`` None is a vacancy.
    """

    version: str
    weekday: int
    number: int
    courses: tuple[str, ...]
    room: str
    teacher: str | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One course at one date and number; ``extra`` came by a substitution, not by the grid."""

    key: str
    course: str
    meeting: str
    day: date
    number: int
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a teacher does at a date and number in a room: one lesson for each course in it.

    ``teacher`` is the planned one, None where the course has a vacancy.
    """

    key: str
    day: date
    number: int
    room: str
    teacher: str | None
    lessons: tuple[str, ...]
    version: str
