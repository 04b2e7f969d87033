"""The request as the middleware leaves it: what a view may rely on."""

from __future__ import annotations

from datetime import datetime

from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest

from parta.people.sessions import SessionStore
from parta.school.access import Viewer
from parta.school.queries.card import SchoolCard


class GuestRequest(HttpRequest):
    """A request of anybody: ``viewer`` is None before sign-in, ``school`` before the first steps.

    ``now`` is the one moment of the request: aware, UTC. Templates show times in the school's
    zone.
    """

    now: datetime
    nonce: str
    school: SchoolCard | None
    viewer: Viewer | None
    spoken: BaseStorage
    session: SessionStore
    locked: bool


class ViewerRequest(GuestRequest):
    """A request of somebody who is signed in and whose role the view's mark allows."""

    school: SchoolCard
    viewer: Viewer


def is_fetch(request: HttpRequest) -> bool:
    """True for a script's request, which wants an answer and not a page to show."""
    wants_json = "application/json" in request.headers.get("Accept", "")
    return wants_json or request.headers.get("Sec-Fetch-Mode") in {"cors", "same-origin"}


def is_background(request: HttpRequest) -> bool:
    """True when no hand was on the keyboard: a page asking by itself keeps nothing awake."""
    return "Parta-Background" in request.headers


def address(request: HttpRequest, behind_proxy: bool) -> str:
    """The client's address; behind our own proxy the last one that the proxy added."""
    forwarded = request.headers.get("X-Forwarded-For", "") if behind_proxy else ""
    return (forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))[:45]
