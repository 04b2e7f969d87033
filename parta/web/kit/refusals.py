"""A refusal of the rooms below as the person sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from parta.lib.errors import Conflict, NotYours, Refused
from parta.web.kit import messages
from parta.web.kit.requests import is_fetch

CONFLICT, UNPROCESSABLE = 409, 422


@contextmanager
def said_in(form: BaseForm) -> Iterator[None]:
    """Within it a refusal becomes an error of the form, so that nothing typed is lost.

        with said_in(form):
            some_action(by=…)
        if form.is_valid(): …redirect

    A foreign row stays a 404.
    """
    try:
        yield
    except NotYours:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The answer to a request whose action was refused; raises 404 for a foreign row."""
    if isinstance(refusal, NotYours):
        raise Http404 from refusal
    status = CONFLICT if isinstance(refusal, Conflict) else UNPROCESSABLE
    if is_fetch(request):
        body = {"code": refusal.code, "message": str(refusal), "clause": refusal.clause}
        return JsonResponse(body, status=status)
    back = _came_from(request)
    if request.method == "POST" and back:
        messages.say(request, refusal, messages.BAD)
        return HttpResponseRedirect(back)
    context: dict[str, Any] = {"words": str(refusal), "clause": refusal.clause}
    return render(request, "kit/refused.html", context, status=status)


def _came_from(request: HttpRequest) -> str:
    """The page of our own that sent the form, to show the message there."""
    parts = urlsplit(request.headers.get("Referer", ""))
    same = parts.netloc == request.get_host()
    return f"{parts.path}{'?' if parts.query else ''}{parts.query}" if same else ""
