"""Attendance codes, what each says about the student, and in which figures it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from parta.lib.text import N_


@dataclass(frozen=True, slots=True)
class AttendanceCode:
    """One sign of absence, lateness or exemption.

    ``sign`` is what stands in the cell in both languages. ``excused`` is None while the reason
    is unknown. ``counted`` is False where the lesson leaves the attendance percentage.
    """

    code: str
    sign: str
    title: str
    absent: bool
    excused: bool | None
    illness: bool = False
    late: bool = False
    counted: bool = True

    @property
    def truancy(self) -> bool:
        """Counts among absences without a valid reason («прогулы»)."""
        return self.absent and self.excused is False


_ALL: Final = (
    AttendanceCode("N", "Н", N_("absent, reason unknown"), absent=True, excused=None),
    AttendanceCode("UP", "УП", N_("absent with a valid reason"), absent=True, excused=True),
    AttendanceCode("B", "Б", N_("absent because of illness"), True, True, illness=True),
    AttendanceCode("NP", "НП", N_("absent without a valid reason"), absent=True, excused=False),
    AttendanceCode("OP", "ОП", N_("late"), absent=False, excused=None, late=True),
    AttendanceCode("OSV", "осв", N_("exempt from the lesson"), False, True, counted=False),
)
CODES: Final[Mapping[str, AttendanceCode]] = {code.code: code for code in _ALL}


@dataclass(frozen=True, slots=True)
class AttendanceTotals:
    """Lessons of a student or of many: how many counted, missed, and why."""

    lessons: int
    missed: int
    illness: int
    excused: int
    truancy: int
    unknown: int
    late: int
    exempt: int

    @property
    def attended(self) -> Fraction | None:
        """Share of counted lessons that were attended, exact, in percent; None without lessons."""
        return Fraction(100 * (self.lessons - self.missed), self.lessons) if self.lessons else None


def attendance_totals(codes: Iterable[str | None]) -> AttendanceTotals:
    """Count held lessons of the roster: one code each, None (or "") for present.

    An exempt student's lesson is no lesson of the percentage; a late student was there.
    """
    met = [CODES[code] if code else None for code in codes]
    signs = [code for code in met if code]
    absent = [code for code in signs if code.absent]
    exempt = sum(not code.counted for code in signs)
    return AttendanceTotals(
        lessons=len(met) - exempt,
        missed=len(absent),
        illness=sum(code.illness for code in absent),
        excused=sum(code.excused is True for code in absent),
        truancy=sum(code.truancy for code in absent),
        unknown=sum(code.excused is None for code in absent),
        late=sum(code.late for code in signs),
        exempt=exempt,
    )


def missed_day(codes: Sequence[str | None]) -> bool:
    """Whether a full day was missed: every lesson of the student's day, and at least one.

    Lessons from which the student is exempt decide nothing.
    """
    counted = [code for code in codes if not code or CODES[code].counted]
    return bool(counted) and all(code and CODES[code].absent for code in counted)


def missed_day_for_illness(codes: Sequence[str | None]) -> bool:
    """Whether a full missed day counts as a day of illness: every absence is illness."""
    counted = [code for code in codes if not code or CODES[code].counted]
    return missed_day(codes) and all(code and CODES[code].illness for code in counted)
