"""The lesson itself: held or not, by whom, with which topic; substitution and added lessons."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from parta.journal.access import LessonFacts
from parta.journal.actions.rules_of_place import require_open
from parta.journal.models import Attendance, Held, Lesson, Mark, Meeting, NotHeld, Substitution
from parta.journal.queries.topics import laid_topic
from parta.journal.recorded import HELD, LESSON, MEETING, NOT_HELD, SUBSTITUTION
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, Conflict, Refused
from parta.lib.writing import action

TOPIC_LENGTH = 500


@action
def mark_held(*, by: Actor, lesson: LessonFacts, teacher: int | None = None) -> Held:
    """«Урок проведён»: held, the topic of the КТП if none is written, the rest present.

    Said twice it stays as it was said first.
    """
    row = Held.objects.filter(lesson_id=lesson.id).first()
    if row is not None:
        return row
    require_open(lesson, today=by.at.date())
    if lesson.not_held is not None:
        raise Refused(_("The lesson is noted as not held."), code="not_held")
    who = teacher or by.person or lesson.actual
    if who is None:
        raise BadInput(_("Say who taught the lesson."))
    if not lesson.topic and (planned := laid_topic(lesson.id)):
        set_topic(by=by, lesson=lesson, topic=planned)
    row = Held(lesson_id=lesson.id, teacher_id=who, entered_at=by.at)
    return ledger.create(by, HELD, row)


@action
def unmark_held(*, by: Actor, lesson: LessonFacts, reason: str = "") -> None:
    """Take «Урок проведён» back; marks and absences stay as they are."""
    require_open(lesson, today=by.at.date())
    row = Held.objects.filter(lesson_id=lesson.id).first()
    if row is not None:
        ledger.remove(by, HELD, row, reason=reason)


@action
def mark_not_held(
    *, by: Actor, lesson: LessonFacts, why: str, note: str = "", order: int | None = None
) -> NotHeld:
    """Note that the lesson did not take place; refused while marks or absences stand in it."""
    if why not in NotHeld.Reason.values:
        raise BadInput(_("Choose why the lesson was not held."))
    require_open(lesson, today=by.at.date())
    _require_empty(lesson)
    unmark_held(by=by, lesson=lesson)
    row = NotHeld.objects.filter(lesson_id=lesson.id).first()
    if row is None:
        row = NotHeld(lesson_id=lesson.id, reason=why, note=note, order_id=order)
        return ledger.create(by, NOT_HELD, row)
    ledger.change(by, NOT_HELD, row, reason=why, note=note, order_id=order)
    return row


def _require_empty(lesson: LessonFacts) -> None:
    marked = Mark.objects.filter(part__assignment__lesson_id=lesson.id).exists()
    if marked or Attendance.objects.filter(lesson_id=lesson.id).exists():
        raise Refused(
            _("Marks or absences are written in this lesson: clear them first."), code="written"
        )


@action
def unmark_not_held(*, by: Actor, lesson: LessonFacts) -> None:
    """Take back that the lesson was not held."""
    require_open(lesson, today=by.at.date())
    row = NotHeld.objects.filter(lesson_id=lesson.id).first()
    if row is not None:
        ledger.remove(by, NOT_HELD, row)


@action
def set_topic(*, by: Actor, lesson: LessonFacts, topic: str, saw: int | None = None) -> int:
    """Write the topic of a lesson (at most 500 characters); returns the entry's number."""
    topic = " ".join(topic.split())
    if len(topic) > TOPIC_LENGTH:
        raise BadInput(_("A topic has at most %(n)s characters.") % {"n": TOPIC_LENGTH})
    require_open(lesson, today=by.at.date())
    row = Lesson.objects.get(pk=lesson.id)
    if row.topic == topic:
        return row.entry
    if saw is not None and saw != row.entry:
        raise Conflict(
            _("Somebody else has changed this topic."),
            now={"value": row.topic, "entry": row.entry},
        )
    ledger.change(by, LESSON, row, topic=topic)
    return row.entry


@action
def add_lesson(*, by: Actor, meeting: Meeting, course: int) -> Lesson:
    """Put a course's lesson into a meeting (joined lesson, another subject, extra lesson)."""
    found = Lesson.objects.filter(meeting=meeting, course_id=course).first()
    return found or ledger.create(by, LESSON, Lesson(meeting=meeting, course_id=course))


@action
def substitute(
    *,
    by: Actor,
    meeting: int,
    substitute: int,
    kind: str = "same",
    reason: str = "",
    confirmed_by: int | None = None,
) -> Substitution:
    """Somebody else teaches this meeting: right at once, confirmed by the deputy later (S-4)."""
    if kind not in Substitution.Kind.values:
        raise BadInput(_("There is no such kind of substitution."))
    row = Meeting.objects.get(pk=meeting)
    if Substitution.objects.filter(meeting=row).exists():
        raise Refused(_("This lesson already has a substitution."), code="substituted")
    ledger.change(by, MEETING, row, actual_id=substitute)
    change = Substitution(
        meeting=row,
        kind=kind,
        absent_id=row.planned_id,
        substitute_id=substitute,
        reason=reason,
        confirmed_by_id=confirmed_by,
    )
    return ledger.create(by, SUBSTITUTION, change)
