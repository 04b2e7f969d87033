"""Who sends operations: the viewer with rights, the actor for the ledger, the browser."""

from __future__ import annotations

import uuid

from parta.journal.actions.operations import Sender
from parta.people.rules.browsers import browser_words
from parta.web.kit.requests import ViewerRequest


def sender(request: ViewerRequest, device: uuid.UUID) -> Sender:
    """The sender of a request's operations; the browser is remembered in words."""
    by = request.viewer.actor(at=request.now)
    label = browser_words(request.headers.get("User-Agent", ""))
    return Sender(request.viewer, by, device, label)
