"""Absence, lateness and exemption in one lesson."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts
from parta.journal.actions.marks import require_empty_seen
from parta.journal.actions.rules_of_place import (
    require_member,
    require_open,
    require_taking_place,
)
from parta.journal.models import Attendance
from parta.journal.recorded import ATTENDANCE
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, Conflict
from parta.lib.writing import action

CODES = frozenset({"N", "UP", "B", "NP", "OP", "OSV"})
REASONS_OPEN = timedelta(days=14)


@action
def set_absence(
    *,
    by: Actor,
    lesson: LessonFacts,
    student: int,
    code: str,
    saw: int | None = None,
    reason: str = "",
) -> int:
    """Set, change or (with ``code`` "") clear a student's absence in a lesson.

    Returns the number of the ledger entry that now stands behind the cell (0 = present). The
    reason of an absence stays open 14 days after the term was closed (S-5).
    """
    if code and code not in CODES:
        raise BadInput(_("There is no such sign of absence: %(code)s.") % {"code": code})
    row = Attendance.objects.filter(lesson_id=lesson.id, student_id=student).first()
    _check(by, lesson, student, row, code)
    if row is None:
        require_empty_seen(saw if code else 0)
        return _added(by, lesson, student, code)
    if row.code == code:
        return row.entry
    _require_seen(row, saw)
    if code:
        ledger.change(by, ATTENDANCE, row, reason=reason, code=code)
        return row.entry
    ledger.remove(by, ATTENDANCE, row, reason=reason)
    return 0


def _check(by: Actor, lesson: LessonFacts, student: int, row: Attendance | None, code: str) -> None:
    only_reason = row is not None and bool(code)
    after = REASONS_OPEN if only_reason else None
    require_open(lesson, after=after, today=by.at.date())
    if code:
        require_taking_place(lesson)
        require_member(lesson, student)


def _added(by: Actor, lesson: LessonFacts, student: int, code: str) -> int:
    if not code:
        return 0
    row = Attendance(lesson_id=lesson.id, student_id=student, code=code, entered_at=by.at)
    return ledger.create(by, ATTENDANCE, row).entry


def _require_seen(row: Attendance, saw: int | None) -> None:
    if saw is not None and saw != row.entry:
        raise Conflict(
            _("Somebody else has changed this absence."),
            now={"value": row.code, "entry": row.entry},
        )
