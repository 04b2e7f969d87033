"""Writing with a trace: a row and its entry, always together, always under the write lock."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from parta.ledger.anchors import is_due, write_anchor
from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.recorded import Recorded, spell
from parta.ledger.rules import (
    GENESIS,
    RESTORED,
    UNJUDGED,
    Actor,
    Anchor,
    Entry,
    Values,
    chain,
    seal,
)
from parta.lib.clock import milliseconds
from parta.lib.fields import column
from parta.lib.writing import is_writing

M = TypeVar("M", bound=Model)
CHUNK = 1000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number, hash and epoch."""

    seq: int
    hash: bytes
    epoch: int


@dataclass(frozen=True, slots=True)
class _Change:
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


def head() -> Head:
    """The chain's last link; number 0 and the zero hash when there is none."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", "hash", "text").first()
    if last is None:
        return Head(0, GENESIS, 1)
    return Head(last[0], bytes(last[1]), int(last[2].split(",", 3)[2]))


def create(
    by: Actor, spec: Recorded, row: M, *, page: int | None = None, person: int | None = None
) -> M:
    """Insert ``row`` and record all it holds; ``row.entry`` gets the number where it has one."""
    link = _locked_head()
    _stamp(spec, row, link.seq + 1)
    row.save(force_insert=True)
    _append(link, [_created(by, spec, row, page, person)])
    return row


def change(
    by: Actor,
    spec: Recorded,
    row: M,
    *,
    page: int | None = None,
    person: int | None = None,
    reason: str = "",
    **values: Any,
) -> bool:
    """Set attributes of ``row`` and record old and new; False (and no entry) if nothing differs.

    ``reason`` is a preset's code, or words of the user when it starts with a space.
    """
    values = {column(type(row), name).attname: _key(value) for name, value in values.items()}
    before, private_before = spec.plain_state(row), spec.private_state(row)
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return False
    for name in changed:
        setattr(row, name, values[name])
    link = _locked_head()
    _stamp(spec, row, link.seq + 1)
    row.save(update_fields=changed | ({"entry"} if spec.keeps_entry else set()))
    keys = spec.keys_of(changed)
    old, new, texts = _difference(spec, row, keys, before, private_before)
    where = _where(spec, row, page, person)
    _append(link, [_Change(by, spec.kind, row.pk, *where, old, new, texts, reason)])
    return True


def remove(
    by: Actor,
    spec: Recorded,
    row: Model,
    *,
    page: int | None = None,
    person: int | None = None,
    reason: str = "",
) -> None:
    """Delete ``row`` and record what it held."""
    link = _locked_head()
    where = _where(spec, row, page, person)
    old = spec.plain_state(row)
    entry = _Change(by, spec.kind, row.pk, *where, old, None, {}, reason)
    row.delete()
    _append(link, [entry])


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
    link = _locked_head()
    _append(link, [_Change(by, kind, row, page, person, None, values or {}, {}, reason)])
    return link.seq + 1


def open_epoch(by: Actor, *, values: Values, reason: str = "") -> int:
    """Record that the school was restored from a copy; all that follows is of the next epoch.

    An anchor is written with it: it excuses those anchors of the file that the copy is older than.
    """
    link = _locked_head()
    later = Head(link.seq, link.hash, link.epoch + 1)
    _append(later, [_Change(by, RESTORED, 0, 0, 0, None, values, {}, reason)])
    opened = head()
    anchor = Anchor(by.at, opened.epoch, opened.seq, opened.hash)
    transaction.on_commit(partial(write_anchor, anchor))
    return opened.seq


def append_anchor(at: datetime) -> Anchor | None:
    """Write the committed head to the anchors' file; None for an empty ledger.

    Called daily, at the start of the server, and after an import or a demo filling.
    """
    link = head()
    if not link.seq:
        return None
    anchor = Anchor(at, link.epoch, link.seq, link.hash)
    write_anchor(anchor)
    return anchor


def create_many(
    by: Callable[[M], Actor] | Actor,
    spec: Recorded,
    rows: Sequence[M],
    *,
    place: Callable[[M], tuple[int, int]] | None = None,
) -> Sequence[M]:
    """Insert many rows and record each: the same rows and entries as ``create`` one by one.

    ``by`` may depend on the row (a demo school's entries have each their own moment); ``place``
    gives (page, person) where the row alone does not know.
    """
    actor = by if callable(by) else _always(by)
    where = place or spec.place
    for start in range(0, len(rows), CHUNK):
        _create_chunk(actor, spec, rows[start : start + CHUNK], where)
    return rows


def _always(by: Actor) -> Callable[[Any], Actor]:
    return lambda _row: by


def _create_chunk(
    by: Callable[[M], Actor],
    spec: Recorded,
    rows: Sequence[M],
    where: Callable[[M], tuple[int, int]],
) -> None:
    link = _locked_head()
    for number, row in enumerate(rows, link.seq + 1):
        _stamp(spec, row, number)
    type(rows[0])._base_manager.bulk_create(rows)
    _append(link, [_created(by(row), spec, row, *where(row)) for row in rows])


def _created(
    by: Actor, spec: Recorded, row: Model, page: int | None, person: int | None
) -> _Change:
    where = _where(spec, row, page, person)
    new, texts = spec.plain_state(row), spec.private_state(row)
    return _Change(by, spec.kind, row.pk, *where, None, new, texts)


def _difference(
    spec: Recorded, row: Model, keys: set[str], before: Values, private_before: dict[str, str]
) -> tuple[Values, Values, dict[str, str]]:
    """What the entry of a change holds: old and new plain values, new personal texts."""
    after, private = spec.plain_state(row), spec.private_state(row)
    plain_keys = [key for key in spec.plain if key in keys]
    old = {key: before.get(key) for key in plain_keys}
    new = {key: after.get(key) for key in plain_keys}
    texts = {key: private[key] for key in keys if key in private}
    gone = [key for key in spec.private if key in keys and key not in private]
    return old, {**new, **dict.fromkeys(gone)}, texts


def _key(value: Any) -> Any:
    """A related row stands in the ledger by its key."""
    return value.pk if isinstance(value, Model) else value


def _where(spec: Recorded, row: Model, page: int | None, person: int | None) -> tuple[int, int]:
    own = spec.place(row)
    return own[0] if page is None else page, own[1] if person is None else person


def _stamp(spec: Recorded, row: Model, number: int) -> None:
    if spec.keeps_entry:
        row.entry = number  # type: ignore[attr-defined]


def _locked_head() -> Head:
    if not is_writing():
        raise RuntimeError("a recorded row is written outside the school's write lock")
    return head()


def _append(link: Head, changes: Sequence[_Change]) -> None:
    entries: list[LedgerEntry] = []
    texts: list[LedgerText] = []
    seq, last = link.seq, link.hash
    for item in changes:
        seq += 1
        entry, sealed = _sealed(seq, link.epoch, item)
        texts.extend(sealed)
        row = _row(entry, last)
        last = bytes(row.hash)
        entries.append(row)
    LedgerEntry.objects.bulk_create(entries)
    LedgerText.objects.bulk_create(texts)
    _anchor_daily(changes)


def _anchor_daily(changes: Sequence[_Change]) -> None:
    """The first writing of a day leaves an anchor once it is committed.

    Not an import, a demo or a restore: their entries may bear moments long past, and whoever
    runs them anchors the finished work by ``append_anchor`` instead. Looking is one short read
    at the end of a file, so no process need remember the day. An anchor that can't be written
    (a full disk) must not undo the teacher's saved mark: it is logged, and tried at the next.
    """
    last = changes[-1].by if changes else None
    if last is not None and last.origin not in UNJUDGED and is_due(last.at):
        transaction.on_commit(partial(_anchor_if_due, last.at))


def _anchor_if_due(at: datetime) -> None:
    if not is_due(at):
        return
    try:
        append_anchor(at)
    except OSError:
        _log.exception("the day's anchor of the ledger could not be written")


def _row(entry: Entry, previous: bytes) -> LedgerEntry:
    text = entry.text()
    return LedgerEntry(
        seq=entry.seq, at=entry.at, account=entry.account, kind=entry.kind, page=entry.page,
        person=entry.person, text=text, prev=previous, hash=chain(previous, text),
    )  # fmt: skip


def _sealed(seq: int, epoch: int, item: _Change) -> tuple[Entry, list[LedgerText]]:
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
        seq, epoch, milliseconds(by.at), by.account, by.role, by.origin, by.operation,
        spell(by.device_at), by.waited, item.kind, item.row, item.page, item.person,
        item.old, new, reason,
    )  # fmt: skip
    return entry, kept


def _kept(seq: int, part: str, text: str) -> LedgerText:
    return LedgerText(entry=seq, part=part, salt=secrets.token_bytes(16), text=text)
