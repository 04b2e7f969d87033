"""The idle lock of a shared computer, kept by the server (S-30).

The last moment of use stands in a signed cookie bound to the session, so that reading a page
writes nothing. What that is worth: whoever sits down at a computer left alone can neither go on
nor turn the clock back, because the cookie holds a time and only the server can sign a newer
one; without the cookie the session counts as idle. It is no protection against one who copied
both cookies while the session was awake: against that stand HttpOnly, the list of sessions, and
their end. "Lock now" and the page's own timer lock the session in the database at once.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase

from parta.people.rules.idle import is_idle

COOKIE: Final = "parta_awake"
LOCKED: Final = "locked"
REFRESH_SECONDS: Final = 30


def idle_minutes(request: Any) -> int:
    """After how many idle minutes this session locks; 0 for never.

    Staff on a computer that they did not call their own, and everybody who has set a PIN.
    """
    if request.viewer is None or request.school is None:
        return 0
    shared_staff = request.viewer.is_staff and not request.session.get("own")
    locks = shared_staff or request.session.signed_in.has_pin
    return request.school.norms.idle_minutes if locks else 0


def is_locked(request: Any) -> bool:
    """True when the session must be unlocked before anything else."""
    minutes = idle_minutes(request)
    if not minutes:
        return False
    return bool(request.session.get(LOCKED)) or is_idle(_last(request), request.now, minutes)


def keep_awake(request: Any, response: HttpResponseBase) -> None:
    """Put the moment of this request into the cookie, at most every half minute."""
    last = _last(request)
    if last is None or (request.now - last).total_seconds() >= REFRESH_SECONDS:
        response.set_cookie(
            COOKIE,
            _signer(request).sign(str(int(request.now.timestamp()))),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
            max_age=request.session.get_expiry_age() if request.session.get("own") else None,
        )


def _last(request: HttpRequest) -> datetime | None:
    try:
        text = _signer(request).unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return None
    return datetime.fromtimestamp(int(text), UTC)


def _signer(request: Any) -> Signer:
    return Signer(salt=f"parta.awake.{request.session.stored_key}")
