"""Sessions in our own table, so that they can be listed and ended.

The table keeps only a hash of the key in the cookie: whoever reads a backup cannot sign in by it.
A session lives from its last use: 14 days on a device its owner called their own, else 12 hours
and not past the browser's end. ``expire_date`` moves with the use (in batches, see
``collector``), so "last used" is ``expire_date`` minus that life.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from parta.lib import clock
from parta.lib.prepared import Prepared
from parta.lib.writing import writing

OWN: Final = timedelta(days=14)
SHARED: Final = timedelta(hours=12)
FIRST_ENTRY: Final = timedelta(minutes=30)


def stored_key(key: str) -> str:
    """What the table keeps of a session's key: 40 letters of its SHA-256."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


def life(data: dict[str, Any]) -> timedelta:
    """How long a session with this content lives after its last use."""
    if not data.get("account"):
        return FIRST_ENTRY
    return OWN if data.get("own") else SHARED


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The account behind a session, its person, and what must still happen at the door.

    ``student`` is 0 for who is no student; ``has_slip`` while a slip waits to be used.
    """

    account: int
    person: int
    given_name: str
    family_name: str
    student: int
    language: str
    blocked: bool
    must_change: bool
    has_slip: bool
    accepted: bool
    has_pin: bool


def _living(key: str, now: datetime) -> Any:
    """One row a living session: its content, then what ``SignedIn`` holds."""
    from django.db.models import Case, F, Q, Value, When
    from django.db.models.functions import Coalesce

    from parta.people.models import Session

    def holds(condition: Q) -> Case:
        return Case(When(condition, then=Value(1)), default=Value(0))

    own = F("account_id"), F("account__person_id")
    names = F("account__person__given_name"), F("account__person__family_name")
    return Session.objects.filter(session_key=key, expire_date__gt=now).values_list(
        "session_data", *own, *names,
        Coalesce("account__person__student__pk", Value(0)),
        "account__language", "account__blocked", "account__must_change",
        holds(~Q(account__slip=b"")), holds(Q(account__rules_accepted__isnull=False)),
        holds(~Q(account__pin="")),
    )  # fmt: skip


_LIVING: Final = Prepared(_living)


class SessionStore(DatabaseSessions):
    """Django's database sessions over ``people.Session``, which knows account and browser."""

    _signed_in: SignedIn | None = None

    @classmethod
    def get_model_class(cls) -> Any:
        from parta.people.models import Session

        return Session

    @property
    def signed_in(self) -> SignedIn | None:
        """The account that was signed in when the request came; None for a guest."""
        self.get("account")  # reads the session if that has not happened yet
        return self._signed_in

    @property
    def stored_key(self) -> str:
        """This session's key as the table keeps it; empty for a guest."""
        return stored_key(self.session_key) if self.session_key else ""

    def get_expiry_age(self, **_kwargs: Any) -> int:
        """Seconds of life after this moment."""
        return int(life(self._content()).total_seconds())

    def get_expiry_date(self, **_kwargs: Any) -> datetime:
        """When it ends if it is not used again."""
        return clock.now() + life(self._content())

    def _content(self) -> dict[str, Any]:
        return dict(self.items())

    def get_expire_at_browser_close(self) -> bool:
        """True unless the device was called the person's own."""
        return not self.get("own")

    def exists(self, session_key: str) -> bool:
        """True when the table has a session of this key."""
        return bool(self.model.objects.filter(session_key=stored_key(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row of this session; everything the owner's list shows is in columns."""
        row: Any = super().create_model_instance(data)
        row.session_key = stored_key(row.session_key)
        row.account_id = data.get("account")
        started = data.get("started")
        row.started = datetime.fromisoformat(started) if started else None
        row.address, row.browser = data.get("address", ""), data.get("browser", "")
        return row

    def save(self, must_create: bool = False) -> None:
        """Write the session under the school's write lock, like everything else."""
        with writing():
            super().save(must_create=must_create)

    def delete(self, session_key: str | None = None) -> None:
        """End a session; nothing happens when there is none."""
        key = session_key or self.session_key
        if key:
            with writing():
                self.model.objects.filter(session_key=stored_key(key)).delete()

    def load(self) -> dict[str, Any]:
        """The session's content; empty for a key that is unknown or whose time is over."""
        rows = _LIVING.rows(key=self.stored_key, now=clock.now())
        if not rows:
            self._session_key = None
            return {}
        content, account, *rest = rows[0]
        self._signed_in = _account(account, *rest) if account else None
        return dict(self.decode(content))


def _account(account: int, person: int, given: str, family: str, *rest: Any) -> SignedIn:
    student, language, *flags = rest
    return SignedIn(account, person, given, family, student, language, *map(bool, flags))
