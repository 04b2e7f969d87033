"""Percentages of progress and quality, СОУ, mean: one subject, one set of students.

One denominator for subject and class (S-32): evaluated (оцениваемые) are all on the list without
the exempt («осв») and without those who have no mark; «н/а» stays in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

# Simonov's coefficients, in hundredths.
COEFFICIENTS: Final[Mapping[str, int]] = {"5": 100, "4": 64, "3": 36, "2": 16, "1": 7, "na": 7}

_NUMBERS: Final = "54321"
_PASSED: Final = ("5", "4", "3", "z")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each result there are: values of term marks, "" for a mark not set.

    ``off`` are those without marks by rule (grade 1, not studied): never evaluated. Tallies of
    classes add up to a level's and the school's.
    """

    counts: Mapping[str, int]
    off: int = 0

    def __getitem__(self, value: str) -> int:
        return self.counts.get(value, 0)

    def __add__(self, other: Tally) -> Tally:
        return Tally(Counter(self.counts) + Counter(other.counts), self.off + other.off)

    @property
    def listed(self) -> int:
        """All on the list."""
        return sum(self.counts.values()) + self.off

    @property
    def exempt(self) -> int:
        """«осв»."""
        return self["osv"]

    @property
    def unset(self) -> int:
        """Marks still to be set; with any of them the figures are preliminary."""
        return self[""]

    @property
    def evaluated(self) -> int:
        """The denominator N (оцениваемые)."""
        return self.listed - self.off - self.exempt - self.unset

    @property
    def attested(self) -> int:
        """Evaluated without «н/а» (аттестовано)."""
        return self.evaluated - self["na"]

    @property
    def on_points(self) -> int:
        """Evaluated on the five-point scale, «н/а» included: a pass has no quality."""
        return self.evaluated - self["z"] - self["nz"]

    @property
    def success(self) -> Fraction | None:
        """% успеваемости: those with 5, 4, 3 or a pass."""
        return _percent(sum(self[value] for value in _PASSED), self.evaluated)

    @property
    def quality(self) -> Fraction | None:
        """% качества знаний: those with 5 and 4."""
        return _percent(self["5"] + self["4"], self.on_points)

    @property
    def learned(self) -> Fraction | None:
        """СОУ, степень обученности, in percent."""
        points = sum(self[value] * share for value, share in COEFFICIENTS.items())
        return Fraction(points, self.on_points) if self.on_points else None

    @property
    def mean(self) -> Fraction | None:
        """Средний балл of those who have a number."""
        count = sum(self[value] for value in _NUMBERS)
        total = sum(int(value) * self[value] for value in _NUMBERS)
        return Fraction(total, count) if count else None


def tally(values: Iterable[str], off: int = 0) -> Tally:
    """Count the results of the students on the list, one each: "" where none is set yet.

    The caller leaves out those who departed before the moment of the count.
    """
    return Tally(Counter(values), off)


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None
