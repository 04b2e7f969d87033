"""The value of an average without its explanation, for pages of many students.

The same exact number as ``averages.average_by`` gives, tests compare them; only faster, because
whole marks need no fractions until the end.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction

from parta.results.rules.averages import average_by
from parta.results.rules.marks import NUMERIC, MarkRow
from parta.school.rules import Norms


def mean_by(rows: Iterable[MarkRow], norms: Norms) -> Fraction | None:
    """Return the exact average by the school's norms, None where nothing counts."""
    if norms.attempts == "mean":
        found = average_by(rows, norms)
        return found.value if found else None
    kept = _kept(rows, best=norms.attempts == "best")
    if not kept:
        return None
    weights = [row.weight if norms.weighted else 1 for row in kept]
    total = sum(int(row.value) * weight for row, weight in zip(kept, weights, strict=True))
    return Fraction(total) / sum(weights)


def _kept(rows: Iterable[MarkRow], *, best: bool) -> list[MarkRow]:
    """One row for each part: the last attempt, or the best."""
    found: dict[Hashable, MarkRow] = {}
    for place, row in enumerate(rows):
        if row.value not in NUMERIC or not row.weight:
            continue
        key = ("own", place) if row.part is None else ("part", row.part)
        before = found.get(key)
        if before is None or _after(before, row, best=best):
            found[key] = row
    return list(found.values())


def _after(before: MarkRow, row: MarkRow, *, best: bool) -> bool:
    return row.value > before.value if best else row.attempt >= before.attempt
