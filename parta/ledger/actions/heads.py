"""The end of the chain."""

from __future__ import annotations

from dataclasses import dataclass

from parta.ledger.models import LedgerEntry
from parta.ledger.rules import GENESIS
from parta.lib.writing import is_writing


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number, hash and epoch."""

    seq: int
    hash: bytes
    epoch: int


def head() -> Head:
    """The chain's last link; number 0 and the zero hash when there is none."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", "hash", "text").first()
    if last is None:
        return Head(0, GENESIS, 1)
    return Head(last[0], bytes(last[1]), int(last[2].split(",", 3)[2]))


def locked_head() -> Head:
    """The head that a writer continues; raises ``RuntimeError`` without the write lock."""
    if not is_writing():
        raise RuntimeError("a recorded row is written outside the school's write lock")
    return head()
