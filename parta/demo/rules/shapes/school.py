"""The school year: classes, groups, courses, bells, terms and days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Scheme = Literal["quarters", "halves"]
MovementKind = Literal["arrived", "departed", "moved"]


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """``marks_from`` is the first day a mark may bear; None means learning without marks."""

    key: str
    grade: int
    name: str
    homeroom: str
    room: str
    scheme: Scheme
    marks_from: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """A whole class or its subgroup for one subject (``subject`` empty for a class)."""

    key: str
    kind: Literal["class", "subgroup"]
    name: str
    school_class: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """One stay of a student in a group; both days included."""

    student: str
    group: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Movement:
    """An arrival at a class or a departure from it; ``place`` is where from or where to."""

    student: str
    kind: MovementKind
    day: date
    school_class: str
    place: str
    order: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject under its two official names and their short forms."""

    key: str
    name_ru: str
    name_kk: str
    short_ru: str
    short_kk: str
    family: str


@dataclass(frozen=True, slots=True)
class Course:
    """Subject × group × year. ``scheme`` may differ from the class's (one-hour subjects)."""

    key: str
    subject: str
    group: str
    school_class: str
    grade: int
    scheme: Scheme
    marked: bool
    extracurricular: bool


@dataclass(frozen=True, slots=True)
class CourseTeacher:
    """Who teaches a course and how many hours a week, from-to; ``teacher`` None is a vacancy."""

    course: str
    teacher: str | None
    hours: int
    first: date
    last: date
    ground: str


@dataclass(frozen=True, slots=True)
class Bell:
    """One period of a bell scheme, in the school's local time."""

    scheme: str
    number: int
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class BellUse:
    """Which scheme rings for which grades; ``weekday`` 1 is Monday, 0 every day; from-to."""

    scheme: str
    grade_from: int
    grade_to: int
    weekday: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Term:
    key: str
    scheme: Scheme
    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Holidays of the pupils (a ``break``) or a public holiday, for these grades."""

    first: date
    last: date
    name: str
    kind: Literal["break", "public"]
    grade_from: int = 1
    grade_to: int = 11


@dataclass(frozen=True, slots=True)
class CancelledDay:
    """An «актированный день»: laid lessons of these classes were not held."""

    day: date
    classes: tuple[str, ...]
    reason: str
    order: str
    entered_at: datetime
    by: str
