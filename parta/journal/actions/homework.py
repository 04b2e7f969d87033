"""Homework of a lesson: given here, due there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts
from parta.journal.actions.marks import require_empty_seen
from parta.journal.actions.rules_of_place import require_open
from parta.journal.models import Homework, Lesson
from parta.journal.recorded import HOMEWORK
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, Conflict
from parta.lib.writing import action

TEXT_LENGTH = 2000


@action
def set_homework(
    *,
    by: Actor,
    lesson: LessonFacts,
    text: str,
    none: bool = False,
    due: date | None = None,
    minutes: int = 0,
    number: int = 1,
    saw: int | None = None,
) -> int:
    """Write the homework given in a lesson, or (``none``) that there is none on purpose.

    ``due`` is the date it is asked for; by default the course's next lesson. ``minutes`` is the
    expected time, 0 = not said. Empty text without ``none`` clears it. Returns the entry number.
    """
    text = text.strip()
    if not text and not none:
        return clear_homework(by=by, lesson=lesson, number=number, saw=saw)
    _check(lesson, text, none, due, minutes)
    require_open(lesson, today=by.at.date())
    target = due_lesson(lesson, due)
    values: dict[str, Any] = {
        "text": "" if none else text,
        "none": none,
        "due": None if none else (target.meeting.date if target else due),
        "due_lesson_id": None if none or target is None else target.pk,
        "minutes": 0 if none else minutes,
    }
    row = Homework.objects.filter(lesson_id=lesson.id, number=number).first()
    if row is None:
        require_empty_seen(saw)
        new = Homework(lesson_id=lesson.id, number=number, entered_at=by.at, **values)
        return ledger.create(by, HOMEWORK, new).entry
    if any(getattr(row, name) != value for name, value in values.items()):
        _require_seen(row, saw)
        ledger.change(by, HOMEWORK, row, **values)
    return row.entry


def _check(lesson: LessonFacts, text: str, none: bool, due: date | None, minutes: int) -> None:
    if none and text:
        raise BadInput(_("Either a task or «no homework», not both."))
    if len(text) > TEXT_LENGTH:
        raise BadInput(_("Homework has at most %(n)s characters.") % {"n": TEXT_LENGTH})
    if due is not None and due < lesson.date:
        raise BadInput(_("Homework can't be due before the lesson where it was given."))
    if not 0 <= minutes <= 600:
        raise BadInput(_("The expected time is between 0 and 600 minutes."))


def due_lesson(lesson: LessonFacts, due: date | None) -> Lesson | None:
    """The course's lesson for which homework is due: on ``due``, else the next one."""
    later = Lesson.objects.select_related("meeting").filter(
        course_id=lesson.course, not_held__isnull=True
    )
    if due is not None:
        return later.filter(meeting__date=due).order_by("meeting__number").first()
    after = later.filter(meeting__date__gt=lesson.date)
    return after.order_by("meeting__date", "meeting__number").first()


@action
def clear_homework(
    *, by: Actor, lesson: LessonFacts, number: int = 1, saw: int | None = None
) -> int:
    """Take homework away; returns 0, the state of an empty field."""
    require_open(lesson, today=by.at.date())
    row = Homework.objects.filter(lesson_id=lesson.id, number=number).first()
    if row is not None:
        _require_seen(row, saw)
        ledger.remove(by, HOMEWORK, row)
    return 0


def _require_seen(row: Homework, saw: int | None) -> None:
    if saw is not None and saw != row.entry:
        now = {"value": row.text, "entry": row.entry}
        raise Conflict(_("Somebody else has changed this homework."), now=now)
