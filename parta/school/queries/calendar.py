"""The school, its years and terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parta.lib.errors import NotYours
from parta.school.models import Course, School, SchoolYear, Term


@dataclass(frozen=True, slots=True)
class SchoolInfo:
    """The school's name, IANA zone, languages and list order."""

    name: str
    short_name: str
    zone: str
    language: str
    alphabet: str
    arrivals_last: bool
    demo: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A year or term: both days included."""

    id: int
    number: int
    name: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def school() -> SchoolInfo | None:
    """The school, or None before the first steps."""
    row = School.objects.values_list(
        "name", "short_name", "zone", "language", "alphabet", "arrivals_last", "demo"
    ).first()
    return SchoolInfo(*row) if row else None


def year_on(day: date) -> Span | None:
    """The school year of a day; in the summer the coming one if it exists, else the last."""
    years = [Span(row.pk, 0, row.name, row.first, row.last) for row in _years()]
    coming = [year for year in years if year.last >= day]
    return (coming or years[::-1] or [None])[0]  # type: ignore[list-item]


def years() -> list[Span]:
    """All school years, the newest first."""
    return [Span(row.pk, 0, row.name, row.first, row.last) for row in reversed(_years())]


def _years() -> list[SchoolYear]:
    return list(SchoolYear.objects.order_by("first"))


def terms_of_scheme(scheme: int) -> list[Span]:
    """The terms of a scheme in order."""
    rows = Term.objects.filter(scheme_id=scheme).order_by("number")
    return [Span(row.pk, row.number, row.name, row.first, row.last) for row in rows]


def scheme_of_course(course: Course) -> int:
    """The course's own term scheme, else its class's, else the year's first one."""
    if course.scheme_id:
        return course.scheme_id
    if course.group.school_class is not None:
        return course.group.school_class.scheme_id
    first = course.group.year.schemes.order_by("-reporting", "pk").first()
    if first is None:
        raise NotYours("the year has no terms")
    return first.pk


def term_on(terms: list[Span], day: date) -> Span:
    """The term of a day; in holidays the one that ended last, before the first one the first."""
    begun = [term for term in terms if term.first <= day]
    return begun[-1] if begun else terms[0]
