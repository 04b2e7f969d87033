"""Reading accounts, sessions and sign-in failures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from parta.lib.errors import NotYours
from parta.lib.names import short_name
from parta.people.models import Account, Session, SignInFailure, View
from parta.people.rules.logins import tidy
from parta.people.rules.throttle import Failure
from parta.people.sessions import SessionStore, life


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in is judged by; the hashes never leave the server."""

    account: int
    password: str
    slip: bytes
    must_change: bool
    blocked: bool
    language: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One signed-in browser in its owner's list. ``name`` is safe to show: a key it is not."""

    name: str
    browser: str
    address: str
    started: datetime | None
    last_used: datetime
    own: bool
    current: bool


@dataclass(frozen=True, slots=True)
class AccountCard:
    """An account as its owner sees it."""

    login: str
    language: str
    has_pin: bool
    must_change: bool
    rules_accepted: datetime | None


def credentials(login: str) -> Credentials | None:
    """The credentials behind a login; None when nobody has it."""
    row = Account.objects.filter(login=tidy(login)).first()
    return _credentials(row) if row else None


def credentials_of(account: int) -> Credentials:
    """The credentials of an account; raises ``NotYours`` when it is gone."""
    row = Account.objects.filter(pk=account).first()
    if row is None:
        raise NotYours("no such account")
    return _credentials(row)


def _credentials(row: Account) -> Credentials:
    return Credentials(
        row.pk, row.password, bytes(row.slip), row.must_change, row.blocked, row.language
    )


def pin_of(account: int) -> str:
    """The hash of the account's PIN, empty when it has none."""
    return Account.objects.values_list("pin", flat=True).get(pk=account)


def account_card(account: int) -> AccountCard:
    """The account's own page."""
    row = Account.objects.get(pk=account)
    return AccountCard(row.login, row.language, bool(row.pin), row.must_change, row.rules_accepted)


def sessions_of(account: int, current: str, now: datetime) -> tuple[SessionLine, ...]:
    """The account's living sessions, this one first, then the last used."""
    rows = Session.objects.filter(account=account, expire_date__gt=now)
    lines = [_session(row, current) for row in rows]
    return tuple(sorted(lines, key=lambda s: (not s.current, -s.last_used.timestamp())))


def _session(row: Session, current: str) -> SessionLine:
    data = SessionStore().decode(row.session_data)
    return SessionLine(
        name=row.session_key[:16],
        browser=row.browser,
        address=row.address,
        started=row.started,
        last_used=row.expire_date - life(data),
        own=bool(data.get("own")),
        current=row.session_key == current,
    )


def failures(login: str, address: str, now: datetime, minutes: int) -> list[Failure]:
    """Failed sign-ins of the last ``minutes`` that share the login or the address."""
    login = tidy(login)[:40]
    since = now - timedelta(minutes=minutes)
    rows = SignInFailure.objects.filter(Q(login=login) | Q(address=address), at__gt=since)
    return [
        Failure(at, name == login, place == address)
        for at, name, place in rows.values_list("at", "login", "address")
    ]


@dataclass(frozen=True, slots=True)
class LookLine:
    """Somebody looked at a student's data on a day; ``what`` is the short word of the page."""

    account: int
    name: str
    day: date
    what: str
    times: int


def looks_at(student: int, since: date) -> tuple[LookLine, ...]:
    """Who looked at a student's data since a day, the newest first; one query.

    Looks are written in batches, so the last seconds may be missing.
    """
    rows = View.objects.filter(student_id=student, day__gte=since).order_by(
        "-day", "account__person__sort_key", "what"
    )
    return tuple(
        LookLine(account, short_name(*name), day, what, times)
        for account, *name, day, what, times in rows.values_list(
            "account_id", "account__person__family_name", "account__person__given_name",
            "account__person__patronymic", "day", "what", "times",
        )
    )  # fmt: skip


def person_of(account: int) -> int:
    """The person behind an account; raises ``NotYours`` when it is gone."""
    row = Account.objects.filter(pk=account).values_list("person_id", flat=True).first()
    if row is None:
        raise NotYours("no such account")
    return row
