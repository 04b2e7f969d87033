"""From what a keyboard or a clipboard gives to the letters that were meant (S-24)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

from parta.lib.alphabets import fold_lookalikes

Source = Literal["typed", "pasted"]

# The key of the Latin layout → the letter that the same key gives in the Russian one. The keys
# of full stop and slash stay what they are: the sign of a work owed, and of two parts.
KEY_POSITIONS: Final = dict(
    zip("qwertyuiop[]asdfghjkl;'zxcvbnm,", "йцукенгшщзхъфывапролджэячсмитьб", strict=True)
) | {"<": "б"}
# The Kazakh layout's digit row.
KAZAKH_DIGITS: Final = {"ә": "2", "і": "3", "ң": "4", "ғ": "5"}

_TYPED: Final = str.maketrans(KEY_POSITIONS | KAZAKH_DIGITS)
_SIGNS: Final = str.maketrans(
    {"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "•": ".", "·": "."}
)
_AVERAGE: Final = re.compile(r"\d[.,]\d")


def is_average(text: str) -> bool:
    """Whether the text holds a number with a decimal point or comma, as «4,33»."""
    return _AVERAGE.search(text) is not None


def plain(text: str, source: Source) -> str:
    """Return the text in small Cyrillic letters and digits, single spaces, plain signs.

    ``typed``: letters of another layout stand for their keys (``y`` is «н»). ``pasted``: they
    stand for what they look like (``y`` is «у», ``H`` is «н»).
    """
    tidy = " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).replace(";", " ").split())
    if source == "typed":
        return tidy.lower().translate(_TYPED)
    return fold_lookalikes(tidy.upper()).lower()
