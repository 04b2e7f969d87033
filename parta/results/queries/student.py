"""Results of one student: every subject of a school year in every term of its own scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from parta.journal.queries.student_marks import ReadMark
from parta.results.models import TermMark, YearMark
from parta.results.queries.hours import weekly_hours
from parta.results.queries.standings import NOTHING, Key, Stand, Standing, gathered, standing
from parta.school.models import Course, Exemption, Subject, Term
from parta.school.queries.bilingual import Bilingual
from parta.school.queries.calendar import Span, term_on
from parta.school.queries.enrolment import ClassYear
from parta.school.rules import Norms


@dataclass(frozen=True, slots=True)
class SubjectResults:
    """One subject of a student's year.

    ``terms`` are those of the scheme that the student has the subject by, each with the standing
    in it; ``year`` holds the year, examination and final marks by kind.
    """

    subject: int
    name: Bilingual
    marking: str
    kind: str
    terms: tuple[tuple[Span, Standing], ...]
    year: dict[str, str]

    def on(self, day: date) -> tuple[Span, Standing]:
        """The term of a day with its standing."""
        term = term_on([span for span, _ in self.terms], day)
        return next(pair for pair in self.terms if pair[0].id == term.id)

    @property
    def empty(self) -> bool:
        """True while nothing at all stands in the subject."""
        return not self.year and not any(s.marks or s.value for _, s in self.terms)


@dataclass(frozen=True, slots=True)
class StudentResults:
    """A student's year: the terms of the class's own scheme, and the subjects in their order."""

    terms: tuple[Span, ...]
    subjects: tuple[SubjectResults, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A course that the student is or was in, until a day."""

    course: int
    subject: int
    name: Bilingual
    marking: str
    kind: str
    scheme: int
    until: date


def student_results(student: int, own: ClassYear, norms: Norms) -> StudentResults:
    """Every subject of the student in a school year; nine queries, whatever their number.

    A subject that was changed from one group to another is one: its scheme and its hours are
    those of the group that the student belonged to last.
    """
    courses = _taken(student, own)
    terms = _terms({own.scheme, *(one.scheme for one in courses.values())})
    marks = gathered([student], own.year.first, own.year.last)
    known = {**_marked_elsewhere(marks, courses, own), **courses}
    hours = weekly_hours(
        (one.course for one in known.values()),
        ((term.first, term.last) for spans in terms.values() for term in spans),
    )
    stands, year = _stands(student, own.year.id), _year_marks(student, own.year.id)
    exempt = _exempt(student, [term for spans in terms.values() for term in spans])
    subjects = [
        SubjectResults(
            one.subject, one.name, one.marking, one.kind,
            tuple(
                (term, standing(
                    (student, one.subject), _within(marks, (student, one.subject), term),
                    hours.get((one.course, term.first, term.last), Fraction(0)), norms,
                    stands=stands.get((one.subject, term.id), NOTHING),
                    exempt=(one.subject, term.id) in exempt,
                ))
                for term in terms.get(one.scheme, ())
            ),
            year.get(one.subject, {}),
        )
        for one in known.values()
    ]  # fmt: skip
    return StudentResults(terms.get(own.scheme, ()), tuple(subjects))


def _taken(student: int, own: ClassYear) -> dict[int, _Taken]:
    """The student's subjects of the year in the school's order, each by its last course."""
    rows = Course.objects.filter(
        group__year_id=own.year.id, group__memberships__student_id=student
    ).order_by("subject__place", "subject__name_ru", "group__memberships__last")
    return {
        subject: _Taken(
            course, subject, Bilingual(ru, kk), marking or scale, kind, scheme or own.scheme, until
        )
        for course, subject, ru, kk, marking, scale, kind, scheme, until in rows.values_list(
            "pk", "subject_id", "subject__name_ru", "subject__name_kk", "marking",
            "subject__marking", "subject__kind", "scheme_id", "group__memberships__last",
        )
    }  # fmt: skip


def _marked_elsewhere(
    marks: dict[Key, list[ReadMark]], courses: dict[int, _Taken], own: ClassYear
) -> dict[int, _Taken]:
    """Subjects with marks of which the student has no course here (another school's)."""
    strange = {subject for _, subject in marks} - courses.keys()
    rows = Subject.objects.filter(pk__in=strange).order_by("place", "name_ru")
    return {
        row.pk: _Taken(
            0, row.pk, Bilingual(row.name_ru, row.name_kk), row.marking, row.kind, own.scheme,
            own.last,
        )
        for row in rows
    }  # fmt: skip


def _terms(schemes: Iterable[int]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for row in Term.objects.filter(scheme_id__in=list(schemes)).order_by("number"):
        found[row.scheme_id].append(Span(row.pk, row.number, row.name, row.first, row.last))
    return {scheme: tuple(spans) for scheme, spans in found.items()}


def _within(marks: dict[Key, list[ReadMark]], key: Key, term: Span) -> list[ReadMark]:
    return [mark for mark in marks.get(key, ()) if mark.day in term]


def _stands(student: int, year: int) -> dict[tuple[int, int], Stand]:
    rows = TermMark.objects.filter(student_id=student, term__scheme__year_id=year)
    found = rows.values_list("subject_id", "term_id", "value", "entry")
    return {(subject, term): Stand(value, entry) for subject, term, value, entry in found}


def _year_marks(student: int, year: int) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    rows = YearMark.objects.filter(student_id=student, year_id=year)
    for subject, kind, value in rows.values_list("subject_id", "kind", "value"):
        found[subject][kind] = value
    return found


def _exempt(student: int, terms: list[Span]) -> frozenset[tuple[int, int]]:
    """(subject, term) in which the student is exempt at the term's end."""
    rows = list(Exemption.objects.filter(student_id=student))
    return frozenset(
        (row.subject_id, term.id)
        for row in rows
        for term in terms
        if row.first <= term.last <= row.last
    )
