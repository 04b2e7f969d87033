"""Anchors: the head of the chain, written where the database is not.

Whoever holds the database may rewrite the whole chain with right hashes; an anchor older than the
rewriting does not fit it any more. A line is a UTC moment, the epoch, the number and the hash.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from parta.ledger.rules import Anchor, anchor_of

TAIL = 256  # bytes at the end of the file that surely hold the last line


def anchors_file() -> Path:
    """Where this school's anchors lie: outside the database, to be copied with the backups."""
    return Path(settings.PARTA_HOME) / "anchors" / "ledger.txt"


def read_anchors(path: Path) -> tuple[list[Anchor], list[int]]:
    """The anchors of a file in its order, and the numbers of the lines that can't be read.

    Empty lines and lines that begin with ``#`` are passed over. Raises ``OSError`` for a file
    that can't be opened.
    """
    anchors: list[Anchor] = []
    unreadable: list[int] = []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines()):
        if line.strip() and not line.startswith("#"):
            try:
                anchors.append(anchor_of(line))
            except ValueError:
                unreadable.append(number + 1)
    return anchors, unreadable


def last_line(path: Path) -> str:
    """The last line of the file, "" when there is none to read; reads no more than that."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return lines[-1] if lines else ""


def write_anchor(anchor: Anchor, path: Path | None = None) -> None:
    """Append the anchor as a line; a line torn by a power cut before it stays by itself."""
    target = path or anchors_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    torn = target.exists() and not target.read_bytes().endswith(b"\n")
    text = "\n" * torn + anchor.line() + "\n"
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, text.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_due(at: datetime) -> bool:
    """True when no anchor was written on the UTC day of ``at``.

    Midnight UTC is early morning in nearly every school that uses this; the ledger knows no
    school and so no time zone.
    """
    return last_line(anchors_file())[:10] < at.astimezone(UTC).strftime("%Y-%m-%d")
