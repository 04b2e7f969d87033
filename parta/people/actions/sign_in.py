"""Signing in: an attempt is counted before it is judged, so that many at once cannot slip by."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import get_random_string

from parta.lib.writing import action
from parta.people.actions.accounts import slip_hash
from parta.people.models import SignInFailure
from parta.people.queries import Credentials, credentials, failures
from parta.people.rules import codes
from parta.people.rules.logins import tidy
from parta.people.rules.throttle import SignInLimits, retry_at

FORGET_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Judged:
    """How an attempt ended.

    ``account`` is empty for a wrong login or password: which of them is never said. ``slip`` is
    the hash of the code that was given in place of a password. ``retry_at`` is set when there
    were too many failures; nothing was looked at then.
    """

    account: Credentials | None = None
    slip: bytes = b""
    retry_at: datetime | None = None

    @property
    def blocked(self) -> bool:
        """True when login and password were right but the account is shut."""
        return self.account is not None and self.account.blocked


def judge(login: str, secret: str, *, address: str, now: datetime, limits: SignInLimits) -> Judged:
    """Look whether the secret (password or slip's code) opens the login.

    An unknown login takes the time and gives the answer of a wrong password: one password hash
    is computed in any case.
    """
    attempt, wait = _begin(login, address, now, limits)
    if wait is not None:
        return Judged(retry_at=wait)
    judged = _compare(credentials(login), secret)
    if judged.account is not None:
        _succeed(attempt, login, address)
    return judged


def _compare(found: Credentials | None, secret: str) -> Judged:
    slip = _matching_slip(found, secret)
    right = check_password(secret, (found.password if found else "") or _nobodys())
    if found is None or not (right or slip):
        return Judged()
    return Judged(found, slip)


def _matching_slip(found: Credentials | None, secret: str) -> bytes:
    """The hash of the code if it is the account's slip; empty otherwise."""
    for code in codes.readings(secret):
        given = slip_hash(found.account if found else 0, code)
        if found and found.slip and hmac.compare_digest(given, found.slip):
            return given
    return b""


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has: to spend the same time on it."""
    return make_password(get_random_string(40))


@action
def _begin(
    login: str, address: str, now: datetime, limits: SignInLimits
) -> tuple[int, datetime | None]:
    known = failures(login, address, now, limits.minutes)
    wait = retry_at(known, limits, now)
    if wait is not None:
        return 0, wait
    SignInFailure.objects.filter(at__lt=now - FORGET_AFTER).delete()
    row = SignInFailure.objects.create(login=tidy(login)[:40], address=address, at=now)
    return row.pk, None


@action
def _succeed(attempt: int, login: str, address: str) -> None:
    """It was no failure after all; the same person's typing mistakes before it are forgotten."""
    SignInFailure.objects.filter(login=tidy(login)[:40], address=address).delete()
    SignInFailure.objects.filter(pk=attempt).delete()
