"""Exact numbers on their way to the screen: rounding happens here, once."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

NOTHING: Final = "–"


def half_up(value: Fraction, places: int = 0) -> Fraction:
    """Round to decimal places, a half away from zero: 2.5 → 3, 4.445 → 4.45, −2.5 → −3."""
    scale = 10**places
    whole = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return Fraction(whole if value >= 0 else -whole, scale)


def with_comma(value: Fraction | int | None, places: int = 2) -> str:
    """Write a number with that many decimals and a comma («4,33»); «–» for None.

    Russian and Kazakh both write the comma.
    """
    if value is None:
        return NOTHING
    rounded = half_up(Fraction(value), places)
    digits = str(abs(rounded.numerator) * 10**places // rounded.denominator).zfill(places + 1)
    sign = "−" if rounded < 0 else ""
    return f"{sign}{digits[:-places]},{digits[-places:]}" if places else sign + digits


def shortest(value: Fraction | int) -> str:
    """Write a number with at most two decimals and no needless zeros: «5», «3,5», «4,33»."""
    return with_comma(value).rstrip("0").rstrip(",")
