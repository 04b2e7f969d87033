"""Which marks count, and what a re-marked work counts as."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

Attempts = Literal["replace", "mean", "best"]

# Only these enter an average; pass and fail, criterion signs and work owed never do.
NUMERIC: Final = frozenset("54321")
# These say that a work was marked, so they fill the norm of marks (P-4.T.v).
GRADED: Final = NUMERIC | {"z", "nz"}


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark as it stands in the register.

    ``part`` is what is marked: «4/3» has two parts and is two marks, attempts share their part;
    None is a part of its own (a mark from another school). ``weight`` is the type's; a type of
    weight 0 counts in no average. ``control`` says whether the type is a control work (P-4.T.v).
    """

    value: str
    part: Hashable | None = None
    attempt: int = 1
    weight: int | Fraction = 1
    control: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that enters an average (a mean of attempts may be no whole mark), its weight."""

    value: Fraction
    weight: Fraction


def counted(rows: Iterable[MarkRow], attempts: Attempts = "replace") -> tuple[Counted, ...]:
    """Return what enters the average, in the order in which the parts come.

    Only numeric marks count. Attempts at one part become one number: the last one («replace»),
    their mean, or the best. A work that is owed again keeps its earlier mark until a new one.
    """
    return tuple(
        Counted(_settle(tries, attempts), Fraction(tries[-1].weight))
        for tries in _by_part(row for row in rows if row.value in NUMERIC and row.weight)
    )


def _by_part(rows: Iterable[MarkRow]) -> list[list[MarkRow]]:
    parts: dict[Hashable, list[MarkRow]] = {}
    for place, row in enumerate(rows):
        key = ("own", place) if row.part is None else ("part", row.part)
        parts.setdefault(key, []).append(row)
    return [sorted(tries, key=lambda row: row.attempt) for tries in parts.values()]


def _settle(tries: list[MarkRow], attempts: Attempts) -> Fraction:
    values = [Fraction(row.value) for row in tries]
    if attempts == "mean":
        return sum(values, Fraction(0)) / len(values)
    return max(values) if attempts == "best" else values[-1]


def marked_parts(rows: Iterable[MarkRow]) -> tuple[MarkRow, ...]:
    """Return one row for each part that has been graded, whatever the number of attempts."""
    return tuple(tries[-1] for tries in _by_part(row for row in rows if row.value in GRADED))
