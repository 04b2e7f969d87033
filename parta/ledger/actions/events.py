"""Entries that no row stands behind."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from parta.ledger.actions.entries import Change, append
from parta.ledger.actions.heads import Head, head, locked_head
from parta.ledger.anchors import write_anchor
from parta.ledger.rules import RESTORED, Actor, Anchor, Values


def note(
    by: Actor,
    kind: str,
    *,
    row: int = 0,
    page: int = 0,
    person: int = 0,
    values: Values | None = None,
    reason: str = "",
) -> int:
    """Record an event that changes no row (a restore, an erasure); returns its number."""
    link = locked_head()
    append(link, [Change(by, kind, row, page, person, None, values or {}, {}, reason)])
    return link.seq + 1


def open_epoch(by: Actor, *, values: Values, reason: str = "") -> int:
    """Record that the school was restored from a copy; all that follows is of the next epoch.

    An anchor is written with it: it excuses those anchors of the file that the copy is older than.
    """
    link = locked_head()
    later = Head(link.seq, link.hash, link.epoch + 1)
    append(later, [Change(by, RESTORED, 0, 0, 0, None, values, {}, reason)])
    opened = head()
    anchor = Anchor(by.at, opened.epoch, opened.seq, opened.hash)
    transaction.on_commit(partial(write_anchor, anchor))
    return opened.seq
