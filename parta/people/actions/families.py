"""Guardians: tied to a student with the grounds of their rights, restricted by a court (S-13)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from parta.ledger.actions import change, create
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, NotYours, Refused
from parta.lib.fields import OPEN_END, touching
from parta.lib.writing import action
from parta.people.models import Guardianship, Student
from parta.people.recorded import GUARDIANSHIP


@action
def link_guardian(
    by: Actor,
    guardian: int,
    student: int,
    relation: str,
    *,
    first: date,
    last: date = OPEN_END,
    grounds: str = "",
) -> int:
    """Tie a person to a student as guardian from a day on; returns the tie's id."""
    if relation not in Guardianship.Relation.values:
        raise BadInput(_("There is no such relation."))
    if first > last:
        raise BadInput(_("The last day is before the first."))
    if Student.objects.filter(pk=student, person=guardian).exists():
        raise Refused(_("Nobody is their own guardian."), code="own_guardian")
    ties = Guardianship.objects.filter(guardian=guardian, student=student)
    if ties.filter(touching(first, last)).exists():
        raise Refused(_("This tie is there already."), code="tied")
    row = Guardianship(
        guardian_id=guardian, student_id=student, relation=relation,
        first=first, last=last, grounds=grounds,
    )  # fmt: skip
    return create(by, GUARDIANSHIP, row).pk


@action
def restrict_guardian(by: Actor, tie: int, *, document: str) -> None:
    """A court's decision ends the guardian's access at once; the tie stays on record.

    ``document`` names the decision: a quarrel of the parents changes nothing.
    """
    if not document.strip():
        raise BadInput(_("Name the court's decision: its date and number."))
    change(by, GUARDIANSHIP, _tie(tie), restricted=True, restriction=document.strip())


@action
def lift_restriction(by: Actor, tie: int, *, document: str) -> None:
    """A later decision gives the access back; ``document`` names it."""
    if not document.strip():
        raise BadInput(_("Name the court's decision: its date and number."))
    change(
        by, GUARDIANSHIP, _tie(tie), reason=f" {document.strip()}",
        restricted=False, restriction="",
    )  # fmt: skip


@action
def end_tie(by: Actor, tie: int, *, last: date, reason: str = "") -> None:
    """The guardian's rights end with ``last`` (of age, custody moved to another)."""
    row = _tie(tie)
    if last < row.first:
        raise BadInput(_("The last day is before the first."))
    change(by, GUARDIANSHIP, row, reason=f" {reason.strip()}" if reason.strip() else "", last=last)


def _tie(tie: int) -> Guardianship:
    row = Guardianship.objects.filter(pk=tie).first()
    if row is None:
        raise NotYours(_("There is no such tie."))
    return row
