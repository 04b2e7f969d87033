"""The idle lock of a shared computer (S-30)."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

PIN_TRIES: Final = 5
PIN_SHORTEST, PIN_LONGEST = 4, 8


def is_pin(text: str) -> bool:
    """Four to eight digits, not all the same and not a run such as 1234 or 8765."""
    if not (text.isascii() and text.isdigit() and PIN_SHORTEST <= len(text) <= PIN_LONGEST):
        return False
    steps = {int(b) - int(a) for a, b in pairwise(text)}
    return steps not in ({0}, {1}, {-1})


def is_idle(last: datetime | None, now: datetime, minutes: int) -> bool:
    """True when nothing was done for ``minutes``; a session that shows no last moment is idle."""
    return last is None or now - last >= timedelta(minutes=minutes)
