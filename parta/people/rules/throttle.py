"""When a sign-in may be tried again: guessing is slow, a typing mistake is not punished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class SignInLimits:
    """Failures allowed within ``minutes`` (P-2.7: users answer for their credentials).

    ``pair`` counts one login from one address, ``login`` one login from anywhere, ``address``
    all logins from one address. The login's own limit is the higher one, so that a pupil at
    another computer does not shut a teacher out by five wrong guesses; a whole school may sit
    behind one address.
    """

    pair: int = 5
    login: int = 20
    address: int = 60
    minutes: int = 15


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed sign-in; ``same_login`` and ``same_address`` compare it with the attempt."""

    at: datetime
    same_login: bool
    same_address: bool


def retry_at(failures: Sequence[Failure], limits: SignInLimits, now: datetime) -> datetime | None:
    """The moment from which a sign-in may be tried again; None when it may be tried now."""
    window = timedelta(minutes=limits.minutes)
    recent = [failure for failure in failures if failure.at > now - window]
    groups = (
        (limits.pair, [f.at for f in recent if f.same_login and f.same_address]),
        (limits.login, [f.at for f in recent if f.same_login]),
        (limits.address, [f.at for f in recent if f.same_address]),
    )
    moments = [sorted(times)[-most] + window for most, times in groups if len(times) >= most]
    return max(moments, default=None)
