"""The one-time code of a sign-in slip: written to be read from paper and typed by a child."""

from __future__ import annotations

from typing import Final

# Digits and capitals that nobody confuses on paper: no 0 O, 1 I L, 5 S, 8 B, 2 Z.
ALPHABET: Final = "234679ACDEFGHJKMNPQRTUVWXY"
LENGTH: Final = 13
GROUP: Final = 4

_KEYS_RU: Final = "йцукенгшщзхъфывапролджэячсмитьбю"
_KEYS_EN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_BY_KEY: Final = str.maketrans(_KEYS_RU.upper(), _KEYS_EN.upper())
_BY_LOOK: Final = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


def spelled(number: int) -> str:
    """The code of a number below ``len(ALPHABET) ** LENGTH``, in groups: ``XXXX-XXXX-XXXX-X``."""
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    plain = "".join(letters)
    return "-".join(plain[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def readings(typed: str) -> list[str]:
    """The codes that ``typed`` may mean, without dashes; none when it cannot be a code.

    Case, spaces and dashes don't matter. Cyrillic letters are read twice: by their look, and by
    the key they lie on, for one who did not switch the keyboard and types blind.
    """
    plain = "".join(typed.upper().replace("-", "").split())
    both = dict.fromkeys((plain.translate(_BY_LOOK), plain.translate(_BY_KEY)))
    return [code for code in both if len(code) == LENGTH and set(code) <= set(ALPHABET)]
