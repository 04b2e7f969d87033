"""Names of people and classes: sorting, matching, short forms, reading.

Russian and Kazakh letters; a Kazakh name may have no patronymic, or one with «ұлы», «қызы».
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from parta.lib.alphabets import (
    LATIN,
    LOOKALIKE_CAPITALS,
    ORDERS,
    Alphabet,
    fold_lookalikes,
    is_cyrillic,
)

SORT_KEY_LENGTH: Final = 250

_TIE, _PART, _WORD = "00", "01", "02"  # lower than any character: the shorter name comes first
_FIRST_DIGIT, _FIRST_LETTER = 10, 20

_HYPHENS: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
_WORD_BREAK: Final = re.compile(r"[\s\-]+")

_PATRONYMIC_WORDS: Final = frozenset(
    ("ұлы", "улы", "қызы", "кызы", "оглы", "оғлы", "оглу", "гызы", "уулу")
)


class NameParts(NamedTuple):
    """A full name taken apart; ``patronymic`` is empty where there is none."""

    family: str
    given: str
    patronymic: str


class ClassName(NamedTuple):
    """A class: ``grade`` 1–12 and its letter in capital Cyrillic, empty where it has none."""

    grade: int
    letter: str


def tidy(text: str) -> str:
    """One form of a name: composed letters, single spaces, one kind of hyphen."""
    composed = unicodedata.normalize("NFC", text).translate(_HYPHENS)
    return re.sub(r"\s*-\s*", "-", " ".join(composed.split()))


# --- order -----------------------------------------------------------------------------------


def sort_key(*parts: str, alphabet: Alphabet = "ru") -> str:
    """Return a key whose plain order is the order of the school's lists.

    The key is digits only, two a character, so every collation of SQLite and PostgreSQL orders
    it alike; at most ``SORT_KEY_LENGTH`` long. Case, apostrophes and signs are ignored, Ё counts
    as Е unless all else is equal, a hyphen or space is lower than any letter, unknown letters
    come last.
    """
    codes = _codes(alphabet)
    words = [_sortable_words(part) for part in parts if part.strip()]
    key = _PART.join(_WORD.join(_encode(word, codes) for word in part) for part in words)
    return (key + _tie(words))[:SORT_KEY_LENGTH]


def _codes(alphabet: Alphabet) -> dict[str, str]:
    order = ORDERS[alphabet]
    letters = enumerate(order + LATIN, start=_FIRST_LETTER)
    codes = {letter: str(code) for code, letter in letters}
    codes |= {str(digit): str(_FIRST_DIGIT + digit) for digit in range(10)}
    return codes | {"ё": codes["е"]}


def _sortable_words(part: str) -> list[str]:
    plain = tidy(part).translate(_APOSTROPHES)
    return [_fold_word(word).lower() for word in _WORD_BREAK.split(plain) if word]


def _encode(word: str, codes: dict[str, str]) -> str:
    return "".join(codes.get(char, "99") for char in word if char.isalnum())


def _tie(words: list[list[str]]) -> str:
    letters = "".join(char for part in words for word in part for char in word)
    if "ё" not in letters:
        return ""
    return _TIE + "".join("2" if char == "ё" else "1" for char in letters)


# --- matching --------------------------------------------------------------------------------


def match_key(text: str) -> str:
    """Return the form under which two spellings of one name are the same.

    Case, spaces, kinds of hyphen and apostrophe, Ё and Е, and Latin letters typed for Cyrillic
    ones that look alike don't matter. Kazakh letters stay different from their base letters.
    """
    words = re.split(r"([ -])", tidy(text).translate(_APOSTROPHES))
    return "".join(_fold_word(word) for word in words).lower().replace("ё", "е")


def _fold_word(word: str) -> str:
    """Fold look-alikes in a word that is Cyrillic in part, or that may be so throughout."""
    if any(is_cyrillic(char) for char in word):
        return fold_lookalikes(word)
    capitals = word.upper()
    looks_cyrillic = capitals.isalpha() and all(c in LOOKALIKE_CAPITALS for c in capitals)
    return fold_lookalikes(capitals) if looks_cyrillic else word


# --- short forms -----------------------------------------------------------------------------


def initials(given: str, patronymic: str = "") -> str:
    """Return «А. А.»; «А.-М.» for a double given name; one letter where no patronymic is."""
    letters = ["-".join(f"{half[0].upper()}." for half in _halves(given))]
    if first := _halves(patronymic)[:1]:
        letters.append(f"{first[0][0].upper()}.")
    return " ".join(filter(None, letters))


def _halves(name: str) -> list[str]:
    """Halves of a hyphened first word: further words («Серік ұлы») give no initial."""
    first_word = tidy(name).partition(" ")[0]
    return [half for half in first_word.split("-") if half]


def short_name(family: str, given: str = "", patronymic: str = "") -> str:
    """Return «Иванова А. А.», or «Ахметов Д.» without a patronymic.

    The spaces are no-break ones: a short name never splits at a line's end.
    """
    letters = initials(given, patronymic).replace(" ", "\u00a0")
    return "\u00a0".join(filter(None, [tidy(family), letters]))


def full_name(family: str, given: str = "", patronymic: str = "") -> str:
    """Return family name, given name and patronymic, those that there are."""
    return " ".join(filter(None, map(tidy, (family, given, patronymic))))


def split_full_name(text: str) -> NameParts:
    """Take «Фамилия Имя Отчество» apart; the patronymic may be missing or two words.

    «Ахметов Данияр Серік ұлы» has the patronymic «Серік ұлы»; of four other words the last is
    the patronymic and the two in the middle are the given name.
    """
    words = tidy(text).split(" ")
    family, rest = words[0], words[1:]
    tail = 2 if rest and rest[-1].lower() in _PATRONYMIC_WORDS else 1
    cut = len(rest) - tail if len(rest) > tail else len(rest)
    return NameParts(family, " ".join(rest[:cut]), " ".join(rest[cut:]))


# --- classes ---------------------------------------------------------------------------------

_CLASS: Final = re.compile(
    r"""^\s*(?P<grade>\d{1,2})\s*[-–—.]?\s*
        ["'«»“”„‘’]*\s*(?P<letter>[^\W\d_]{0,3})\s*["'«»“”„‘’]*
        \s*(?:класс\w*|кл\.?|сынып\w*)?\s*(?:\(.*\))?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_HIGHEST_GRADE: Final = 12


def parse_class_name(text: str) -> ClassName | None:
    """Read «8A» (Latin), «8а», «10 "М" класс (медицинское)», «11»; None if it is no class."""
    found = _CLASS.match(unicodedata.normalize("NFC", text))
    if not found or not 1 <= int(found["grade"]) <= _HIGHEST_GRADE:
        return None
    letter = "" if found["letter"].lower() == "кл" else found["letter"].upper()
    return ClassName(int(found["grade"]), fold_lookalikes(letter))


def class_sort_key(grade: int, letter: str = "", alphabet: Alphabet = "ru") -> str:
    """Return a key that puts 2Б before 10А, and А before Б, in any collation."""
    return f"{grade:02d}{sort_key(letter, alphabet=alphabet)}"
