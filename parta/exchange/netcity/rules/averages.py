"""The check of printed averages against the marks that were understood."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from parta.exchange.netcity.rules.shapes import Verdict

_LEAST, _MOST = 2, 9
"""Averages are printed with two decimals (the «Табель») or as whole floats (the report)."""


def mean(numbers: Sequence[int]) -> Fraction | None:
    """The exact mean, or ``None`` of nothing."""
    return Fraction(sum(numbers), len(numbers)) if numbers else None


def agrees(computed: Fraction | None, printed: Decimal) -> bool:
    """Whether ``printed`` is ``computed`` rounded to the decimals it is printed with.

    At least two decimals count («2.5» is 2.50), a half may go either way (25/8 is printed as
    3.12 and as 3.13), and a printed 0 says that there are no marks.

    >>> agrees(Fraction(10, 3), Decimal("3.333333333333333"))
    True
    """
    if computed is None:
        return printed == 0
    decimals = min(max(-int(printed.as_tuple().exponent), _LEAST), _MOST)
    return abs(computed - Fraction(printed)) <= Fraction(1, 2 * 10**decimals)


def judge(marks: Sequence[int], refused: Sequence[int], printed: Decimal | None) -> Verdict:
    """The verdict on one row: ``marks`` were taken, ``refused`` are digits that are no marks."""
    if printed is None:
        return Verdict.UNCHECKED
    if agrees(mean(marks), printed):
        return Verdict.EQUAL
    if refused and agrees(mean([*marks, *refused]), printed):
        return Verdict.EQUAL_WITH_REFUSED
    return Verdict.DIFFERENT
