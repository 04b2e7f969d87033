"""One-time messages that survive a redirect, kept in a signed cookie."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse

GOOD, INFO, WARN, BAD = "good", "info", "warn", "bad"
_LEVELS: Final = {GOOD: 25, INFO: 20, WARN: 30, BAD: 40}


def say(request: Any, text: Any, tone: str = GOOD) -> None:
    """Show ``text`` at the top of the next page. Tones: good, info, warn, bad."""
    request.spoken.add(_LEVELS[tone], str(text), tone)


def listen(request: Any) -> None:
    """Make ``say`` and the template's ``messages`` work for this request."""
    request.spoken = CookieStorage(request)


def deliver(request: HttpRequest, response: HttpResponse) -> None:
    """Put what was said and not yet shown into the response."""
    request.spoken.update(response)  # type: ignore[attr-defined]
