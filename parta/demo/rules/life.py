"""The school year lived through up to a day: every room of it in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from random import Random

from parta.demo.content.curriculum import HOURS
from parta.demo.content.upheavals import BUS_DAYS, COMPETITION_DAYS
from parta.demo.rules.ability import Abilities
from parta.demo.rules.absences import AbsenceBook, Pupil
from parta.demo.rules.arrivals import outside_marks
from parta.demo.rules.bells import bell_times, bell_uses
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.course_year import Book, CourseYear, Rosters
from parta.demo.rules.desk import Desk
from parta.demo.rules.facts import Fact, Substitution
from parta.demo.rules.plot import Plot
from parta.demo.rules.register import Page
from parta.demo.rules.shapes import (
    CancelledDay,
    Course,
    Lesson,
    Order,
    PlanTopic,
    StaffAbsence,
    Term,
)
from parta.demo.rules.substitutions import Deputy, Outcome, Teaching
from parta.demo.rules.terms import course_term_marks, gather
from parta.demo.rules.upheavals import (
    cancelled_days,
    cancelling_orders,
    nth_weekday,
    staff_absences,
)
from parta.demo.rules.weeks import rows_by_course

THURSDAY = 4
TEAM = 5
TRUANTS = 2


@dataclass(frozen=True, slots=True)
class Life:
    """What happened, in no order; ``facts`` hold everything that bears a time of entry."""

    facts: list[Fact]
    cancelled: tuple[CancelledDay, ...]
    staff_absences: list[StaffAbsence]
    orders: list[Order]
    substitutions: list[Substitution]
    extra: list[Lesson]


def live(plot: Plot, seed: str, today: date, clock: SchoolClock) -> Life:
    """Everything that is ever entered about days up to ``today``, also what comes later."""
    cancelled = tuple(c for c in cancelled_days(plot.calendar, clock) if c.day <= today)
    absences, orders = staff_absences(plot.calendar, today)
    deputy = Deputy(plot.structure, plot.laid, cancelled, absences, seed, clock)
    for meeting in plot.laid.meetings:
        if meeting.day <= today:
            deputy.settle(meeting)
    outcome = deputy.outcome
    orders += cancelling_orders(cancelled)
    facts = _Year(plot, seed, today, clock, outcome).facts()
    return Life(facts, cancelled, absences, orders, outcome.substitutions, outcome.extra)


class _Year:
    """Goes through absences, desks, courses and terms with one set of books."""

    def __init__(
        self, plot: Plot, seed: str, today: date, clock: SchoolClock, outcome: Outcome
    ) -> None:
        self.plot, self.seed, self.today = plot, seed, today
        self.clock, self.outcome = clock, outcome
        self.book = Book()
        self.rosters = Rosters(plot.memberships)
        self.classes = {c.key: c for c in plot.structure.classes}
        self.absences = self._absences()
        self.abilities = Abilities(seed, _marked_subjects(plot))

    def facts(self) -> list[Fact]:
        self.book.facts += [*self.outcome.substitutions, *self.outcome.not_held]
        self.book.facts += [*self.absences.intervals, *self.absences.exemptions]
        self.book.facts += outside_marks(self.plot, self.seed, self.clock)
        filled = self._desks().filled
        years = list(self._course_years())
        taught = _by_course(self.outcome.taught)
        for year in years:
            Page(year, self.rosters, self.book).fill(taught.get(year.course.key, []), filled)
        self._terms(years)
        return self.book.facts

    def _terms_begun(self, course: Course) -> tuple[Term, ...]:
        own = (t for t in self.plot.calendar.terms if t.scheme == course.scheme)
        return tuple(t for t in own if t.first <= self.today)

    def _terms(self, years: list[CourseYear]) -> None:
        marks = gather(self.book.given, self.plot.calendar)
        rows = rows_by_course(self.plot.structure)
        for year in years:
            own = rows[year.course.key]
            self.book.facts += course_term_marks(year, self.rosters, marks, own, self.seed)

    def _absences(self) -> AbsenceBook:
        book = AbsenceBook(self.seed, self.clock)
        pupils = list(self._pupils())
        for pupil in pupils:
            book.draw(pupil)
        for month, nth in BUS_DAYS:
            book.bus_failed(pupils, nth_weekday(self.plot.calendar, month, THURSDAY, nth))
        seniors = [p for p in pupils if self.plot.people.grades[p.key] >= 7]
        for month, nth in COMPETITION_DAYS:
            team = Random(f"{self.seed}:team:{month}").sample(seniors, TEAM)  # noqa: S311
            book.competition(team, nth_weekday(self.plot.calendar, month, THURSDAY, nth))
        return book

    def _pupils(self) -> Iterator[Pupil]:
        """Students with the school days they belong to the school on."""
        grades = self.plot.people.grades
        seniors = [s.person for s in self.plot.people.students if grades[s.person] in (8, 9)]
        truants = Random(f"{self.seed}:truants").sample(seniors, TRUANTS)  # noqa: S311
        stays: dict[str, list[tuple[date, date]]] = {}
        for m in self.plot.memberships:
            if "." not in m.group:
                stays.setdefault(m.student, []).append((m.first, m.last))
        calendar = {g: self.plot.calendar.school_days(g) for g in range(1, 12)}
        for student in self.plot.people.students:
            key, grade = student.person, grades[student.person]
            days = tuple(d for d in calendar[grade] if any(a <= d <= b for a, b in stays[key]))
            homeroom = self.classes[f"c{grade}"].homeroom
            yield Pupil(key, homeroom, days, key in truants, student.bus)

    def _desks(self) -> Desk:
        """Every teacher's lessons, own and substituted, in the order of days and numbers."""
        grade = {c.key: c.grade for c in self.plot.structure.courses}
        uses = bell_uses(self.plot.calendar)
        taught = sorted(
            self.outcome.taught,
            key=lambda t: (t.teacher, t.lesson.day, t.lesson.number, t.lesson.course),
        )
        ends = {
            t.lesson.key: bell_times(uses, grade[t.lesson.course], t.lesson.day, t.lesson.number)[1]
            for t in taught
        }
        desk = Desk(self.seed, self.clock, ends)
        for teacher, own in groupby(taught, key=lambda t: t.teacher):
            desk.sit_down(teacher, list(own))
        return desk

    def _course_years(self) -> Iterator[CourseYear]:
        laid = _lessons_by_course(self.plot.laid.lessons)
        topics = _topics_by_course(self.plot)
        for course in self.plot.structure.courses:
            yield CourseYear(
                course=course,
                school_class=self.classes[course.school_class],
                topics=topics[course.key],
                laid=laid[course.key],
                terms=self._terms_begun(course),
                weekly_hours=_hours(course),
                rng=Random(f"{self.seed}:course:{course.key}"),  # noqa: S311
                clock=self.clock,
                calendar=self.plot.calendar,
                abilities=self.abilities,
                absences=self.absences,
            )


