"""In which classes a student was, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parta.school.models import Membership, Term
from parta.school.queries.calendar import Span


@dataclass(frozen=True, slots=True)
class ClassYear:
    """A student's class in one school year; the last one of those the student was in.

    ``first`` and ``last`` are the student's own first and last days in that year's classes;
    ``marks_from`` is None in a class without marks (grade 1).
    """

    year: Span
    school_class: int
    grade: int
    letter: str
    shift: int
    scheme: int
    marks_from: date | None
    first: date
    last: date

    @property
    def name(self) -> str:
        """«5А»."""
        return f"{self.grade}{self.letter}"

    def marked(self, last: date) -> bool:
        """True when the class has marks on some day up to ``last``."""
        return self.marks_from is not None and self.marks_from <= last


FIELDS = (
    "group__year_id", "group__year__name", "group__year__first", "group__year__last",
    "group__school_class_id", "group__school_class__grade", "group__school_class__letter",
    "group__school_class__shift", "group__school_class__scheme_id",
    "group__school_class__marks_from", "first", "last",
)  # fmt: skip


def class_years(student: int) -> tuple[ClassYear, ...]:
    """Every school year of a student with the class of its end, the newest first; one query."""
    rows = Membership.objects.filter(student_id=student, group__kind="class").order_by("first")
    found: dict[int, ClassYear] = {}
    for (
        year,
        name,
        begins,
        ends,
        own,
        grade,
        letter,
        shift,
        scheme,
        marks,
        first,
        last,
    ) in rows.values_list(*FIELDS):
        before = found.get(year)
        found[year] = ClassYear(
            Span(year, 0, name, begins, ends), own, grade, letter, shift, scheme, marks,
            before.first if before else first, last,
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda row: row.year.first, reverse=True))


def year_of_term(term: int) -> int | None:
    """The id of the school year that a term belongs to, None for no such term."""
    return Term.objects.filter(pk=term).values_list("scheme__year_id", flat=True).first()
