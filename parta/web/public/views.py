"""The start page, and how to get access (R-3.3)."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from parta.web.kit.navigation import start as start_of
from parta.web.kit.requests import GuestRequest
from parta.web.kit.roles import public


@public
def start(request: GuestRequest) -> HttpResponse:
    """To the page where this person's work begins, or to the sign-in."""
    if request.viewer is None:
        return redirect("account:sign_in")
    return HttpResponseRedirect(start_of(request.viewer))


@public
def about(request: GuestRequest) -> HttpResponse:
    """How families and staff get access, and what to do about a forgotten password."""
    return render(request, "public/about.html")
