"""Averages as exact fractions, and the formula that explains them (docs/rules/averages.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from parta.lib.numbers import shortest, with_comma
from parta.results.rules.marks import Attempts, Counted, MarkRow, counted
from parta.school.rules import Norms


@dataclass(frozen=True, slots=True)
class Average:
    """An average that knows what it was made of; there is always at least one term.

    ``terms`` keep their weights even in a plain mean, where they play no part.
    """

    terms: tuple[Counted, ...]
    weighted: bool = False

    @property
    def total(self) -> Fraction:
        """The sum of the marks, each times its weight where weights are used."""
        return sum((term.value * self._weight(term) for term in self.terms), Fraction(0))

    @property
    def divisor(self) -> Fraction:
        """The number of the marks, or the sum of their weights."""
        return sum((self._weight(term) for term in self.terms), Fraction(0))

    @property
    def value(self) -> Fraction:
        """The exact average."""
        return self.total / self.divisor

    @property
    def shown(self) -> str:
        """The average as everybody sees it: two decimals, half up, «4,33»."""
        return with_comma(self.value)

    @property
    def formula(self) -> str:
        """How it came about: «(5 + 4 + 4) : 3 = 4,33», «(5·3 + 4·5) : (3 + 5) = 4,38»."""
        marks = " + ".join(self._written(term) for term in self.terms)
        return f"{_grouped(marks)} : {self._divisor_written()} = {self.shown}"

    def plus(self, more: Iterable[Counted]) -> Average:
        """Return the average with further marks behind the present ones."""
        return Average((*self.terms, *more), self.weighted)

    def _weight(self, term: Counted) -> Fraction:
        return term.weight if self.weighted else Fraction(1)

    def _written(self, term: Counted) -> str:
        value = shortest(term.value)
        return f"{value}·{shortest(term.weight)}" if self.weighted else value

    def _divisor_written(self) -> str:
        if not self.weighted:
            return str(len(self.terms))
        return _grouped(" + ".join(shortest(term.weight) for term in self.terms))


def _grouped(total: str) -> str:
    return f"({total})" if " " in total else total


def average(
    rows: Iterable[MarkRow], *, weighted: bool = False, attempts: Attempts = "replace"
) -> Average | None:
    """Return the average of the marks that count, None where there are none."""
    terms = counted(rows, attempts)
    return Average(terms, weighted) if terms else None


def average_by(rows: Iterable[MarkRow], norms: Norms) -> Average | None:
    """Return the average by the school's own norms: weights or not, which attempt counts."""
    return average(rows, weighted=norms.weighted, attempts=norms.attempts)
