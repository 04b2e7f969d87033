"""The end of the chain."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import GENESIS
from parta.lib.bulk import insert, insert_values
from parta.lib.writing import is_writing, pending, settle

MOST_WAITING = 2000

# An entry by its table's columns, in their order; the first is its number, the last its hash.
Row = tuple[int, int, int | None, str, int, int, str, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number, hash and epoch."""

    seq: int
    hash: bytes
    epoch: int


class _Last(threading.local):
    """The last of this thread's entries that wait to be written."""

    head: Head | None = None


_last = _Last()


def head() -> Head:
    """The chain's last link; number 0 and the zero hash when there is none."""
    settle()
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", "hash", "text").first()
    if last is None:
        return Head(0, GENESIS, 1)
    return Head(last[0], bytes(last[1]), int(last[2].split(",", 3)[2]))


def locked_head() -> Head:
    """The head that a writer continues; raises ``RuntimeError`` without the write lock.

    Entries of this writing that are not in the table yet count too.
    """
    if not is_writing():
        raise RuntimeError("a recorded row is written outside the school's write lock")
    return _last.head if unwritten() and _last.head is not None else head()


def unwritten() -> list[Row]:
    """This writing's entries that are not in the table yet."""
    return pending("ledger", _write)


def _write(rows: list[Row]) -> None:
    insert_values(LedgerEntry, rows)


def extend(link: Head, rows: Sequence[Row], texts: Sequence[LedgerText]) -> None:
    """Put entries behind ``link``; they reach the table before the writing commits."""
    waiting = unwritten()
    waiting.extend(rows)
    pending("ledger texts", insert).extend(texts)
    _last.head = Head(rows[-1][0], rows[-1][-1], link.epoch)
    if len(waiting) >= MOST_WAITING:
        settle()
