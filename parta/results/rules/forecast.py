"""What is needed for the next mark, how safe the present one is, and "what if" (R-3.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from parta.results.rules.averages import Average
from parta.results.rules.bands import HIGHEST, LOWEST, PLAIN, Bands, propose_term_mark
from parta.results.rules.marks import Counted


@dataclass(frozen=True, slots=True)
class Run:
    """So many equal marks one after another."""

    mark: int
    count: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a student stands in a subject and term.

    ``next`` is the next higher mark, None at 5; ``needs`` are the shortest runs of one mark that
    reach it, best mark first; ``margin`` is how far the average is above the border of the
    proposed mark (None at 2, below all borders); ``bears`` how many worse marks of a kind it
    survives in a row.
    """

    average: Average
    proposed: int
    next: int | None
    needs: tuple[Run, ...]
    margin: Fraction | None
    bears: tuple[Run, ...]


def forecast(
    average: Average | None, bands: Bands = PLAIN, weight: int | Fraction = 1
) -> Forecast | None:
    """Return where an average stands; None without marks. ``weight`` is that of coming marks."""
    if average is None:
        return None
    proposed = propose_term_mark(average.value, bands) or LOWEST
    border = bands.border(proposed)
    goal = proposed + 1 if proposed < HIGHEST else None
    return Forecast(
        average=average,
        proposed=proposed,
        next=goal,
        needs=_needs(average, goal, bands, weight) if goal else (),
        margin=None if border is None else average.value - border,
        bears=_bears(average, proposed, bands, weight),
    )


def what_if(
    average: Average | None,
    marks: Iterable[int],
    *,
    weight: int | Fraction = 1,
    weighted: bool = False,
) -> Average | None:
    """Return the average after these marks. ``weighted`` is asked only where there is none yet."""
    more = [Counted(Fraction(mark), Fraction(weight)) for mark in marks]
    if average is not None:
        return average.plus(more)
    return Average(tuple(more), weighted) if more else None


def needed(
    average: Average | None,
    target: int,
    mark: int,
    bands: Bands = PLAIN,
    weight: int | Fraction = 1,
) -> int | None:
    """Return the least number of ``mark`` in a row after which ``target`` is proposed.

    0 if it is proposed already, None if no number of them is enough.
    """
    if average is not None and bands.reaches(average.value, target):
        return 0
    border = bands.border(target)
    if border is None or average is None:
        return 1 if bands.reaches(Fraction(mark), target) else None
    gain = (mark - border) * _step(average, weight)
    if gain <= 0:
        return None
    runs = _short_of(average, border) / gain
    return ceil(runs) if bands.in_favour else floor(runs) + 1


def bears(
    average: Average, mark: int, bands: Bands = PLAIN, weight: int | Fraction = 1
) -> int | None:
    """Return how many of ``mark`` in a row leave the proposal as it is; None if any number."""
    border = bands.border(propose_term_mark(average.value, bands) or LOWEST)
    if border is None:
        return None
    loss = (border - mark) * _step(average, weight)
    if loss <= 0:
        return None
    runs = -_short_of(average, border) / loss
    return floor(runs) if bands.in_favour else ceil(runs) - 1


def _short_of(average: Average, border: Fraction) -> Fraction:
    """What the sum lacks to stand exactly on the border; negative above it."""
    return border * average.divisor - average.total


def _step(average: Average, weight: int | Fraction) -> Fraction:
    return Fraction(weight) if average.weighted else Fraction(1)


def _needs(average: Average, goal: int, bands: Bands, weight: int | Fraction) -> tuple[Run, ...]:
    counts = {mark: needed(average, goal, mark, bands, weight) for mark in range(5, goal - 1, -1)}
    return tuple(Run(mark, count) for mark, count in counts.items() if count is not None)


def _bears(
    average: Average, proposed: int, bands: Bands, weight: int | Fraction
) -> tuple[Run, ...]:
    counts = {
        mark: bears(average, mark, bands, weight) for mark in range(proposed - 1, LOWEST - 1, -1)
    }
    return tuple(Run(mark, count) for mark, count in counts.items() if count is not None)
