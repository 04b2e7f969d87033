"""What the village school is made of: plain values that name each other by short keys.

Keys are stable strings (``t.physics``, ``c7``, ``algebra:c7``), so that the same seed gives the
same school and a story can name its people. Times are aware and in UTC; days are the school's own.
An open end of a dated row is ``FOREVER``, and the last day is included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

FOREVER = date(9999, 12, 31)

Sex = Literal["m", "f"]
RoleKind = Literal["head", "deputy", "administrator", "teacher", "homeroom"]
Relation = Literal["mother", "father", "guardian"]
Scheme = Literal["quarters", "half_years"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; ``patronymic`` is empty where the passport has none."""

    key: str
    family: str
    given: str
    patronymic: str
    sex: Sex
    born: date


@dataclass(frozen=True, slots=True)
class Role:
    """A dated office of a person; ``school_class`` only for ``homeroom``."""

    person: str
    kind: RoleKind
    first: date
    last: date
    order: str
    school_class: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """A student's own facts; ``bus`` comes from the next village by the school bus."""

    person: str
    bus: bool
    admitted: date


@dataclass(frozen=True, slots=True)
class GuardianLink:
    """Who answers for a child. ``household`` tells the families of one child apart (1, 2).

    ``ended`` is the last day of the right to information where a court has restricted it
    (``ended_by`` names the judgment); a link never disappears.
    """

    guardian: str
    student: str
    relation: Relation
    ground: str
    household: int = 1
    ended: date = FOREVER
    ended_by: str = ""


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
    """A whole class (``subject`` empty) or its subgroup for one subject."""

    key: str
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
    """Which scheme rings for which classes, on which weekdays (Monday is 0), from-to."""

    scheme: str
    classes: tuple[str, ...]
    weekdays: tuple[int, ...]
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
    """Holidays of the pupils or a public holiday; ``classes`` empty means the whole school."""

    first: date
    last: date
    name: str
    kind: Literal["break", "public"]
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CancelledDay:
    """An «актированный день»: laid lessons of these classes were not held."""

    day: date
    classes: tuple[str, ...]
    reason: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PlanTopic:
    """One hour of a КТП; ``kind`` is empty or the type of the assignment it calls for."""

    number: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlanSection:
    title: str
    topics: tuple[PlanTopic, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    course: str
    sections: tuple[PlanSection, ...]


@dataclass(frozen=True, slots=True)
class TimetableVersion:
    key: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of the weekly grid: the courses taught together there (joined, combined)."""

    version: str
    weekday: int
    number: int
    courses: tuple[str, ...]
    room: str


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
