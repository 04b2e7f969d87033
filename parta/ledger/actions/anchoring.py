"""Anchors written in the course of the work."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from django.db import transaction

from parta.ledger.actions.heads import head
from parta.ledger.anchors import is_due, write_anchor
from parta.ledger.rules import REPLAYED, Actor, Anchor

_log = logging.getLogger(__name__)


def append_anchor(at: datetime) -> None:
    """Write the head to the anchors' file; an empty ledger has none.

    Called daily, at the start of the server, and after an import or a demo filling. Within an
    action it waits for the commit: an anchor of what is rolled back would never hold.
    """
    transaction.on_commit(partial(_write_head, at))


def _write_head(at: datetime) -> None:
    link = head()
    if link.seq:
        write_anchor(Anchor(at, link.epoch, link.seq, link.hash))


def anchor_daily(by: Actor) -> None:
    """The first writing of a day leaves an anchor once it is committed.

    Not an import, a demo or a restore: their entries may bear moments long past, and whoever
    runs them anchors the finished work by ``append_anchor`` instead. Looking is one short read
    at the end of a file, so no process need remember the day. An anchor that can't be written
    (a full disk) must not undo the teacher's saved mark: it is logged, and tried at the next.
    """
    if by.origin not in REPLAYED and is_due(by.at):
        transaction.on_commit(partial(_anchor_if_due, by.at))


def _anchor_if_due(at: datetime) -> None:
    if not is_due(at):
        return
    try:
        _write_head(at)
    except OSError:
        _log.exception("the day's anchor of the ledger could not be written")
