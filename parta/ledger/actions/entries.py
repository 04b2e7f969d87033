"""From a change to its entry at the end of the chain."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from parta.ledger.actions.anchoring import anchor_daily
from parta.ledger.actions.heads import Head, Row, extend
from parta.ledger.models import LedgerText
from parta.ledger.recorded import spell
from parta.ledger.rules import Actor, Entry, Values, chain, seal, short_id
from parta.lib.clock import milliseconds


@dataclass(frozen=True, slots=True)
class Change:
    """One entry to be written, before it has a number."""

    by: Actor
    kind: str
    row: int
    page: int
    person: int
    old: Values | None
    new: Values | None
    texts: dict[str, str]
    reason: str = ""


def append(link: Head, changes: Sequence[Change]) -> None:
    """Write the entries of some changes after the chain's last; under the write lock."""
    entries: list[Row] = []
    texts: list[LedgerText] = []
    seq, last = link.seq, link.hash
    for item in changes:
        seq += 1
        entry, sealed = _sealed(seq, link.epoch, item)
        texts.extend(sealed)
        row = _row(entry, last)
        last = row[-1]
        entries.append(row)
    if entries:
        extend(link, entries, texts)
    for item in changes[-1:]:
        anchor_daily(item.by)


def _row(entry: Entry, previous: bytes) -> Row:
    text = entry.text()
    return (
        entry.seq, entry.at, entry.account, entry.kind, entry.page, entry.person,
        text, previous, chain(previous, text),
    )  # fmt: skip


def _sealed(seq: int, epoch: int, item: Change) -> tuple[Entry, list[LedgerText]]:
    """The entry with its personal texts turned into salted hashes, and those texts' rows."""
    texts = dict(item.texts)
    if item.reason.startswith(" "):
        texts["reason"] = item.reason.strip()
    kept = [_kept(seq, part, text) for part, text in texts.items()]
    hashes = {row.part: seal(bytes(row.salt), row.text) for row in kept}
    reason = hashes.pop("reason", item.reason)
    new = None if item.new is None else {**item.new, **hashes}
    by = item.by
    entry = Entry(
        seq, epoch, milliseconds(by.at), by.account, by.role, by.origin, short_id(by.operation),
        spell(by.device_at), by.waited, item.kind, item.row, item.page, item.person,
        item.old, new, reason,
    )  # fmt: skip
    return entry, kept


def _kept(seq: int, part: str, text: str) -> LedgerText:
    return LedgerText(entry=seq, part=part, salt=secrets.token_bytes(16), text=text)
