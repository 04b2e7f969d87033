"""The journal's directories: types of work."""

from __future__ import annotations

from parta.journal.models import AssignmentType
from parta.journal.recorded import TYPE
from parta.journal.rules.types import DEFAULT
from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.writing import action


@action
def add_default_types(*, by: Actor) -> None:
    """Add the types of work a school starts with; those it already has stay as they are."""
    known = set(AssignmentType.objects.values_list("code", flat=True))
    rows = [
        AssignmentType(place=place, **kind._asdict())
        for place, kind in enumerate(DEFAULT, 1)
        if kind.code not in known
    ]
    ledger.create_many(by, TYPE, rows)
