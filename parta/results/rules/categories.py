"""Students of a class by all their results: the five parts of the evaluated (S-32)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


class Category(StrEnum):
    """Every evaluated student is in exactly one."""

    EXCELLENT = "excellent"  # отличник
    GOOD = "good"  # хорошист
    THREES = "threes"  # успевает на «3»
    FAILING = "failing"  # неуспевающий
    UNATTESTED = "unattested"  # не аттестован


def category(values: Iterable[str]) -> Category | None:
    """Return the category by the results of one period in all subjects.

    «осв», a pass and a mark not set decide nothing; None if nothing else is there (grade 1).
    One «2» or fail outweighs «н/а», «н/а» outweighs the rest.
    """
    found = set(values) - {"osv", "z", ""}
    if not found:
        return None
    if found & {"2", "1", "nz"}:
        return Category.FAILING
    if "na" in found:
        return Category.UNATTESTED
    if "3" in found:
        return Category.THREES
    return Category.GOOD if "4" in found else Category.EXCELLENT


def one_short(results: Mapping[Key, str]) -> tuple[str, Key] | None:
    """Return the mark and the subject that alone keep a student from the better category.

    ("4", subject) for one «4» with 5 in all else, ("3", subject) for one «3» with 4 and 5 in all
    else; None for everybody else. ``results`` are values by subject.
    """
    kept = category(results.values())
    worst = {Category.GOOD: "4", Category.THREES: "3"}.get(kept) if kept else None
    subjects = [subject for subject, value in results.items() if value == worst]
    return (worst, subjects[0]) if worst and len(subjects) == 1 else None


@dataclass(frozen=True, slots=True)
class ClassTally:
    """A class over all subjects, by students; classes add up to levels and the school."""

    counts: Mapping[Category, int]

    def __getitem__(self, kind: Category) -> int:
        return self.counts.get(kind, 0)

    def __add__(self, other: ClassTally) -> ClassTally:
        return ClassTally(Counter(self.counts) + Counter(other.counts))

    @property
    def evaluated(self) -> int:
        """The denominator: the sum of the five categories."""
        return sum(self.counts.values())

    @property
    def attested(self) -> int:
        """Evaluated without those not attested."""
        return self.evaluated - self[Category.UNATTESTED]

    @property
    def success(self) -> Fraction | None:
        """Share of those without a «2», «н/а» or fail, in percent."""
        return self._share(Category.EXCELLENT, Category.GOOD, Category.THREES)

    @property
    def quality(self) -> Fraction | None:
        """Share of those with only 4 and 5, in percent of the evaluated."""
        return self._share(Category.EXCELLENT, Category.GOOD)

    def _share(self, *kinds: Category) -> Fraction | None:
        part = sum(self[kind] for kind in kinds)
        return Fraction(100 * part, self.evaluated) if self.evaluated else None


def class_tally(categories: Iterable[Category | None]) -> ClassTally:
    """Count the categories of a class's students; None (not evaluated) is left out."""
    return ClassTally(Counter(kind for kind in categories if kind is not None))


def level(grade: int) -> tuple[int, int]:
    """Return the first and last grade of the level whose subtotals a report gives.

    Grade 1 has no marks and stands apart.
    """
    for first, last in ((1, 1), (2, 4), (5, 9), (10, 12)):
        if first <= grade <= last:
            return first, last
    raise ValueError(f"no such grade: {grade}")
