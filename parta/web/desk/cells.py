"""How a cell of the journal is painted; the script of the page paints it by the same rules."""

from __future__ import annotations

from html import escape

from parta.journal.queries.sheets import Cell, MarkAt, WorkPart
from parta.journal.rules.attendance import CODES
from parta.journal.rules.cells import VALUE_SIGNS

SIGNS = {code: escape(facts.sign) for code, facts in CODES.items()}
VALUES = {value: escape(sign) for value, sign in VALUE_SIGNS.items()}
ABSENT = frozenset(code for code, facts in CODES.items() if facts.absent)

Works = dict[int, WorkPart]


def cell_html(cell: Cell, works: Works) -> str:
    """What stands between ``<td>`` and ``</td>``: the sign of absence, then the marks.

    Works are parted by a space, parts of one work by a stroke; a mark that was marked again
    stands struck out before its successor.
    """
    if not cell.absence and len(cell.marks) == 1:
        return VALUES[cell.marks[0].value]
    sign = SIGNS[cell.absence] if cell.absence else ""
    marks = _marks_html(cell.marks, works)
    return f"{sign} {marks}" if sign and marks else sign or marks


def _marks_html(marks: tuple[MarkAt, ...], works: Works) -> str:
    text, last = "", None
    for mark in marks:
        work = works[mark.part]
        key = (work.type, work.number)
        if last is None:
            text = VALUES[mark.value]
        elif last.part == mark.part:
            text = _struck(text, VALUES[last.value]) + VALUES[mark.value]
        else:
            joint = "/" if key == _key(works, last) else " "
            text += joint + VALUES[mark.value]
        last = mark
    return text


def _struck(text: str, sign: str) -> str:
    return f"{text[: -len(sign)]}<s>{sign}</s>"


def _key(works: Works, mark: MarkAt) -> tuple[str, int]:
    work = works[mark.part]
    return work.type, work.number


def cell_class(cell: Cell) -> str:
    """The class of a cell: ``a`` absent, ``l`` late or exempt, ``c`` with a word to a mark."""
    kind = ("a" if cell.absence in ABSENT else "l") if cell.absence else ""
    noted = "c" if any(mark.comment for mark in cell.marks) else ""
    return f"{kind} {noted}".strip()
