"""Letters of Russian and Kazakh: their order, and the Latin ones that look like them."""

from __future__ import annotations

from typing import Final, Literal

Alphabet = Literal["ru", "kk"]

# Kazakh letters stand after their base letter in both; only І differs: after Ы in the Kazakh
# alphabet, beside И in a Russian list. Ё is ordered as Е and differs only in a tie.
ORDERS: Final[dict[str, str]] = {
    "ru": "аәбвгғдежзиійкқлмнңоөпрстуұүфхһцчшщъыьэюя",
    "kk": "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}

LATIN: Final = "abcdefghijklmnopqrstuvwxyz"

# Capital letters that nobody can tell apart on paper or screen.
LOOKALIKE_CAPITALS: Final = dict(zip("ABCEHIKMOPTXY", "АВСЕНІКМОРТХУ", strict=True))
# In small letters h looks like Kazakh һ; the rest follow their capitals.
LOOKALIKE_SMALL: Final = {
    latin.lower(): cyrillic.lower() for latin, cyrillic in LOOKALIKE_CAPITALS.items()
} | {"h": "һ"}

_LOOKALIKES: Final = str.maketrans(LOOKALIKE_CAPITALS | LOOKALIKE_SMALL)


def fold_lookalikes(text: str) -> str:
    """Write every Latin letter that looks like a Cyrillic one as that Cyrillic letter."""
    return text.translate(_LOOKALIKES)


def is_cyrillic(letter: str) -> bool:
    """Whether the character belongs to the Cyrillic block (with the Kazakh letters)."""
    return "\u0400" <= letter <= "\u04ff"
