"""The program as served in stories: its clock begins at ``PARTA_TEST_NOW`` and goes on."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta

from parta.lib import clock

_BEGUN = time.monotonic()
_FIRST = datetime.fromisoformat(os.environ["PARTA_TEST_NOW"])


def _now() -> datetime:
    return _FIRST + timedelta(seconds=time.monotonic() - _BEGUN)


clock.now = _now

from parta.config.wsgi import application  # noqa: E402  (the clock must be set first)

__all__ = ["application"]
