"""The moment at which the pictures are taken."""

from __future__ import annotations

import os
from datetime import UTC, datetime

VARIABLE = "PARTA_PICTURES_NOW"
NOW = datetime(2026, 11, 26, 4, 40, tzinfo=UTC)  # 11:40 in Barnaul, in the middle of lessons


def stop_clock() -> None:
    """Let the program see one moment for ever; to be called before anything of it is imported."""
    from parta.lib import clock

    moment = datetime.fromisoformat(os.environ[VARIABLE])
    clock.now = lambda: moment
