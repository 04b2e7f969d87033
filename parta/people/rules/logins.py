"""Logins: short, in Latin letters, made from a name; nobody has to invent or to remember one."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

MOST: Final = 40
_ALLOWED: Final = re.compile(r"[a-z0-9][a-z0-9._@+-]*")
_RU: Final = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
_LATIN: Final = str.maketrans(
    _RU
    | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": ""}
    | {"ь": "", "ю": "yu", "я": "ya", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o"}
    | {"ұ": "u", "ү": "u", "һ": "h", "і": "i"}
)


def tidy(login: str) -> str:
    """The one spelling of a login under which it is kept and looked up."""
    return login.strip().lower()


def is_login(login: str) -> bool:
    """True for what may be kept as a login: Latin letters, digits and ``. _ @ + -``."""
    return len(login) <= MOST and _ALLOWED.fullmatch(login) is not None


def suggested(family: str, given: str, taken: Container[str]) -> str:
    """A free login for a name: ``ivanova.a``, then ``ivanova.anna``, then ``ivanova.a2``…

    >>> suggested("Құлпыбаева", "Әсем", {"kulpybaeva.a"})
    'kulpybaeva.asem'
    """
    first, whole = _latin(family)[:28] or "user", _latin(given)
    for candidate in (f"{first}.{whole[:1]}", f"{first}.{whole}"[:MOST]):
        if candidate.strip(".") not in taken:
            return candidate.strip(".")
    number = 2
    while (candidate := f"{first}.{whole[:1]}{number}") in taken:
        number += 1
    return candidate


def _latin(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().translate(_LATIN))
