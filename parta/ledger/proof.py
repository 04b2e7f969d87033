"""The chain proves itself: numbers, hashes, the columns beside the text, the personal texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import ERASURE, GENESIS, RESTORED, Entry, chain, is_sealed, parse, seal

CHUNK: Final = 5000


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the chain that cannot be; ``seq`` is where, ``code`` what.

    Codes: gap, link, hash, unreadable, columns, epoch; for the personal texts beside the chain
    text (not the one that was sealed), text gone, stray text, not emptied, not claimed.
    """

    seq: int
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Erased:
    """In the place of a personal text: it was erased by this act."""

    act: str


Texts = dict[str, "str | Erased"]
_NO_TEXTS: Final[Texts] = {}
_Text = tuple[int, str, bytes, str, str]
_BINARY: Final = (bytes, memoryview)


@dataclass(slots=True)
class Walk:
    """Walks the chain once: gives each readable entry, collects faults, ends with the head.

    ``watched`` are numbers whose (hash, epoch) are kept in ``seen``: where anchors say something.
    """

    watched: frozenset[int] = frozenset()
    faults: list[Fault] = field(default_factory=list)
    seen: dict[int, tuple[bytes, int]] = field(default_factory=dict)
    seq: int = 0
    hash: bytes = GENESIS
    epoch: int = 1
    count: int = 0
    erased: dict[tuple[int, str], str] = field(default_factory=dict)
    claimed: dict[tuple[int, str], str] = field(default_factory=dict)
    _texts: Iterator[tuple[Any, ...]] = field(default_factory=lambda: iter(()))
    _next: _Text | None = None

    def entries(self) -> Iterator[tuple[Entry, Texts]]:
        """Every entry in the order of the chain with the personal texts it sealed.

        Broken entries are faults and are left out. Both tables are read in step, so a chain of
        any length takes no memory.
        """
        self._texts = _texts()
        self._advance()
        for row in _rows():
            self.count += 1
            entry = self._step(*row)
            if entry is not None:
                # Nearly every entry has no personal text: its sealed hash would begin so.
                plain = '"#' not in row[1] and (self._next is None or self._next[0] > entry.seq)
                yield entry, _NO_TEXTS if plain else self._texts_of(entry)
        self._stray_until(self.seq + 1)
        self._stray_until(None)
        self._check_erasures()

    def _step(
        self, seq: int, text: str, prev: bytes, digest: bytes, *columns: object
    ) -> Entry | None:
        try:
            self._check_link(seq, text, bytes(prev), bytes(digest))
            self.seq, self.hash = seq, bytes(digest)
            entry = parse(text)
        except (ValueError, TypeError, AttributeError) as error:
            # A column of SQLite holds whatever was put there, of any type.
            self.faults.append(Fault(seq, "unreadable", str(error)))
            self.seq = seq
            return None
        if (entry.seq, *columns) != (
            seq, entry.at, entry.account, entry.kind, entry.page, entry.person,
        ):  # fmt: skip
            self.faults.append(Fault(seq, "columns"))
        self._check_epoch(entry)
        if seq in self.watched:
            self.seen[seq] = (digest, entry.epoch)
        return entry

    def _check_link(self, seq: int, text: str, prev: bytes, digest: bytes) -> None:
        if seq != self.seq + 1:
            self.faults.append(Fault(seq, "gap", f"{self.seq + 1}–{seq - 1}"))
        elif prev != self.hash:
            self.faults.append(Fault(seq, "link"))
        if chain(prev, text) != digest:
            self.faults.append(Fault(seq, "hash"))

    def _check_epoch(self, entry: Entry) -> None:
        """Only a restore opens an epoch, and it opens the next one."""
        if entry.epoch != self.epoch + (entry.kind == RESTORED):
            self.faults.append(Fault(entry.seq, "epoch", f"{self.epoch} → {entry.epoch}"))
        self.epoch = entry.epoch
        if entry.kind == ERASURE:
            self.claimed.update(_claims(entry))

    def _texts_of(self, entry: Entry) -> Texts:
        self._stray_until(entry.seq)
        found = self._take(entry.seq)
        wanted = sealed_parts(entry)
        if not found and not wanted:
            return _NO_TEXTS
        faults = [Fault(entry.seq, "stray text", part) for part in found.keys() - wanted.keys()]
        faults += [Fault(entry.seq, "text gone", part) for part in wanted.keys() - found.keys()]
        self.faults += sorted(faults, key=lambda fault: fault.detail)
        both = sorted(wanted.keys() & found.keys())
        return {part: self._opened(found[part], wanted[part]) for part in both}

    def _opened(self, row: _Text, wanted: str) -> str | Erased:
        """The text of a part, checked against the hash in the entry."""
        seq, part, salt, text, act = row
        if act:
            self.erased[seq, part] = act
            if text or salt:
                self.faults.append(Fault(seq, "not emptied", part))
            return Erased(act)
        if seal(salt, text) != wanted:
            self.faults.append(Fault(seq, "text", part))
        return text

    def _take(self, seq: int) -> dict[str, _Text]:
        found: dict[str, _Text] = {}
        while self._next is not None and self._next[0] == seq:
            found[self._next[1]] = self._next
            self._advance()
        return found

    def _advance(self) -> None:
        """The next text whose columns hold what they should; others are faults."""
        for entry, part, salt, text, act in self._texts:
            row = (entry, part, bytes(salt) if isinstance(salt, _BINARY) else salt, text, act)
            if tuple(map(type, row)) == (int, str, bytes, str, str):
                self._next = cast("_Text", row)
                return
            self.faults.append(Fault(self.seq, "stray text", f"{entry} {part}"))
        self._next = None

    def _stray_until(self, seq: int | None) -> None:
        """Texts of entries that were passed or never come."""
        while self._next is not None and (seq is None or self._next[0] < seq):
            self.faults.append(Fault(self._next[0], "stray text", self._next[1]))
            self._advance()

    def _check_erasures(self) -> None:
        """Nothing is erased silently: an entry of kind ``erasure`` names the act and the texts."""
        for (seq, part), act in self.erased.items():
            if self.claimed.get((seq, part)) != act:
                self.faults.append(Fault(seq, "not claimed", part))


def _rows() -> Iterator[tuple[Any, ...]]:
    rows = LedgerEntry.objects.order_by("seq").values_list(
        "seq", "text", "prev", "hash", "at", "account", "kind", "page", "person"
    )
    return rows.iterator(chunk_size=CHUNK)


def _texts() -> Iterator[tuple[Any, ...]]:
    rows = LedgerText.objects.order_by("entry", "part").values_list(
        "entry", "part", "salt", "text", "act"
    )
    return rows.iterator(chunk_size=CHUNK)


def _claims(entry: Entry) -> dict[tuple[int, str], str]:
    """What an entry of an erasure says was erased, and by which act; a forged one may say anything.

    Its values are ``act``, and ``of``: a list of [number of an entry, part].
    """
    values = entry.new or {}
    parts = values.get("of") if isinstance(values.get("of"), list) else []
    pairs = [item for item in parts or [] if isinstance(item, list) and len(item) == 2]
    return {(seq, str(part)): str(values.get("act")) for seq, part in pairs if type(seq) is int}


def sealed_parts(entry: Entry) -> dict[str, str]:
    """The salted hashes in an entry by the part they stand for."""
    parts = {key: value for key, value in (entry.new or {}).items() if is_sealed(value)}
    return {**parts, "reason": entry.reason} if is_sealed(entry.reason) else parts
