"""«Я веду урок вместо…»: a teacher takes a lesson, right at once, confirmed later (S-4)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from parta.journal.access import facts_of, teaches_on
from parta.journal.actions.lessons import add_lesson, mark_not_held, substitute
from parta.journal.models import Lesson, Meeting, NotHeld, Substitution
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput
from parta.lib.writing import action
from parta.school.models import Course


@action
def take_over(*, by: Actor, meeting: int, course: int | None = None) -> Substitution:
    """The actor teaches this meeting in another's place; it waits for the deputy's word.

    With ``course``, one of the actor's own with the same class, that subject is taught: its
    lesson is added and the planned ones are noted as not held.
    """
    if by.person is None:
        raise BadInput(_("Say who taught the lesson."))
    row = Meeting.objects.get(pk=meeting)
    if course is not None:
        _require_own(by.person, course, row)
    kind = Substitution.Kind.SAME if course is None else Substitution.Kind.OTHER
    found = substitute(by=by, meeting=meeting, substitute=by.person, kind=kind)
    if course is not None:
        _teach_instead(by, row, course)
    return found


def _require_own(person: int, course: int, meeting: Meeting) -> None:
    classes = Lesson.objects.filter(meeting=meeting).values("course__group__school_class")
    same = Course.objects.filter(pk=course, group__school_class__in=classes).exists()
    if not same or not teaches_on(person, course, meeting.date):
        raise BadInput(_("Choose one of your own subjects in this class."))


def _teach_instead(by: Actor, meeting: Meeting, course: int) -> None:
    planned = Lesson.objects.filter(meeting=meeting).exclude(course_id=course)
    for facts in facts_of(planned.values_list("pk", flat=True)).values():
        mark_not_held(by=by, lesson=facts, why=NotHeld.Reason.OTHER_SUBJECT)
    add_lesson(by=by, meeting=meeting, course=course)
