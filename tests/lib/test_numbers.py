"""Numbers as everybody sees them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.lib.numbers import half_up, shortest, with_comma


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Fraction(13, 3), 2, "4,33"),
        (Fraction(40, 9), 2, "4,44"),
        (Fraction(1, 8), 2, "0,13"),
        (Fraction(445, 100), 1, "4,5"),
        (Fraction(4495, 1000), 2, "4,50"),
        (5, 2, "5,00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "−3"),
        (Fraction(-1, 3), 2, "−0,33"),
        (Fraction(-1, 1000), 2, "0,00"),
        (100, 2, "100,00"),
        (None, 2, "–"),
    ],
)
def test_with_comma(value: Fraction | int | None, places: int, expected: str) -> None:
    assert with_comma(value, places) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5, "5"), (Fraction(7, 2), "3,5"), (Fraction(13, 3), "4,33"), (10, "10"), (0, "0")],
)
def test_shortest(value: Fraction | int, expected: str) -> None:
    assert shortest(value) == expected


@given(st.fractions(-1000, 1000, max_denominator=2**10), st.integers(0, 3))
def test_rounding_agrees_with_decimal_arithmetic(value: Fraction, places: int) -> None:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(exact) == value:
        expected = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        assert half_up(value, places) == Fraction(expected)
    assert abs(half_up(value, places) - value) <= Fraction(1, 2 * 10**places)
