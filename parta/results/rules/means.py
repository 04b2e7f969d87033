"""Averages and counts of many students at once, without their explanations.

The same exact numbers as ``averages.average_by`` and ``filling.filling`` give, tests compare
them; only faster, because whole marks need no fractions until the end.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction
from typing import Any, Protocol

from parta.results.rules.averages import average_by
from parta.results.rules.filling import Filling, mark_norm
from parta.results.rules.marks import GRADED, NUMERIC, MarkRow
from parta.school.rules import Norms


class Graded(Protocol):
    """What a mark must tell: a ``MarkRow`` does, and so does a light row of a query."""

    @property
    def value(self) -> str: ...
    @property
    def part(self) -> Hashable | None: ...
    @property
    def attempt(self) -> int: ...
    @property
    def weight(self) -> Any: ...
    @property
    def control(self) -> bool: ...


def mean_by(rows: Iterable[Graded], norms: Norms) -> Fraction | None:
    """Return the exact average by the school's norms, None where nothing counts."""
    if norms.attempts == "mean":
        found = average_by(map(_row, rows), norms)
        return found.value if found else None
    counting = (row for row in rows if row.value in NUMERIC and row.weight)
    kept = _kept(counting, _better if norms.attempts == "best" else _later)
    if not kept:
        return None
    if not norms.weighted:
        return Fraction(sum(int(row.value) for row in kept), len(kept))
    total = sum((int(row.value) * Fraction(row.weight) for row in kept), Fraction())
    return total / sum((Fraction(row.weight) for row in kept), Fraction())


def filled_by(rows: Iterable[Graded], weekly_hours: Fraction, norms: Norms) -> Filling:
    """Return how many marks there are against the norm (P-4.T.v)."""
    marked = _kept((row for row in rows if row.value in GRADED), _later)
    norm = mark_norm(weekly_hours, norms)
    asked = norms.control_marks if norm else 0
    return Filling(norm, len(marked), sum(row.control for row in marked), asked)


def _kept(rows: Iterable[Graded], replaces: Callable[[Graded, Graded], bool]) -> list[Graded]:
    """One row for each part; a row without a part is a part of its own."""
    found: dict[Hashable, Graded] = {}
    for place, row in enumerate(rows):
        key: Hashable = ("own", place) if row.part is None else row.part
        before = found.get(key)
        if before is None or replaces(before, row):
            found[key] = row
    return list(found.values())


def _later(before: Graded, row: Graded) -> bool:
    return row.attempt >= before.attempt


def _better(before: Graded, row: Graded) -> bool:
    return row.value > before.value


def _row(row: Graded) -> MarkRow:
    return MarkRow(row.value, row.part, row.attempt, row.weight, row.control)
