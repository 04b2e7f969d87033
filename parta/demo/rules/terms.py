"""Term marks of the terms that have ended, or nearly: set some days before the last lessons.

A mark follows the plain mean of the student's marks in the subject, from any group of the term
(S-8: rounding by the usual half, sometimes in the student's favour).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from random import Random

from parta.demo.rules.calendar import YearCalendar
from parta.demo.rules.course_year import CourseYear, Given, Rosters
from parta.demo.rules.facts import TermMarkSet
from parta.demo.rules.shapes import CourseTeacher, Term
from parta.demo.rules.weeks import teacher_on

FAVOUR = Fraction(1, 10)
SECOND = timedelta(seconds=1)

Marks = dict[tuple[str, str, str], list[Given]]


def gather(given: list[Given], calendar: YearCalendar) -> Marks:
    """Marks by student, subject and term, in the terms of both schemes."""
    found: Marks = {}
    for row in given:
        for scheme in ("quarters", "halves"):
            if term := calendar.term_of(scheme, row.day):
                found.setdefault((row.student, row.subject, term.key), []).append(row)
    return found


def course_term_marks(
    year: CourseYear, rosters: Rosters, marks: Marks, rows: tuple[CourseTeacher, ...], seed: str
) -> Iterator[TermMarkSet]:
    """Term marks of one course's students, those who are in its group when marks are set."""
    for term in year.terms:
        teacher = teacher_on(rows, term.last)
        if teacher and year.may_mark(term.last):
            yield from _term(year, rosters, marks, term, teacher, seed)


def _term(
    year: CourseYear, rosters: Rosters, marks: Marks, term: Term, by: str, seed: str
) -> Iterator[TermMarkSet]:
    rng = Random(f"{seed}:term:{year.course.key}:{term.key}")  # noqa: S311
    moment = _moment(year, term, rng)
    subject = year.course.subject
    for student in rosters.on(year.course.group, term.last):
        moment += SECOND * rng.randrange(4, 15)
        rows = [g for g in marks.get((student, subject, term.key), ()) if g.entered_at < moment]
        value = _value(year, student, term, [g.value for g in rows], rng)
        yield TermMarkSet(student, subject, year.course.key, term.key, value, moment, by)


def _moment(year: CourseYear, term: Term, rng: Random) -> datetime:
    """Two to four school days before the term ends; one in ten on its last day."""
    days = [d for d in year.calendar.school_days(year.course.grade) if d <= term.last]
    back = 1 if rng.random() < 0.1 else rng.choice((3, 3, 4, 5))
    return year.clock.at(days[-back], rng.uniform(880, 1020))


def _value(year: CourseYear, student: str, term: Term, values: list[int], rng: Random) -> str:
    if not values and year.absences.freed(student, year.course.subject, term.last):
        return "osv"
    if not values:
        return "na"
    mean = Fraction(sum(values), len(values))
    favour = FAVOUR if rng.random() < 0.5 else 0
    return str(min(5, max(2, int(mean + Fraction(1, 2) + favour))))
