"""The norm of marks (накопляемость, P-4.T.v): enough marks, and one of a control work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from parta.results.rules.marks import MarkRow, marked_parts
from parta.school.rules import Norms

CLAUSE: Final = "P-4.T.v"


@dataclass(frozen=True, slots=True)
class Filling:
    """A student's marks in a term against the norm; ``norm`` 0 means that there is none."""

    norm: int
    have: int
    control: int
    control_norm: int

    @property
    def missing(self) -> int:
        """How many marks are lacking."""
        return max(self.norm - self.have, 0)

    @property
    def missing_control(self) -> int:
        """How many marks of control works are lacking."""
        return max(self.control_norm - self.control, 0)

    @property
    def enough(self) -> bool:
        """Whether the term mark may be set without a warning."""
        return not self.missing and not self.missing_control


def mark_norm(weekly_hours: Fraction | int, norms: Norms) -> int:
    """Return the least number of marks of a term at so many hours a week; 0 where none is set."""
    if weekly_hours >= 2:
        return norms.marks_at_two_hours
    if weekly_hours > 1:
        return norms.marks_between
    return norms.marks_at_one_hour if weekly_hours == 1 else norms.marks_under_one_hour


def filling(
    rows: Iterable[MarkRow],
    weekly_hours: Fraction | int,
    norms: Norms,
    *,
    has_controls: bool = True,
) -> Filling:
    """Count a student's marks in one subject and term against the norm.

    Marks and passes count, attempts at one part once. ``has_controls`` is False for a course
    that has no control works at all (physical culture by the school's own act).
    """
    marked = marked_parts(rows)
    norm = mark_norm(weekly_hours, norms)
    asked = norms.control_marks if norm and has_controls else 0
    return Filling(norm, len(marked), sum(row.control for row in marked), asked)
