"""The language of a page: the person's own, else the one chosen before sign-in, else Russian."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

COOKIE = "language"
YEAR = 365 * 24 * 60 * 60
KNOWN = frozenset(code for code, _ in settings.LANGUAGES)


def chosen(request: HttpRequest) -> str:
    """The language code of this request."""
    for code in (request.session.get("language"), request.COOKIES.get(COOKIE)):
        if code in KNOWN:
            return str(code)
    return settings.LANGUAGE_CODE


def remember(response: HttpResponse, code: str) -> None:
    """Keep the choice in this browser, for the pages before sign-in."""
    response.set_cookie(
        COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


class SchoolLanguage:
    """Activates the language for the request; the browser's own wish does not decide."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(chosen(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "ru")
        return response
