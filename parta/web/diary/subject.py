"""The page of one subject in one term: its lessons as the right-hand page of a register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parta.journal.queries.week import ReadLesson, student_days
from parta.journal.rules.attendance import CODES, AttendanceCode
from parta.results.queries import SubjectResults, student_results
from parta.school.queries.calendar import Span, term_on
from parta.school.queries.enrolment import ClassYear
from parta.school.queries.norms import norms
from parta.web.diary.frame import Frame
from parta.web.diary.marks import SubjectShown, subject_shown
from parta.web.diary.words import Shown, shown


@dataclass(frozen=True, slots=True)
class LessonLine:
    """One lesson of the term."""

    it: ReadLesson
    marks: tuple[Shown, ...]
    absence: AttendanceCode | None


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """A subject in a term; ``missed`` lessons were not held (S-15), ``over`` is a past term."""

    year: ClassYear
    row: SubjectShown
    terms: tuple[Span, ...]
    lessons: tuple[LessonLine, ...]
    held: int
    missed: int
    over: bool


def subject_page(found: Frame, subject: int, term: int, today: date) -> SubjectPage | None:
    """The subject in the term asked for, else in today's or the last one; None for a subject or
    term that is not the child's.
    """
    for year in _years(found, term, today):
        rules = norms(year.year.id)
        results = student_results(found.child.student, year, rules).subjects
        own = next((one for one in results if one.subject == subject and one.terms), None)
        chosen = _chosen(own, term, today) if own else None
        if own and chosen:
            return _page(found.child.student, year, own, chosen, today, weighted=rules.weighted)
    return None


def _years(found: Frame, term: int, today: date) -> Iterable[ClassYear]:
    """Where to look: the term's own year, else today's and then the others, the newest first."""
    own = found.year_of(term) if term else found.year_on(today)
    rest = [] if term else [year for year in found.years if year is not own]
    return [*([own] if own else []), *rest]


def _chosen(own: SubjectResults, term: int, today: date) -> Span | None:
    spans = [span for span, _ in own.terms]
    if not term:
        return term_on(spans, today)
    return next((span for span in spans if span.id == term), None)


def _page(
    student: int, year: ClassYear, own: SubjectResults, term: Span, today: date, *, weighted: bool
) -> SubjectPage:
    over = term.last < today
    row = subject_shown(own, *own.on(term.first), weighted=weighted, over=over)
    days = student_days(student, term.first, min(term.last, today), subject=own.subject)
    lessons = [lesson for day in sorted(days.lessons, reverse=True) for lesson in days.lessons[day]]
    return SubjectPage(
        year, row, tuple(span for span, _ in own.terms),
        tuple(_line(lesson, weighted=weighted) for lesson in lessons),
        sum(lesson.held for lesson in lessons), sum(bool(lesson.not_held) for lesson in lessons),
        over,
    )  # fmt: skip


def _line(lesson: ReadLesson, *, weighted: bool) -> LessonLine:
    marks = tuple(shown(mark, weighted=weighted) for mark in lesson.marks)
    return LessonLine(lesson, marks, CODES.get(lesson.absence))
