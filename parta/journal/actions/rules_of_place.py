"""What must be true of a lesson and a student before anything is written there."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts
from parta.lib.errors import Refused
from parta.lib.fields import on_day
from parta.school.models import Membership, TermClosing


def require_open(lesson: LessonFacts, *, after: timedelta | None = None, today: date) -> None:
    """Refuse a change in a term that the deputy has closed.

    ``after`` is how long some entries stay open (reasons of absence, S-5); lateness alone never
    locks anything.
    """
    closings = TermClosing.objects.filter(
        on_day(lesson.date, "term__"), school_class=lesson.school_class, stage="deputy"
    )
    closed = closings.values_list("at", flat=True).first()
    if closed is None or (after is not None and today <= closed.date() + after):
        return
    raise Refused(_("The term is closed: only the head can open it again."), code="closed")


def require_member(lesson: LessonFacts, student: int) -> None:
    """Refuse what is written about a student who was not in the group on the lesson's day."""
    there = Membership.objects.filter(
        on_day(lesson.date), group_id=lesson.group, student_id=student
    )
    if not there.exists():
        raise Refused(
            _("The student was not in this group on the day of the lesson."), code="not_member"
        )


def require_taking_place(lesson: LessonFacts) -> None:
    """Refuse marks and absences for a lesson that is noted as not held."""
    if lesson.not_held is not None:
        raise Refused(_("The lesson is noted as not held."), code="not_held")
