"""Pages for what went wrong, in the reader's language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parta.web.kit.requests import is_fetch
from parta.web.kit.roles import public

FORBIDDEN, NOT_FOUND, BROKEN, BAD_REQUEST = 403, 404, 500, 400


@public
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere."""
    return _page(request, "kit/too_long.html", FORBIDDEN)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A right is missing."""
    return _page(request, "kit/403.html", FORBIDDEN)


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address, or a row that is not this person's: the two look the same."""
    return _page(request, "kit/404.html", NOT_FOUND)


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The session ended while the request ran, or the request makes no sense."""
    return _page(request, "kit/400.html", BAD_REQUEST)


@public
def broken(request: HttpRequest) -> HttpResponse:
    """A fault of the program: said plainly, without anything that could break again."""
    return _page(request, "kit/500.html", BROKEN)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A script gets the bare status: its page says the rest."""
    if is_fetch(request):
        return HttpResponse(status=status)
    return render(request, template, {"status": status}, status=status)
