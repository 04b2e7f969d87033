"""The assignment of a lesson: its type, title and due date."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts
from parta.journal.actions.marks import Work, take_part
from parta.journal.actions.rules_of_place import require_open, require_taking_place
from parta.journal.models import Assignment, AssignmentType
from parta.journal.recorded import ASSIGNMENT
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput
from parta.lib.writing import action


@action
def set_assignment(
    *,
    by: Actor,
    lesson: LessonFacts,
    work: Work,
    title: str = "",
    due: date | None = None,
    was: str = "",
) -> Assignment:
    """Make the lesson's assignment of this type and number, or change its title and due date.

    ``was`` is the type code that it had: the marks stay on it, only its type changes.
    """
    require_open(lesson, today=by.at.date())
    require_taking_place(lesson)
    title = " ".join(title.split())
    if len(title) > 200:
        raise BadInput(_("A title has at most 200 characters."))
    if was and was != work.type:
        _retype(by, lesson, was, work)
    row = take_part(by=by, lesson=lesson, work=work).assignment
    ledger.change(by, ASSIGNMENT, row, title=title, due=due)
    return row


def _retype(by: Actor, lesson: LessonFacts, was: str, work: Work) -> None:
    kind = AssignmentType.objects.filter(code=work.type).first()
    row = Assignment.objects.filter(lesson_id=lesson.id, type__code=was, number=work.number).first()
    taken = Assignment.objects.filter(
        lesson_id=lesson.id, type__code=work.type, number=work.number
    ).exists()
    if kind is None or taken:
        raise BadInput(_("The lesson already has an assignment of this type and number."))
    if row is not None:
        ledger.change(by, ASSIGNMENT, row, type_id=kind.pk)
