"""Who may set a student's term mark."""

from __future__ import annotations

from datetime import date

from parta.journal.access import Looker, teaches_on
from parta.lib.fields import touching
from parta.school.models import Course, Term


def course_of_term(student: int, subject: int, term: Term) -> int | None:
    """The course in which the student has the subject at the end of the term, None for none.

    Whoever changed the subgroup in mid-term belongs to the later one.
    """
    rows = Course.objects.filter(
        touching(term.first, term.last, "group__memberships__"),
        subject_id=subject,
        group__year_id=term.scheme.year_id,
        group__memberships__student_id=student,
    ).order_by("-group__memberships__last", "-group__memberships__first")
    return rows.values_list("pk", flat=True).first()


def may_set_term_mark(viewer: Looker, student: int, subject: int, term: Term, today: date) -> bool:
    """True for the teacher of the student's course at the term's end, and for today's teacher:
    who takes over a class after the term also finishes its marks.
    """
    course = course_of_term(student, subject, term)
    return course is not None and teaches_on(viewer.person, course, term.last, today)
