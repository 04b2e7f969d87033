"""The ledger folded, entry by entry, to what every recorded row must hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from parta.archive.recorded import EVENTS, SPECS
from parta.archive.rules import contradicts, first_values, next_values, packed, unpacked
from parta.ledger.proof import Erased, Fault, Texts, Walk
from parta.ledger.recorded import Recorded
from parta.ledger.rules import Entry, Values


class Standing(NamedTuple):
    """A row by the ledger: its last entry, the time of its first one, its values.

    ``values`` are in the order of the table's plain keys, then of its private ones; None
    everywhere for a removed row (``there`` is False).
    """

    seq: int
    created: int
    there: bool
    plain: tuple[Any, ...]
    private: tuple[Any, ...]


@dataclass(slots=True)
class Fold:
    """States of one table's rows, packed: (last entry, time of the first, *values)."""

    spec: Recorded
    plain: tuple[str, ...]
    private: tuple[str, ...]
    rows: dict[int, bytes] = field(default_factory=dict)

    def add(self, entry: Entry, texts: Texts) -> str:
        """Fold one entry in; "" or the code of what can't be."""
        before = self.standing(entry.row)
        if before is not None and not before.there:
            before = None  # the number of a removed row, given anew
        if entry.new is None:
            self.rows[entry.row] = packed((entry.seq, 0))
        elif before is None:
            self._begin(entry, entry.new, texts)
        else:
            self._go_on(before, entry, entry.new, texts)
        return "" if self._follows(before, entry) else "old"

    def _begin(self, entry: Entry, new: Values, texts: Texts) -> None:
        private = [_kept(texts.get(key)) for key in self.private]
        self._keep(entry, entry.at, first_values(self.plain, new), private)

    def _go_on(self, before: Standing, entry: Entry, new: Values, texts: Texts) -> None:
        opened = {key: _kept(texts.get(key)) for key in new}
        plain = next_values(self.plain, before.plain, new)
        self._keep(entry, before.created, plain, next_values(self.private, before.private, opened))

    def _keep(self, entry: Entry, created: int, plain: list[Any], private: list[Any]) -> None:
        first = created if self.spec.created else 0
        self.rows[entry.row] = packed((entry.seq, first, *plain, *private))

    def _follows(self, before: Standing | None, entry: Entry) -> bool:
        """Whether the old values that an entry names are those of the entries before it."""
        if before is None:
            return entry.old is None and entry.new is not None
        return not contradicts(self.plain, before.plain, entry.old)

    def standing(self, row: int) -> Standing | None:
        """What the ledger says of a row."""
        state = self.rows.get(row)
        if state is None:
            return None
        seq, created, *values = unpacked(state)
        cut = len(self.plain)
        return Standing(seq, created, bool(values), tuple(values[:cut]), tuple(values[cut:]))


def _kept(text: str | Erased | None) -> Any:
    """A text as it is packed: an erased one is a list with its act, so that it differs."""
    return [text.act] if isinstance(text, Erased) else text


def folds() -> dict[str, Fold]:
    """An empty fold for each recorded table, by kind."""
    return {
        kind: Fold(spec, tuple(spec.plain), tuple(spec.private)) for kind, spec in SPECS.items()
    }


def replayed(walk: Walk) -> dict[str, Fold]:
    """Walk the whole chain and fold it; what can't be is added to the walk's faults."""
    result = folds()
    for entry, texts in walk.entries():
        fold = result.get(entry.kind)
        if fold is not None:
            if code := fold.add(entry, texts):
                walk.faults.append(Fault(entry.seq, code))
        elif entry.kind not in EVENTS:
            walk.faults.append(Fault(entry.seq, "kind", entry.kind))
    return result
