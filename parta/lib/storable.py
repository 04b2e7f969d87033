"""What both databases can keep."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text without NUL and lone surrogates, which PostgreSQL and UTF-8 can't hold."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()
