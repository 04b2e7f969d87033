"""The outer part of a page's document: who writes, where it is sent, what the script says."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from parta.lib.clock import milliseconds
from parta.web.desk.document import VERSION
from parta.web.desk.words import absence_words, reasons, script_words
from parta.web.kit.requests import ViewerRequest


def frame(request: ViewerRequest, sheets: list[Any]) -> dict[str, Any]:
    """The document of a page with these tables."""
    return {
        "v": VERSION,
        "account": request.viewer.account,
        "now": milliseconds(request.now),
        "today": request.viewer.today.isoformat(),
        "send": reverse("desk:operations"),
        "signIn": reverse("account:sign_in"),
        "desk": reverse("desk:start"),
        "texts": script_words(),
        "absences": absence_words(),
        "reasons": reasons(),
        "sheets": sheets,
    }
