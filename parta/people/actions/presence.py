"""Who was here and who looked at whose data: written in batches, never by a reading request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import F

from parta.lib.writing import action
from parta.people.models import Account, Session, View

STEP = timedelta(minutes=1)  # a session's end moves in steps: fewer rows are rewritten


class Look(NamedTuple):
    """An account looked at a student's data on a day; ``what`` is a short word for the page."""

    account: int
    student: int
    day: date
    what: str


@action
def record_presence(
    seen: Mapping[int, datetime], expiries: Mapping[str, datetime], looks: Mapping[Look, int]
) -> None:
    """Write a batch: last moments of accounts, new ends of sessions, counts of looks.

    An account, student or session that is gone meanwhile is passed over.
    """
    for account, moment in seen.items():
        Account.objects.filter(pk=account).update(last_seen=moment)
    for key, expiry in expiries.items():
        Session.objects.filter(session_key=key, expire_date__lt=expiry - STEP).update(
            expire_date=expiry
        )
    for look, times in _known(looks):
        rows = View.objects.filter(**_columns(look))
        if not rows.update(times=F("times") + times):
            View.objects.create(**_columns(look), times=times)


def _columns(look: Look) -> dict[str, object]:
    return {
        "account_id": look.account, "student_id": look.student,
        "day": look.day, "what": look.what,
    }  # fmt: skip


def _known(looks: Mapping[Look, int]) -> Iterable[tuple[Look, int]]:
    accounts = {look.account for look in looks}
    known = set(Account.objects.filter(pk__in=accounts).values_list("pk", flat=True))
    return [(look, times) for look, times in looks.items() if look.account in known]
