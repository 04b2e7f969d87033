"""Texts as people and programs type them: odd blanks, full-width digits, Latin look-alikes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from parta.exchange.netcity.rules.shapes import Cell

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# Letters pasted by look: a Latin H in a register is always Н. B stands for Б, the only code
# that can be meant by it.
_LOOK = str.maketrans("aeopcyxkmthbё", "аеорсухкмтнбе")


def clean(cell: Cell) -> str:
    """The cell as one line of text: full-width forms made plain, every blank one space.

    Whole floats lose their «.0», as 5.0 in a sheet is the 5 that was typed.
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    text = unicodedata.normalize("NFKC", str(cell)).translate(_INVISIBLE)
    return re.sub(r"\s+", " ", text).strip()


def fold(cell: Cell) -> str:
    """For comparing headings: lower case, ё as е, nothing around."""
    return clean(cell).casefold().replace("ё", "е")


def by_look(text: str) -> str:
    """Lower case with Latin letters replaced by the Cyrillic ones that look the same."""
    return text.casefold().translate(_LOOK)
