"""Pure answers of verification: a row's state folded from entries, an anchor judged.

A town's register has more than a million recorded rows, and a school's PC little memory: a state
is kept as a short byte string, not as objects.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from parta.ledger.rules import Anchor, Values

# The version without back references: equal values give equal bytes.
_PLAIN_MARSHAL: Final = 2


def packed(values: Sequence[Any]) -> bytes:
    """A state as bytes: equal bytes mean equal states (different ones may still be equal).

    Values are those of JSON: None, bool, int, float, str, and lists and dicts of them.
    """
    return marshal.dumps(tuple(values), _PLAIN_MARSHAL)


def unpacked(state: bytes) -> tuple[Any, ...]:
    """What was packed by this process; never bytes from elsewhere."""
    found: tuple[Any, ...] = marshal.loads(state)  # noqa: S302
    return found


def emptied(value: Any) -> Any:
    """Empty is none: the ledger does not tell "" from nothing."""
    return None if value == "" else value


def first_values(keys: Iterable[str], new: Values) -> list[Any]:
    """The values of a row after its first entry, in the order of the keys."""
    return [emptied(new.get(key)) for key in keys]


def next_values(keys: Iterable[str], before: Sequence[Any], new: Values) -> list[Any]:
    """The values after a further entry, which names only what changed."""
    pairs = zip(keys, before, strict=True)
    return [emptied(new[key]) if key in new else value for key, value in pairs]


def contradicts(keys: Iterable[str], before: Sequence[Any], old: Values | None) -> bool:
    """True when an entry claims old values that the entries before it do not give."""
    if not old:
        return False
    known = zip(keys, before, strict=True)
    return any(key in old and emptied(old[key]) != value for key, value in known)


class Verdict(StrEnum):
    """What an anchor says of the chain."""

    HOLDS = "holds"
    DIFFERS = "differs"  # another entry stands there: the chain was rewritten
    BEYOND = "beyond"  # the chain is shorter: its tail was cut
    GIVEN_UP = "given up"  # older than a restore that the same file knows of


@dataclass(frozen=True, slots=True)
class Judged:
    """An anchor and what it says."""

    anchor: Anchor
    verdict: Verdict


def judged(
    anchors: Sequence[Anchor], seen: dict[int, tuple[bytes, int]], epoch: int
) -> list[Judged]:
    """Judge the anchors of one file, in its order.

    ``seen`` gives the hash and epoch of the chain's entries by number, ``epoch`` is that of the
    head. An anchor that does not hold is excused only by a later line of the same file: one of
    a higher epoch that holds and is not above it. A restore writes such a line; a forger
    can't write it into a copy of the file that lies elsewhere.
    """
    verdicts = [_verdict(anchor, seen) for anchor in anchors]
    result = []
    for place, (anchor, verdict) in enumerate(zip(anchors, verdicts, strict=True)):
        if verdict != Verdict.HOLDS and anchor.epoch < epoch:
            later = zip(anchors[place + 1 :], verdicts[place + 1 :], strict=True)
            if any(_excuses(by, so, anchor) for by, so in later):
                verdict = Verdict.GIVEN_UP
        result.append(Judged(anchor, verdict))
    return result


def _verdict(anchor: Anchor, seen: dict[int, tuple[bytes, int]]) -> Verdict:
    found = seen.get(anchor.seq)
    if found is None:
        return Verdict.BEYOND
    return Verdict.HOLDS if found == (anchor.hash, anchor.epoch) else Verdict.DIFFERS


def _excuses(later: Anchor, verdict: Verdict, anchor: Anchor) -> bool:
    restored_below = later.epoch > anchor.epoch and later.seq <= anchor.seq
    return restored_below and verdict == Verdict.HOLDS
