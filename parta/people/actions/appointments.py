"""Offices of the school: appointed from a day, ended, never deleted."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from parta.ledger.actions import change, create
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, NotYours, Refused
from parta.lib.fields import OPEN_END, touching
from parta.lib.writing import action
from parta.people.models import Role
from parta.people.recorded import ROLE


@action
def appoint(
    by: Actor,
    person: int,
    kind: str,
    *,
    first: date,
    last: date = OPEN_END,
    acting: bool = False,
    order: int | None = None,
) -> int:
    """Give a person an office from ``first`` through ``last``; returns the role's id.

    ``acting`` is «и.о.». Two heads at once would be two signatures: while one is away the other
    acts, so a second one must be acting.
    """
    if kind not in Role.Kind.values:
        raise BadInput(_("There is no such office."))
    if first > last:
        raise BadInput(_("The last day is before the first."))
    others = Role.objects.filter(touching(first, last), kind=kind)
    if others.filter(person=person).exists():
        raise Refused(_("This person holds the office on these days already."), code="held")
    if kind == Role.Kind.HEAD and not acting and others.filter(acting=False).exists():
        raise Refused(_("There is a head on these days: the second one is acting."), code="head")
    row = Role(person_id=person, kind=kind, first=first, last=last, acting=acting, order_id=order)
    return create(by, ROLE, row).pk


@action
def end_appointment(by: Actor, role: int, *, last: date, reason: str = "") -> None:
    """The office ends with ``last``. The school never stays without an administrator by this."""
    row = Role.objects.filter(pk=role).first()
    if row is None:
        raise NotYours(_("There is no such appointment."))
    if last < row.first:
        raise BadInput(_("The last day is before the first."))
    if row.kind == Role.Kind.ADMINISTRATOR and not _another_administrator(row, last):
        raise Refused(_("Appoint another administrator first."), code="last_administrator")
    change(by, ROLE, row, reason=f" {reason}" if reason else "", last=last)


def _another_administrator(row: Role, last: date) -> bool:
    others = Role.objects.filter(kind=row.kind, last=OPEN_END).exclude(person=row.person_id)
    return last == OPEN_END or others.exists()
