"""What may stand in a cell of this student on this day: refusals and warnings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from parta.journal.rules.attendance import CODES
from parta.journal.rules.cells import CellText
from parta.lib.text import N_

Severity = Literal["refuse", "warn"]

# Grade 1 learns without marks: these say something without being a mark.
CRITERION_SIGNS: Final = frozenset("+-")
OWED: Final = "."


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a cell. ``refuse`` must not be saved, ``warn`` is said once."""

    key: str
    severity: Severity
    message: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class CellFacts:
    """The day, the class and the student that a cell belongs to.

    ``marks_from`` is the class's first day of marks, None for a class without marks (grade 1);
    ``membership`` holds first and last days in the group, the last included; ``marking`` is the
    subject's scale.
    """

    day: date
    marks_from: date | None
    membership: Sequence[tuple[date, date]]
    marking: Literal["points", "pass", "none"] = "points"
    one_allowed: bool = False
    held: bool = True


def check_cell(cell: CellText, facts: CellFacts) -> tuple[Finding, ...]:
    """Return every finding about the cell, refusals first; an empty cell is always right."""
    found = [finding for breaks, finding in _CHECKS if breaks(cell, facts)]
    return tuple(sorted(found, key=lambda finding: finding.severity != "refuse"))


def is_member(day: date, membership: Sequence[tuple[date, date]]) -> bool:
    """Whether the day lies in one of the intervals, both ends included."""
    return any(first <= day <= last for first, last in membership)


def _marks(cell: CellText) -> set[str]:
    return set(cell.values) - CRITERION_SIGNS


def _stranger(cell: CellText, facts: CellFacts) -> bool:
    return cell != CellText() and not is_member(facts.day, facts.membership)


def _without_marks(cell: CellText, facts: CellFacts) -> bool:
    return bool(_marks(cell)) and facts.marks_from is None


def _too_early(cell: CellText, facts: CellFacts) -> bool:
    return bool(_marks(cell)) and facts.marks_from is not None and facts.day < facts.marks_from


def _one(cell: CellText, facts: CellFacts) -> bool:
    return "1" in cell.values and not facts.one_allowed


def _no_scale(cell: CellText, facts: CellFacts) -> bool:
    return bool(_marks(cell)) and facts.marking == "none"


def _points_in_pass_subject(cell: CellText, facts: CellFacts) -> bool:
    return facts.marking == "pass" and any(value.isdigit() for value in cell.values)


def _not_held(cell: CellText, facts: CellFacts) -> bool:
    return cell != CellText() and not facts.held


def _absent_with_mark(cell: CellText, facts: CellFacts) -> bool:
    code = CODES.get(cell.attendance or "")
    absent = code is not None and code.absent
    return absent and any(value != OWED for value in cell.values)


def _exempt_with_mark(cell: CellText, facts: CellFacts) -> bool:
    return cell.attendance == "OSV" and bool(cell.values)


_Check = Callable[[CellText, CellFacts], bool]
_CHECKS: Final[tuple[tuple[_Check, Finding], ...]] = (
    (_stranger, Finding("not_member", "refuse", N_("On this day the student is not in the list."))),
    (_without_marks, Finding("no_marks", "refuse", N_("This class learns without marks."))),
    (_too_early, Finding("marks_later", "refuse", N_("This class has no marks yet on this day."))),
    (_no_scale, Finding("no_scale", "refuse", N_("This subject has no marks."))),
    (
        _points_in_pass_subject,
        Finding("pass_only", "refuse", N_("This subject is marked with pass or fail.")),
    ),
    (_one, Finding("one_off", "refuse", N_("The mark “1” is switched off in this school."))),
    (_not_held, Finding("not_held", "refuse", N_("The lesson was not held."))),
    (
        _absent_with_mark,
        Finding(
            "absent_with_mark",
            "warn",
            N_("Absent and marked in one lesson: is it a work done later?"),
            "P-4.T.z",
        ),
    ),
    (
        _exempt_with_mark,
        Finding("exempt_with_mark", "warn", N_("Exempt from the lesson and marked in it.")),
    ),
)
