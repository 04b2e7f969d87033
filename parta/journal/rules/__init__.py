"""Pure rules of the register: signs of a cell, what may stand in it, when entries are due."""

from __future__ import annotations

from parta.journal.rules.attendance import CODES, AttendanceCode
from parta.journal.rules.cells import CellError, CellText, format_cell, parse_cell
from parta.journal.rules.checks import Finding, check_cell
from parta.journal.rules.deadlines import Deadline, LessonDay, lateness
from parta.journal.rules.timeliness import Timeliness, Verdict, judge

__all__ = [
    "CODES",
    "AttendanceCode",
    "CellError",
    "CellText",
    "Deadline",
    "Finding",
    "LessonDay",
    "Timeliness",
    "Verdict",
    "check_cell",
    "format_cell",
    "judge",
    "lateness",
    "parse_cell",
]
