"""From an average to a proposed mark: the program proposes, the teacher sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, Self

from parta.lib.numbers import half_up
from parta.results.rules.marks import NUMERIC
from parta.school.rules import Norms

LOWEST: Final = 2
HIGHEST: Final = 5

Tie = Literal["up", "last"]


@dataclass(frozen=True, slots=True)
class Bands:
    """The averages from which 5, 4 and 3 are proposed.

    ``in_favour``: an average exactly on a border gets the higher mark (в пользу ученика).
    """

    five: Fraction = Fraction(9, 2)
    four: Fraction = Fraction(7, 2)
    three: Fraction = Fraction(5, 2)
    in_favour: bool = True

    @classmethod
    def of(cls, norms: Norms) -> Self:
        """Return the bands that the school set."""
        return cls(norms.five_from, norms.four_from, norms.three_from, norms.border_in_favour)

    def border(self, mark: int) -> Fraction | None:
        """Return the average at which the band of a mark begins; None below all borders."""
        return {5: self.five, 4: self.four, 3: self.three}.get(mark)

    def reaches(self, average: Fraction, mark: int) -> bool:
        """Whether the average is good enough for the mark."""
        border = self.border(mark)
        if border is None:
            return True
        return average >= border if self.in_favour else average > border


PLAIN: Final = Bands()
# In use elsewhere, offered as presets: 4.65 and 4.6 instead of a half.
STRICT: Final = Bands(Fraction("4.65"), Fraction("3.65"), Fraction("2.65"))
STRICTER_HALF: Final = Bands(Fraction("4.6"), Fraction("3.6"), Fraction("2.6"))


def propose_term_mark(average: Fraction | None, bands: Bands = PLAIN) -> int | None:
    """Return the mark that the bands give to the exact average; None without marks, never 1."""
    if average is None:
        return None
    return next(mark for mark in (5, 4, 3, LOWEST) if bands.reaches(average, mark))


def propose_year_mark(terms: Iterable[str], tie: Tie = "up") -> int | None:
    """Return the year mark proposed from the term marks in their order; None without any.

    Their mean goes to the nearest mark; a half goes up, or to where the last term lies («last»).
    Terms without a number («н/а», «осв», pass or fail) are left out.
    """
    marks = [int(value) for value in terms if value in NUMERIC]
    if not marks:
        return None
    mean = Fraction(sum(marks), len(marks))
    between = mean.denominator == 2
    down = between and tie == "last" and marks[-1] < mean
    return int(half_up(mean)) - down


def propose_final_mark(marks: Sequence[int]) -> int | None:
    """Return the final mark of a certificate: the mean, a half up.

    Grade 9: year and examination mark; grade 11: half-year and year marks of grades 10 and 11.
    """
    return int(half_up(Fraction(sum(marks), len(marks)))) if marks else None


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far a mark that was set is above (+) or below (−) the proposal."""

    marks: int
    needs_reason: bool


def deviation(value: str, proposed: int | None, norms: Norms) -> Deviation:
    """Compare a set mark with the proposal; a reason is asked from two marks off (S-8)."""
    if proposed is None or value not in NUMERIC:
        return Deviation(0, needs_reason=False)
    off = int(value) - proposed
    return Deviation(off, abs(off) >= norms.reason_from_difference)
