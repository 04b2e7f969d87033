"""Setting term marks: the program proposes, the teacher sets."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from parta.journal.access import Looker
from parta.journal.actions.marks import require_empty_seen
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, Conflict, NotYours, Refused
from parta.lib.fields import touching
from parta.lib.writing import action
from parta.results.access import course_of_term, may_set_term_mark
from parta.results.models import TermMark
from parta.results.recorded import TERM_MARK
from parta.school.models import Course, Membership, SchoolClass, Term, TermClosing

WITHOUT_NUMBER: Final = frozenset({"na", "osv"})
VALUES: Final = {
    "points": frozenset("54321") | WITHOUT_NUMBER,
    "pass": frozenset({"z", "nz"}) | WITHOUT_NUMBER,
    "none": frozenset[str](),
}


@action
def enter_term_mark(
    *,
    viewer: Looker,
    by: Actor,
    student: int,
    subject: int,
    term: int,
    value: str,
    saw: int | None = None,
    reason: str = "",
) -> dict[str, Any]:
    """What a page sends: set the mark, or clear it with ``value`` "", if the viewer may.

    Returns the cell's new state, ``value`` and ``entry``. Somebody else's student or term is
    ``NotYours``.
    """
    row = Term.objects.select_related("scheme").filter(pk=term).first()
    if row is None or not may_set_term_mark(viewer, student, subject, row, viewer.today):
        raise NotYours(_("This term mark is not yours to set."))
    if not value:
        clear_term_mark(by=by, student=student, subject=subject, term=term, saw=saw, reason=reason)
        return {"value": "", "entry": 0}
    mark = set_term_mark(
        by=by, student=student, subject=subject, term=term, value=value, saw=saw, reason=reason
    )
    return {"value": mark.value, "entry": mark.entry}


@action
def set_term_mark(
    *,
    by: Actor,
    student: int,
    subject: int,
    term: int,
    value: str,
    saw: int | None = None,
    reason: str = "",
) -> TermMark:
    """Set a student's mark for a subject and a term of the student's own scheme.

    ``saw`` is the ledger entry that the writer looked at (0 = empty). A mark that somebody
    changed meanwhile is a ``Conflict``; a term that the deputy has closed is ``Refused``.
    """
    _check(student, subject, term, value)
    row = TermMark.objects.filter(student_id=student, subject_id=subject, term_id=term).first()
    if row is None:
        require_empty_seen(saw)
        return ledger.create(by, TERM_MARK, TermMark(
            student_id=student, subject_id=subject, term_id=term, value=value, entered_at=by.at
        ))  # fmt: skip
    if row.value != value:
        _require_seen(row, saw)
        ledger.change(by, TERM_MARK, row, reason=reason, value=value)
    return row


@action
def clear_term_mark(
    *,
    by: Actor,
    student: int,
    subject: int,
    term: int,
    saw: int | None = None,
    reason: str = "",
) -> int:
    """Take a term mark away; returns the entry's number, 0 when there was nothing to clear."""
    _require_open(_class_of(student, _term(term)), term)
    row = TermMark.objects.filter(student_id=student, subject_id=subject, term_id=term).first()
    if row is None:
        return 0
    _require_seen(row, saw)
    ledger.remove(by, TERM_MARK, row, reason=reason)
    return ledger.head().seq


def _check(student: int, subject: int, term: int, value: str) -> None:
    """Every rule that forbids this mark here."""
    span = _term(term)
    own = _class_of(student, span)
    rows = Course.objects.select_related("subject")
    course = rows.filter(pk=course_of_term(student, subject, span) or 0).first()
    if course is None or span.scheme_id != (course.scheme_id or own.scheme_id):
        raise Refused(_("The student has no such subject in this term."), code="not_member")
    if own.marks_from is None or own.marks_from > span.last:
        raise Refused(_("This class has no marks in this term."), code="no_marks")
    if value not in VALUES[course.marking or course.subject.marking]:
        raise BadInput(_("This mark does not belong to the scale of the subject."))
    _require_open(own, term)


def _term(term: int) -> Term:
    row = Term.objects.select_related("scheme").filter(pk=term).first()
    if row is None:
        raise BadInput(_("There is no such term."))
    return row


def _class_of(student: int, term: Term) -> SchoolClass:
    """The class that the student belongs to at the end of the term."""
    rows = Membership.objects.filter(
        touching(term.first, term.last), student_id=student, group__kind="class"
    )
    row = rows.select_related("group__school_class").order_by("-last").first()
    if row is None or row.group.school_class is None:
        raise Refused(_("The student was in no class in this term."), code="not_member")
    return row.group.school_class


def _require_open(own: SchoolClass, term: int) -> None:
    if TermClosing.objects.filter(school_class=own, term_id=term, stage="deputy").exists():
        raise Refused(_("The term is closed: only the head can open it again."), code="closed")


def _require_seen(row: TermMark, saw: int | None) -> None:
    if saw is not None and saw != row.entry:
        raise Conflict(
            _("Somebody else has changed this mark."),
            now={"value": row.value, "entry": row.entry},
        )
