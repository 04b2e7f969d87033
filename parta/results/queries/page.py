"""Results of one journal page: a roster, one subject, one term."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from parta.lib.fields import touching
from parta.results.models import TermMark
from parta.results.queries.hours import weekly_hours
from parta.results.queries.standings import NOTHING, Stand, Standing, gathered, standing
from parta.school.models import Exemption
from parta.school.queries.calendar import Span
from parta.school.rules import Norms


def results_on_page(
    course: int, subject: int, students: Iterable[int], term: Span, norms: Norms
) -> dict[int, Standing]:
    """The standing of every student of a page, by student; five queries however many there are.

    The marks are gathered from any group in which the student has the subject, so whoever changed
    the subgroup in mid-term keeps one average. ``course`` gives the hours of the norm.
    """
    listed = list(students)
    marks = gathered(listed, term.first, term.last, subject=subject)
    span = (term.first, term.last)
    hours = weekly_hours([course], [span]).get((course, *span), Fraction(0))
    stands, exempt = _stands(listed, subject, term), _exempt(listed, subject, term)
    return {
        student: standing(
            (student, subject), marks.get((student, subject), ()), hours, norms,
            stands=stands.get(student, NOTHING), exempt=student in exempt,
        )
        for student in listed
    }  # fmt: skip


def _stands(students: list[int], subject: int, term: Span) -> dict[int, Stand]:
    rows = TermMark.objects.filter(student_id__in=students, subject_id=subject, term_id=term.id)
    found = rows.values_list("student_id", "value", "entry")
    return {student: Stand(value, entry) for student, value, entry in found}


def _exempt(students: list[int], subject: int, term: Span) -> frozenset[int]:
    """Those who are exempt at the end of the term («осв» for the term)."""
    rows = Exemption.objects.filter(
        touching(term.last, term.last), student_id__in=students, subject_id=subject
    )
    return frozenset(rows.values_list("student_id", flat=True))
