"""Sessions: ended by their owner or with the account, counted down by wrong PINs."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from parta.lib.errors import NotYours
from parta.lib.writing import action
from parta.people.models import Session
from parta.people.rules.idle import PIN_TRIES
from parta.people.sessions import SessionStore, stored_key

TRIES = "tries"


@action
def end_session(account: int, name: str) -> None:
    """End one of the account's sessions, by the name in the owner's list."""
    ended, _tables = Session.objects.filter(account=account, session_key__startswith=name).delete()
    if not ended:
        raise NotYours(_("This session has ended already."))


@action
def end_sessions(account: int, *, but: str = "") -> int:
    """End all sessions of the account except the one stored under ``but``; how many ended."""
    return Session.objects.filter(account=account).exclude(session_key=but).delete()[0]


@action
def count_wrong_pin(key: str) -> int:
    """Count a wrong PIN against the session of this key; how many tries are left.

    The last one ends the session. Counted in the table under the lock, so that tries sent at
    once are counted each.
    """
    row = Session.objects.filter(session_key=stored_key(key)).first()
    if row is None:
        return 0
    store = SessionStore()
    data = store.decode(row.session_data)
    data[TRIES] = data.get(TRIES, 0) + 1
    if data[TRIES] >= PIN_TRIES:
        row.delete()
        return 0
    row.session_data = store.encode(data)
    row.save(update_fields=["session_data"])
    return int(PIN_TRIES - data[TRIES])


@action
def forget_expired(now: datetime) -> int:
    """Delete sessions whose time is over; how many they were."""
    return Session.objects.filter(expire_date__lte=now).delete()[0]
