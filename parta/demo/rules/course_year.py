"""What the life of one course needs to know, and where its facts are collected."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from parta.demo.rules.ability import Abilities
from parta.demo.rules.absences import AbsenceBook
from parta.demo.rules.calendar import YearCalendar
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.facts import Fact
from parta.demo.rules.shapes import Course, Lesson, Membership, PlanTopic, SchoolClass, Term
from parta.demo.rules.substitutions import Teaching


@dataclass(frozen=True, slots=True)
class Given:
    """A mark as an average sees it: when it stands in the register, and since when."""

    student: str
    subject: str
    day: date
    value: int
    entered_at: datetime


@dataclass(slots=True)
class Book:
    """Everything that is entered, in no order yet, and the marks for the terms' ends."""

    facts: list[Fact] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filled:
    """A taught lesson at the moment its teacher writes it down, with who was there."""

    teaching: Teaching
    topic: PlanTopic | None
    moment: datetime
    present: tuple[str, ...]
    absent: tuple[str, ...]
    freed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseYear:
    """One course with its class, plan, laid lessons and the sources of its chances.

    ``terms`` are those of its own scheme that have begun.
    """

    course: Course
    school_class: SchoolClass
    topics: tuple[PlanTopic, ...]
    laid: tuple[Lesson, ...]
    terms: tuple[Term, ...]
    weekly_hours: int
    rng: Random
    clock: SchoolClock
    calendar: YearCalendar
    abilities: Abilities
    absences: AbsenceBook

    def next_lesson(self, lesson: Lesson) -> Lesson | None:
        """The course's next laid lesson, or None after the last one."""
        place = (lesson.day, lesson.number)
        n = bisect_right(self.laid, place, key=lambda x: (x.day, x.number))
        return self.laid[n] if n < len(self.laid) else None

    def may_mark(self, day: date) -> bool:
        """Marks are for marked courses, from the class's first day of marks."""
        since = self.school_class.marks_from
        return self.course.marked and since is not None and day >= since

    def term_key(self, day: date) -> str:
        term = self.calendar.term_of(self.course.scheme, day)
        return term.key if term else ""


class Rosters:
    """Who belongs to a group on a day; asked once for each group and day."""

    def __init__(self, memberships: tuple[Membership, ...]) -> None:
        self._rows: dict[str, list[Membership]] = {}
        for row in memberships:
            self._rows.setdefault(row.group, []).append(row)
        self._known: dict[tuple[str, date], tuple[str, ...]] = {}

    def on(self, group: str, day: date) -> tuple[str, ...]:
        found = self._known.get((group, day))
        if found is None:
            rows = self._rows.get(group, ())
            found = tuple(m.student for m in rows if m.first <= day <= m.last)
            self._known[group, day] = found
        return found
