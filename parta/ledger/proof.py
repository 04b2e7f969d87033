"""The chain proves itself: numbers, hashes, the columns beside the text, the personal texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import GENESIS, Entry, chain, is_sealed, parse, seal


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the chain that cannot be; ``seq`` is where, ``code`` what."""

    seq: int
    code: str
    detail: str = ""


@dataclass(slots=True)
class Walk:
    """Walks the chain once: gives each readable entry, collects faults, ends with the head."""

    faults: list[Fault]
    seq: int = 0
    hash: bytes = GENESIS

    def entries(self) -> Iterator[Entry]:
        """Every entry in the order of the chain; broken ones are faults and are left out."""
        rows = LedgerEntry.objects.order_by("seq").values_list(
            "seq", "text", "prev", "hash", "at", "account", "kind", "page", "person"
        )
        for row in rows.iterator(chunk_size=5000):
            entry = self._step(*row)
            if entry is not None:
                yield entry

    def _step(
        self, seq: int, text: str, prev: bytes, digest: bytes, *columns: object
    ) -> Entry | None:
        self._check_link(seq, text, bytes(prev), bytes(digest))
        self.seq, self.hash = seq, bytes(digest)
        try:
            entry = parse(text)
        except (ValueError, TypeError) as error:
            self.faults.append(Fault(seq, "unreadable", str(error)))
            return None
        if (entry.seq, *columns) != (seq, *_columns(entry)):
            self.faults.append(Fault(seq, "columns"))
        return entry

    def _check_link(self, seq: int, text: str, prev: bytes, digest: bytes) -> None:
        if seq != self.seq + 1:
            self.faults.append(Fault(seq, "gap", f"{self.seq + 1}–{seq - 1}"))
        elif prev != self.hash:
            self.faults.append(Fault(seq, "link"))
        if chain(prev, text) != digest:
            self.faults.append(Fault(seq, "hash"))


def _columns(entry: Entry) -> tuple[object, ...]:
    return entry.at, entry.account, entry.kind, entry.page, entry.person


def sealed_parts(entry: Entry) -> dict[str, str]:
    """The salted hashes in an entry by the part they stand for."""
    parts = {key: value for key, value in (entry.new or {}).items() if is_sealed(value)}
    return {**parts, "reason": entry.reason} if is_sealed(entry.reason) else parts


def text_faults(expected: dict[tuple[int, str], str]) -> list[Fault]:
    """Compare the side table with the hashes ``{(seq, part): hash}`` of the whole chain."""
    faults: list[Fault] = []
    left = dict(expected)
    for row in LedgerText.objects.order_by("entry").iterator(chunk_size=5000):
        wanted = left.pop((row.entry, row.part), None)
        if wanted is None:
            faults.append(Fault(row.entry, "stray text", row.part))
        elif not row.act and seal(bytes(row.salt), row.text) != wanted:
            faults.append(Fault(row.entry, "text", row.part))
    return faults + [Fault(seq, "text gone", part) for seq, part in left]