def _marked_subjects(plot: Plot) -> dict[str, tuple[str, ...]]:
    """Each student's subjects with marks, in the order of the curriculum."""
    by_grade: dict[int, dict[str, None]] = {}
    for course in plot.structure.courses:
        if course.marked:
            by_grade.setdefault(course.grade, {})[course.subject] = None
    grades = plot.people.grades
    return {s.person: tuple(by_grade.get(grades[s.person], ())) for s in plot.people.students}


def _hours(course: Course) -> int:
    return HOURS[course.grade].get(course.subject, 1)


def _by_course(taught: list[Teaching]) -> dict[str, list[Teaching]]:
    found: dict[str, list[Teaching]] = {}
    for teaching in sorted(taught, key=lambda t: (t.lesson.day, t.lesson.number)):
        found.setdefault(teaching.lesson.course, []).append(teaching)
    return found


def _lessons_by_course(lessons: tuple[Lesson, ...]) -> dict[str, tuple[Lesson, ...]]:
    found: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        found.setdefault(lesson.course, []).append(lesson)
    return {key: tuple(rows) for key, rows in found.items()}


def _topics_by_course(plot: Plot) -> dict[str, tuple[PlanTopic, ...]]:
    return {
        course: tuple(topic for section in plan.sections for topic in section.topics)
        for plan in plot.plans
        for course in plan.courses
    }
