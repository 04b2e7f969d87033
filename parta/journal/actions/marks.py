"""Setting and clearing marks, and the assignments under them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts
from parta.journal.actions.rules_of_place import (
    require_member,
    require_open,
    require_taking_place,
)
from parta.journal.models import Assignment, AssignmentPart, AssignmentType, Mark
from parta.journal.recorded import ASSIGNMENT, MARK, PART
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, Conflict, Refused
from parta.lib.memory import remembered
from parta.lib.writing import action
from parta.school.queries.norms import norms

DEFAULT_TYPE = "О"
VALUES = {"points": {"5", "4", "3", "2", "1", "."}, "pass": {"z", "nz", "."}}


@dataclass(frozen=True, slots=True)
class Work:
    """Where a mark belongs within its lesson: type and running number, part, attempt.

    These natural keys let a browser without a connection name work that the server does not
    know yet; typing twice names the same work.
    """

    type: str = DEFAULT_TYPE
    number: int = 1
    part: int = 1
    attempt: int = 1


@action
def take_part(*, by: Actor, lesson: LessonFacts, work: Work) -> AssignmentPart:
    """The part of an assignment, made with its assignment if there is none yet."""
    key = ("part", lesson.id, work.type, work.number, work.part)
    return remembered(key, lambda: _part(lesson, work) or _new_part(by, lesson, work))


def _part(lesson: LessonFacts, work: Work) -> AssignmentPart | None:
    return AssignmentPart.objects.filter(
        assignment__lesson_id=lesson.id,
        assignment__type__code=work.type,
        assignment__number=work.number,
        number=work.part,
    ).first()


def _new_part(by: Actor, lesson: LessonFacts, work: Work) -> AssignmentPart:
    kind = AssignmentType.objects.filter(code=work.type).first()
    if kind is None or not 1 <= work.number <= 20 or not 1 <= work.part <= 6:
        raise BadInput(_("There is no such type of work: %(type)s.") % {"type": work.type})
    row = Assignment.objects.filter(lesson_id=lesson.id, type=kind, number=work.number).first()
    if row is None:
        row = Assignment(lesson_id=lesson.id, type=kind, number=work.number)
        ledger.create(by, ASSIGNMENT, row)
    part = AssignmentPart(assignment=row, number=work.part)
    return ledger.create(by, PART, part, page=lesson.id)


def check_mark(by: Actor, lesson: LessonFacts, student: int, value: str) -> None:
    """Every rule that forbids a mark here; raises ``Refused`` with the reason."""
    require_taking_place(lesson)
    if not lesson.marks_allowed:
        raise Refused(_("This class has no marks on this day."), code="no_marks")
    if value not in VALUES[lesson.marking] or (value == "1" and not _one_allowed()):
        raise BadInput(_("This mark does not belong to the scale of the subject."))
    require_member(lesson, student)
    require_open(lesson, today=by.at.date())


def _one_allowed() -> bool:
    return remembered("one", lambda: norms().one_allowed)


@action
def set_mark(
    *,
    by: Actor,
    lesson: LessonFacts,
    student: int,
    value: str,
    work: Work | None = None,
    comment: str | None = None,
    saw: int | None = None,
    reason: str = "",
) -> Mark:
    """Set one mark; ``saw`` is the ledger entry that the writer looked at (0 = empty cell).

    A mark that somebody changed meanwhile is a ``Conflict``; the same value again is no change.
    """
    work = work or Work()
    check_mark(by, lesson, student, value)
    if not 1 <= work.attempt <= 9:
        raise BadInput(_("A work can be marked again at most eight times."))
    if saw and _part(lesson, work) is None:
        require_empty_seen(saw)  # before any work is made: a refused entry leaves nothing behind
    part = take_part(by=by, lesson=lesson, work=work)
    marks = _marks_of(part)
    row = marks.get((student, work.attempt))
    if row is None:
        require_empty_seen(saw)
        row = _new_mark(by, lesson, student, part, work, value, comment)
        marks[student, work.attempt] = row
        return row
    return _changed(by, lesson, row, value, comment, saw, reason)


def _marks_of(part: AssignmentPart) -> dict[tuple[int, int], Mark]:
    """All marks of a part by (student, attempt), read once in a batch."""
    return remembered(
        ("marks", part.pk),
        lambda: {(row.student_id, row.attempt): row for row in part.marks.all()},
    )


def _new_mark(
    by: Actor,
    lesson: LessonFacts,
    student: int,
    part: AssignmentPart,
    work: Work,
    value: str,
    comment: str | None,
) -> Mark:
    row = Mark(
        part=part,
        student_id=student,
        attempt=work.attempt,
        value=value,
        comment=comment or "",
        entered_at=by.at,
    )
    return ledger.create(by, MARK, row, page=lesson.id)


def _changed(
    by: Actor,
    lesson: LessonFacts,
    row: Mark,
    value: str,
    comment: str | None,
    saw: int | None,
    reason: str,
) -> Mark:
    wanted = row.comment if comment is None else comment
    if (row.value, row.comment) == (value, wanted):
        return row
    require_seen(row, saw)
    ledger.change(by, MARK, row, page=lesson.id, reason=reason, value=value, comment=wanted)
    return row


def require_seen(row: Mark, saw: int | None) -> None:
    """Raise ``Conflict`` when the writer looked at another state of this mark."""
    if saw is not None and saw != row.entry:
        raise Conflict(
            _("Somebody else has changed this mark."),
            now={"value": row.value, "entry": row.entry},
        )


def require_empty_seen(saw: int | None) -> None:
    """Raise ``Conflict`` when the writer looked at something that is gone meanwhile."""
    if saw:
        raise Conflict(_("Somebody else has cleared this cell."), now={"value": "", "entry": 0})


@action
def clear_mark(
    *,
    by: Actor,
    lesson: LessonFacts,
    student: int,
    work: Work,
    saw: int | None = None,
    reason: str = "",
) -> int:
    """Take a mark away; returns the entry's number, 0 when there was nothing to clear."""
    require_open(lesson, today=by.at.date())
    part = _part(lesson, work)
    row = _marks_of(part).get((student, work.attempt)) if part else None
    if part is None or row is None:
        return 0
    require_seen(row, saw)
    del _marks_of(part)[student, work.attempt]
    ledger.remove(by, MARK, row, page=lesson.id, reason=reason)
    return ledger.head().seq
