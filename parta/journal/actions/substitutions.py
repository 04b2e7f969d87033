"""The deputy's word on a substitution that a teacher has already begun (S-4)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from parta.journal.models import Substitution
from parta.journal.recorded import SUBSTITUTION
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, NotYours
from parta.lib.writing import action


@action
def confirm_substitution(*, by: Actor, meeting: int) -> bool:
    """Confirm the substitution of a meeting; False when somebody has confirmed it already.

    Who may is the caller's question: the deputy, or the head in the deputy's place.
    """
    row = Substitution.objects.filter(meeting_id=meeting).first()
    if row is None:
        raise NotYours(_("This substitution is no longer there."))
    if by.person is None:
        raise BadInput(_("A substitution is confirmed by a person."))
    if row.confirmed_by_id is not None:
        return False
    return ledger.change(by, SUBSTITUTION, row, confirmed_by_id=by.person)
