"""From a right password to a session: the steps that several views share."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.http import HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.utils.http import url_has_allowed_host_and_scheme

from parta.people.queries import Credentials, credentials_of, pin_of
from parta.people.rules.browsers import browser_words
from parta.people.rules.throttle import SignInLimits
from parta.web.kit.requests import address

PENDING = "first"


def limits_of(request: Any) -> SignInLimits:
    """The school's limits of guessing."""
    if request.school is None:
        return SignInLimits()
    norms = request.school.norms
    return SignInLimits(
        norms.signin_failures,
        norms.signin_login_failures,
        norms.signin_address_failures,
        norms.signin_window_minutes,
    )


def client_address(request: Any) -> str:
    """The address the request came from."""
    return address(request, settings.BEHIND_PROXY)


def open_session(request: Any, account: Credentials, *, own: bool) -> None:
    """A fresh session under a fresh key: whatever key the browser had before means nothing."""
    request.session.flush()
    request.session.update(
        {
            "account": account.account,
            "started": request.now.isoformat(),
            "address": client_address(request),
            "browser": browser_words(request.headers.get("User-Agent", ""))[:200],
            "own": own,
            "language": account.language,
        }
    )
    request.session.save()  # the key is needed before the response leaves
    rotate_token(request)


def hold_first_entry(request: Any, account: Credentials, slip: bytes, *, own: bool) -> None:
    """Remember a right code until its owner has chosen a password; nobody is signed in yet."""
    request.session.flush()
    request.session[PENDING] = {"account": account.account, "slip": slip.hex(), "own": own}
    rotate_token(request)


def proves(account: int, secret: str, *, pin_too: bool = False) -> bool:
    """True for the account's password, with ``pin_too`` also for its PIN."""
    encoded = credentials_of(account).password
    pin = pin_of(account) if pin_too else ""
    return check_password(secret, encoded) or (bool(pin) and check_password(secret, pin))


def onward(request: Any, fallback: str = "/") -> HttpResponseRedirect:
    """To the address in ``next`` if it is one of ours."""
    wish = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wish, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(wish if ours else fallback)
