"""Term, year and final marks: what the teacher set, never a computed number."""

from __future__ import annotations

from typing import Final

from django.db import models

from parta.lib.fields import Entered
from parta.people.models import Student
from parta.school.models import SchoolYear, Subject, Term

# «н/а» stays in the denominator, «осв» leaves it (school.md §4.1).
RESULT_VALUES: Final = ("5", "4", "3", "2", "1", "z", "nz", "na", "osv")


class TermMark(Entered):
    """A student's mark for a subject and a term of the student's own scheme.

    Its average gathers the student's marks in that subject from any group of the term.
    """

    student = models.ForeignKey(Student, models.PROTECT, related_name="term_marks")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, models.PROTECT, related_name="marks")
    value = models.CharField(max_length=3)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["student", "subject", "term"], name="term_mark_once"),
            models.CheckConstraint(
                condition=models.Q(value__in=RESULT_VALUES), name="term_mark_value"
            ),
        ]


class YearMarkKind(models.TextChoices):
    """Choices of ``YearMark.kind``."""

    YEAR = "year"
    EXAM = "exam"
    FINAL = "final"


class YearMark(Entered):
    """Year, examination and final mark of a subject: ``kind`` tells which."""

    Kind = YearMarkKind

    student = models.ForeignKey(Student, models.PROTECT, related_name="year_marks")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=5, choices=YearMarkKind.choices)
    value = models.CharField(max_length=3)
    received = models.DateTimeField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student", "subject", "year", "kind"], name="year_mark_once"
            ),
            models.CheckConstraint(
                condition=models.Q(value__in=RESULT_VALUES, kind__in=["year", "exam", "final"]),
                name="year_mark_value",
            ),
        ]
