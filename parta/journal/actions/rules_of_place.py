"""What must be true of a lesson and a student before anything is written there."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts
from parta.lib.errors import Refused
from parta.lib.fields import on_day
from parta.lib.memory import remembered
from parta.school.models import Membership, TermClosing


def require_open(lesson: LessonFacts, *, after: timedelta | None = None, today: date) -> None:
    """Refuse a change in a term that the deputy has closed.

    ``after`` is how long some entries stay open (reasons of absence, S-5); lateness alone never
    locks anything.
    """
    key = ("closed", lesson.school_class, lesson.date)
    closed = remembered(key, lambda: _closed_at(lesson))
    if closed is None or (after is not None and today <= closed.date() + after):
        return
    raise Refused(_("The term is closed: only the head can open it again."), code="closed")


def require_member(lesson: LessonFacts, student: int) -> None:
    """Refuse what is written about a student who was not in the group on the lesson's day."""
    key = ("members", lesson.group, lesson.date)
    if student not in remembered(key, lambda: _members(lesson)):
        raise Refused(
            _("The student was not in this group on the day of the lesson."), code="not_member"
        )


def _closed_at(lesson: LessonFacts) -> datetime | None:
    closings = TermClosing.objects.filter(
        on_day(lesson.date, "term__"), school_class=lesson.school_class, stage="deputy"
    )
    return closings.values_list("at", flat=True).first()


def _members(lesson: LessonFacts) -> frozenset[int]:
    rows = Membership.objects.filter(on_day(lesson.date), group_id=lesson.group)
    return frozenset(rows.values_list("student_id", flat=True))


def require_taking_place(lesson: LessonFacts) -> None:
    """Refuse marks and absences for a lesson that is noted as not held."""
    if lesson.not_held is not None:
        raise Refused(_("The lesson is noted as not held."), code="not_held")
