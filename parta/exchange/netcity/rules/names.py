"""Names of students and classes."""

from __future__ import annotations

import re

from parta.exchange.netcity.rules.text import by_look, clean

# «Серик ұлы», «Серик кызы», «Гусейн оглы»: the word after the father's name belongs to it.
_AFTER_FATHER = {"ұлы", "улы", "уулу", "қызы", "кызы", "гызы", "оглы", "оғлы", "углы", "кизи"}
_PATRONYMIC = re.compile(r"(вич|вна|чна|ьич|мич|ұлы|улы|қызы|кызы)$")
_PARTICLES = {"фон", "ван", "де", "ди", "дер", "тер", "аль", "бен", "ибн"}


def split_name(text: str) -> tuple[str, str, str]:
    """``(family, given, patronymic)`` of «Фамилия Имя [Отчество]», the order the report uses.

    The patronymic may be missing or be two words («Серик ұлы»); a given name may be two words
    when a patronymic plainly closes the line; a particle or «… ұлы» opens a two-word family.
    """
    words = clean(text).split(" ")
    family = words[: _family_length(words)]
    rest = words[len(family) :]
    size = _patronymic_length(rest)
    cut = len(rest) - size
    return " ".join(family), " ".join(rest[:cut]), " ".join(rest[cut:])


def _family_length(words: list[str]) -> int:
    if len(words) > 2 and words[0].casefold() in _PARTICLES:
        return 2
    if len(words) > 2 and words[1].casefold() in _AFTER_FATHER:
        return 2
    return 1


def _patronymic_length(rest: list[str]) -> int:
    """How many words at the end are the patronymic; at least one word is left to the given."""
    if len(rest) < 2:
        return 0
    last = rest[-1].casefold()
    if last in _AFTER_FATHER:
        return min(2, len(rest) - 1) if len(rest) > 2 else 0
    if _PATRONYMIC.search(last):
        return 1
    return len(rest) - 1


_CLASS = re.compile(r"^(\d{1,2})\W*([^\W\d_]?)\W*$")


def split_class(text: str) -> tuple[str, int | None, str]:
    """``(name, grade, letter)``: «8 "б"», «8Б» and «8-Б» are («8Б», 8, «Б»); also a Latin letter.

    A name that is not of this form stays as it is, with grade ``None``.
    """
    name = clean(text)
    found = _CLASS.match(re.sub(r"(?i)\s*класс\s*", "", name))
    if not found:
        return name, None, ""
    letter = _class_letter(found[2])
    return f"{found[1]}{letter}", int(found[1]), letter


def _class_letter(letter: str) -> str:
    """A class letter in Cyrillic; unlike in a cell, B here is the third letter, as it looks."""
    if letter.casefold() == "b":
        return "В"
    return by_look(letter).upper()
