"""The grammar of one cell: marks, their works and parts, signs of absence, words.

``5`` · ``4/3`` two parts of one work · ``4 3`` two works · ``Н 2``, ``О 4/3`` a sign and marks ·
``Н Н`` two signs · an empty text: a lesson without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from parta.exchange.netcity.rules.shapes import AbsenceCode, Cell, Reason
from parta.exchange.netcity.rules.text import by_look, clean, fold

CODES: Mapping[str, AbsenceCode] = {
    "н": AbsenceCode.UNEXCUSED,
    "нп": AbsenceCode.UNEXCUSED,
    "о": AbsenceCode.LATE,
    "оп": AbsenceCode.LATE,
    "от": AbsenceCode.LATE,
    "б": AbsenceCode.ILL,
    "у": AbsenceCode.EXCUSED,
    "уп": AbsenceCode.EXCUSED,
}
"""The program's usual signs, folded by look; a legend in the file adds to them or overrules."""

_LEGEND = (
    ("неуваж", AbsenceCode.UNEXCUSED),
    ("без уваж", AbsenceCode.UNEXCUSED),
    ("опозд", AbsenceCode.LATE),
    ("бол", AbsenceCode.ILL),
    ("уваж", AbsenceCode.EXCUSED),
)

_WORDS = {
    "зач": "зач", "зачет": "зач", "зачтено": "зач", "зчт": "зач",
    "незач": "незач", "незачет": "незач", "незачтено": "незач", "н/з": "незач", "нз": "незач",
    "осв": "осв", "освоб": "осв", "освобожден": "осв", "освобождена": "осв",
    "н/а": "н/а", "на": "н/а",
}  # fmt: skip
_NOTHING = {"", "-", "–", "—"}
_PENDING = {".", "•", "·", "долг"}


@dataclass(slots=True)
class CellReading:
    """What one cell says. ``marks``: (work, part, value); ``digits``: refused one-digit numbers,
    which the file's own average counts; ``refused``: (sign, reason).
    """

    marks: list[tuple[int, int, str]] = field(default_factory=list)
    absences: list[AbsenceCode] = field(default_factory=list)
    digits: list[int] = field(default_factory=list)
    refused: list[tuple[str, Reason]] = field(default_factory=list)
    works: int = 0


def legend_meaning(text: str) -> AbsenceCode | None:
    """What a legend's word means («Неуважительная», «По болезни»), else ``None``."""
    word = fold(text).removeprefix("отсутствие ").removeprefix("по ")
    return next((code for start, code in _LEGEND if word.startswith(start)), None)


def legend_sign(text: str) -> str:
    """A legend's sign, folded the way signs in cells are."""
    return by_look(clean(text))


def read_cell(cell: Cell, codes: Mapping[str, AbsenceCode] = CODES) -> CellReading:
    """Take a lesson's cell apart; what is not understood is refused sign by sign."""
    reading = CellReading()
    if isinstance(cell, date):
        # a spreadsheet turns a typed 4/3 into the 4th of March: which mark came first is lost
        reading.refused.append((clean(cell), Reason.LOOKS_LIKE_DATE))
        return reading
    for sign in _signs(clean(cell)):
        _read_sign(reading, sign, codes)
    return reading


def _signs(text: str) -> list[str]:
    text = re.sub(r"(?<![\d.,])(\d)[.,]0+(?!\d)", r"\1", text.strip("'\""))
    text = re.sub(r"\s*[/\\]\s*", "/", text)
    return [sign for sign in re.split(r"[\s;,]+", text) if sign]


def _read_sign(reading: CellReading, sign: str, codes: Mapping[str, AbsenceCode]) -> None:
    word = _WORDS.get(_word(sign))
    if sign in _PENDING or _word(sign) in _PENDING:
        reading.refused.append((sign, Reason.PENDING))
    elif word:
        _read_word(reading, sign, word)
    elif _abbreviation(sign):
        reading.refused.append((sign, Reason.UNKNOWN_SIGN))
    else:
        _read_parts(reading, sign.split("/"), codes)


def _word(sign: str) -> str:
    return by_look(sign).rstrip(".") or sign


def _abbreviation(sign: str) -> bool:
    """«н/б», «у/п»: letters joined by a stroke are a word of somebody's own, not two signs."""
    letters = {by_look(part) for part in sign.split("/")}
    return len(letters) > 1 and all(letter.isalpha() for letter in letters)


def _read_word(reading: CellReading, sign: str, word: str) -> None:
    if word == "осв":
        reading.absences.append(AbsenceCode.EXEMPT)
    elif word == "н/а":
        reading.refused.append((sign, Reason.NOT_A_LESSON_MARK))
    else:
        reading.works += 1
        reading.marks.append((reading.works, 1, word))


def _read_parts(reading: CellReading, parts: list[str], codes: Mapping[str, AbsenceCode]) -> None:
    """Signs joined by «/» are parts of one work; letters among them are signs of absence."""
    opened = False
    number = 0
    for sign, text in _loose(parts, codes):
        code = codes.get(by_look(text))
        if code:
            reading.absences.append(code)
            continue
        number += 1
        if not opened and text[:1].isdigit():
            reading.works += 1
            opened = True
        _read_number(reading, number, sign, text)


def _loose(parts: list[str], codes: Mapping[str, AbsenceCode]) -> list[tuple[str, str]]:
    """(sign, text) of each part; «Н2» typed in one is taken apart into «Н» and «2»."""
    found: list[tuple[str, str]] = []
    for part in parts:
        glued = re.fullmatch(r"([^\W\d_]+)(\d)|(\d)([^\W\d_]+)", part)
        pieces = [piece for piece in glued.groups() if piece] if glued else [part]
        known = all(piece.isdigit() or by_look(piece) in codes for piece in pieces)
        found += [(part, piece) for piece in pieces] if known else [(part, part)]
    return found


def _read_number(reading: CellReading, part: int, sign: str, text: str) -> None:
    if text in _NOTHING:
        return
    reason = _number_reason(text)
    if reason is None:
        reading.marks.append((reading.works, part, text))
        return
    reading.refused.append((sign, reason))
    if re.fullmatch("[0-9]", text):
        reading.digits.append(int(text))


def _number_reason(text: str) -> Reason | None:
    """Why a text is no mark of the five-point scale; ``None`` when it is one."""
    if re.fullmatch("[1-5]", text):
        return None
    if re.fullmatch("0+", text):
        return Reason.ZERO
    number = re.fullmatch(r"[0-9]+([.,][0-9]+)?", text)
    return Reason.OUT_OF_SCALE if number else Reason.UNKNOWN_SIGN


def read_final(cell: Cell) -> tuple[str, Reason | None]:
    """``(value, None)`` of a term, year or exam mark, ``("", None)`` where none is set, or
    ``("", reason)`` where something stands there that is no such mark.
    """
    if isinstance(cell, date):
        return "", Reason.LOOKS_LIKE_DATE
    text = re.sub(r"^(\d)[.,]0+$", r"\1", clean(cell).strip("'\""))
    text = re.sub(r"\s*[/\\]\s*", "/", text)
    if text in _NOTHING:
        return "", None
    word = _WORDS.get(_word(text))
    if word:
        return word, None
    reason = _number_reason(text)
    return ("", reason) if reason else (text, None)


def read_number(cell: Cell) -> tuple[Decimal | None, Reason | None]:
    """A printed average: a number or «3,33»; ``(None, None)`` where nothing is printed."""
    text = clean(cell).replace(",", ".")
    if text in _NOTHING:
        return None, None
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) or Decimal(text) > 5:
        return None, Reason.BAD_NUMBER
    return Decimal(text), None
