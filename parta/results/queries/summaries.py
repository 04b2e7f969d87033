"""Results of a whole page at once: what stands at its right, without explanations.

``page.results_on_page`` tells the same of each student with formula and forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from parta.journal.models import OutsideMark
from parta.journal.queries.term_sheet import Given
from parta.lib.fields import touching
from parta.results.models import TermMark
from parta.results.rules.filling import Filling, filling
from parta.results.rules.marks import MarkRow
from parta.results.rules.means import mean_by
from parta.school.models import Exemption
from parta.school.queries.calendar import Span
from parta.school.rules import Norms


@dataclass(frozen=True, slots=True)
class Summary:
    """A student's average (exact, None without one), marks against the norm, and term mark."""

    student: int
    average: Fraction | None
    filling: Filling
    value: str = ""
    entry: int = 0
    exempt: bool = False


def summaries(
    subject: int,
    term: Span,
    students: Iterable[int],
    given: Iterable[Given],
    hours: Fraction,
    norms: Norms,
) -> dict[int, Summary]:
    """The summary of every student of a page, by student; one query.

    ``given`` are their marks in the subject from whatever group, ``hours`` the weekly load.
    """
    listed = list(students)
    rows: dict[int, list[MarkRow]] = defaultdict(list)
    for one in given:
        mark = MarkRow(one.value, one.part, one.attempt, one.weight, one.control)
        rows[one.student].append(mark)
    stands, exempt = _beside(subject, term, listed, rows)
    return {
        student: Summary(
            student, mean_by(rows[student], norms), filling(rows[student], hours, norms),
            *stands.get(student, ("", 0)), exempt=student in exempt,
        )
        for student in listed
    }  # fmt: skip


def _beside(
    subject: int, term: Span, students: list[int], rows: dict[int, list[MarkRow]]
) -> tuple[dict[int, tuple[str, int]], set[int]]:
    """Term marks and exemptions; marks from another school join ``rows``."""
    stands: dict[int, tuple[str, int]] = {}
    exempt: set[int] = set()
    for kind, student, value, number in _query(subject, term, students):
        if kind == "outside":
            rows[student].append(MarkRow(value, ("outside", number)))
        elif kind == "term":
            stands[student] = (value, number)
        else:
            exempt.add(student)
    return stands, exempt


def _query(subject: int, term: Span, students: list[int]) -> QuerySet[Any, tuple[Any, ...]]:
    mine = {"student_id__in": students, "subject_id": subject}
    marks = TermMark.objects.filter(**mine, term_id=term.id)
    outside = OutsideMark.objects.filter(**mine, day__range=(term.first, term.last))
    exempt = Exemption.objects.filter(touching(term.last, term.last), **mine)
    return _line(marks, "term", F("value"), F("entry")).union(
        _line(outside, "outside", F("value"), F("pk")),
        _line(exempt, "exempt", Value("", CharField()), Value(0, IntegerField())),
        all=True,
    )


def _line(rows: QuerySet[Any], kind: str, value: Any, number: Any) -> QuerySet[Any, Any]:
    return rows.values_list(Value(kind, CharField()), F("student_id"), value, number)


def day_of(term: Span, today: date) -> date:
    """The day whose load gives a term's norm: its end, or today while it goes on."""
    return min(max(today, term.first), term.last)
