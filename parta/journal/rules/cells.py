"""The text of a journal cell: what a teacher types or pastes, and how it is written back.

The grammar: works stand apart by spaces, parts of one
work by a slash, and at most one sign of absence beside them: «5», «4/3», «5 4», «Н», «Н 2».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from parta.journal.rules.attendance import CODES
from parta.journal.rules.keys import Source, is_average, plain
from parta.lib.text import N_

Work = tuple[str, ...]

MAX_WORKS: Final = 9
MAX_PARTS: Final = 6

VALUE_SIGNS: Final = {
    **{digit: digit for digit in "54321"}, "z": "зач", "nz": "незач", "+": "+", "-": "-", ".": ".",
}  # fmt: skip
_VALUES: Final = {sign: value for value, sign in VALUE_SIGNS.items()} | {
    "зачет": "z", "зачёт": "z", "незачет": "nz", "незачёт": "nz", "долг": ".",
}  # fmt: skip
_ATTENDANCE: Final = {facts.sign.lower(): code for code, facts in CODES.items()} | {
    "у": "UP", "п": "UP", "о": "OP", "от": "OP", "н/б": "N",
}  # fmt: skip
_ABBREVIATED: Final = re.compile(r"\b(зач|незач|осв)\.")
_LETTER_MEETS_SIGN: Final = re.compile(r"(?<=[а-яё])(?=[\d+.\-])|(?<=[\d+.\-])(?=[а-яё])")

REASONS: Final = {
    "unknown": N_("“%(text)s” is neither a mark nor a sign of absence."),
    "no_such_mark": N_("There is no mark “%(text)s”: marks are 5, 4, 3, 2 and 1."),
    "unseparated": N_("“%(text)s”: put a space between two works, a slash between two parts."),
    "degree": N_("“%(text)s”: a mark has no plus or minus."),
    "average": N_("“%(text)s” is an average, not a mark."),
    "two_signs": N_("One lesson takes one sign of absence, “%(text)s” has more."),
    "term_only": N_("“%(text)s” is set for a term, not in a lesson."),
    "empty_part": N_("“%(text)s”: a part of the work has no mark."),
    "too_many": N_("“%(text)s” holds more marks than a cell takes."),
}


class CellError(ValueError):
    """A text that no cell can hold: ``reason`` is a key of ``REASONS``, ``fragment`` the place.

    ``msgid`` % ``params`` is the sentence for the user.
    """

    def __init__(self, reason: str, fragment: str) -> None:
        self.reason = reason
        self.fragment = fragment
        self.msgid = REASONS[reason]
        self.params = {"text": fragment}
        super().__init__(self.msgid % self.params)


@dataclass(frozen=True, slots=True)
class CellText:
    """What stands in a cell: one attendance code or None, and works of one or more parts.

    Values are "5"–"1", "z" pass, "nz" fail, "+", "-" criterion signs, "." work owed.
    """

    attendance: str | None = None
    works: tuple[Work, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """All values of all works in order."""
        return tuple(value for work in self.works for value in work)


def parse_cell(text: str, source: Source = "pasted") -> CellText:
    """Read the text of a cell; an empty text is an empty cell. Raises ``CellError``."""
    if is_average(text):
        raise CellError("average", text.strip())
    signs: list[str] = []
    works: list[Work] = []
    for chunk in _chunks(plain(text, source)):
        found = _read_chunk(chunk)
        signs += found[0]
        works += found[1]
    if len(signs) > 1:
        raise CellError("two_signs", text.strip())
    if len(works) > MAX_WORKS:
        raise CellError("too_many", text.strip())
    return CellText(signs[0] if signs else None, tuple(works))


def format_cell(cell: CellText) -> str:
    """Write a cell as the journal shows it; ``parse_cell`` reads it back unchanged."""
    words = [CODES[cell.attendance].sign] if cell.attendance else []
    words += ["/".join(VALUE_SIGNS[value] for value in work) for work in cell.works]
    return " ".join(words)


def _chunks(text: str) -> list[str]:
    joined = re.sub(r"\s*/\s*", "/", _ABBREVIATED.sub(r"\1", text))
    return [part for chunk in joined.split() for part in _apart(chunk)]


def _apart(chunk: str) -> list[str]:
    """«н2» is «н 2»; «незач/зач», «н/а» and «5/4» hold together."""
    return _LETTER_MEETS_SIGN.sub(" ", chunk).split()


def _read_chunk(chunk: str) -> tuple[list[str], list[Work]]:
    """Return the signs of absence and the works of one chunk without spaces."""
    if chunk in ("н/а", "на"):
        raise CellError("term_only", chunk)
    if chunk in _ATTENDANCE:
        return [_ATTENDANCE[chunk]], []
    items = chunk.split("/")
    signs = [_ATTENDANCE[item] for item in items if item in _ATTENDANCE]
    work = tuple(_value(item, chunk) for item in items if item not in _ATTENDANCE)
    if len(work) > MAX_PARTS:
        raise CellError("too_many", chunk)
    return signs, [work] if work else []


def _value(item: str, chunk: str) -> str:
    if item in _VALUES:
        return _VALUES[item]
    raise CellError(_why_no_value(item), item or chunk)


def _why_no_value(item: str) -> str:
    if not item:
        return "empty_part"
    if re.fullmatch(r"[1-5][+\-]+", item):
        return "degree"
    if re.fullmatch(r"[1-5]{2,}", item):
        return "unseparated"
    return "no_such_mark" if item.isdigit() else "unknown"
