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
from parta.lib.prepared import Prepared
from parta.results.models import TermMark
from parta.results.rules.filling import Filling
from parta.results.rules.means import filled_by, mean_by
from parta.school.models import Exemption, Membership
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
    group: int,
    term: Span,
    students: Iterable[int],
    given: Iterable[Given],
    hours: Fraction,
    norms: Norms,
) -> dict[int, Summary]:
    """The summary of students of a page, by student; one query.

    ``given`` are the marks of the group's students in the subject from whatever group, ``hours``
    the weekly load.
    """
    rows: dict[int, list[Given]] = defaultdict(list)
    for one in given:
        rows[one.student].append(one)
    stands, exempt = _beside(subject, group, term, rows)
    return {
        student: Summary(
            student, mean_by(rows[student], norms), filled_by(rows[student], hours, norms),
            *stands.get(student, ("", 0)), exempt=student in exempt,
        )
        for student in students
    }  # fmt: skip


def _beside(
    subject: int, group: int, term: Span, rows: dict[int, list[Given]]
) -> tuple[dict[int, tuple[str, int]], set[int]]:
    """Term marks and exemptions; marks from another school join ``rows``."""
    stands: dict[int, tuple[str, int]] = {}
    exempt: set[int] = set()
    found = _BESIDE.rows(
        subject=subject, group=group, term=term.id, first=term.first, last=term.last
    )
    for kind, student, value, number in found:
        if kind == "outside":
            rows[student].append(Given(student, ("outside", number), 1, value, 1, False))
        elif kind == "term":
            stands[student] = (value, number)
        else:
            exempt.add(student)
    return stands, exempt


def _query(
    subject: int, group: int, term: int, first: date, last: date
) -> QuerySet[Any, tuple[Any, ...]]:
    members = Membership.objects.filter(touching(first, last), group=group).values("student")
    mine = {"student__in": members, "subject": subject}
    marks = TermMark.objects.filter(**mine, term=term)
    outside = OutsideMark.objects.filter(**mine, day__range=(first, last))
    exempt = Exemption.objects.filter(touching(last, last), **mine)
    return _line(marks, "term", F("value"), F("entry")).union(
        _line(outside, "outside", F("value"), F("pk")),
        _line(exempt, "exempt", Value("", CharField()), Value(0, IntegerField())),
        all=True,
    )


def _line(rows: QuerySet[Any], kind: str, value: Any, number: Any) -> QuerySet[Any, Any]:
    return rows.values_list(Value(kind, CharField()), F("student_id"), value, number)


_BESIDE = Prepared(_query)
