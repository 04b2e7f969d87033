"""The file's signs as the register's codes, and a cell of the one beside a cell of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from parta.exchange.netcity.rules.shapes import AbsenceCode, ScopeKind

N_CHOICES: Final = ("N", "UP", "NP")
"""What «Н» may become: unknown reason, excused, without excuse. In the other program it means
"without excuse" and is what careless hands leave, so nobody becomes a truant unasked (S-22)."""

_ABSENCES: Final[Mapping[AbsenceCode, str]] = {
    AbsenceCode.LATE: "OP",
    AbsenceCode.ILL: "B",
    AbsenceCode.EXCUSED: "UP",
    AbsenceCode.EXEMPT: "OSV",
}
_WORDS: Final = {"зач": "z", "незач": "nz", "н/а": "na", "осв": "osv"}
YEAR_KINDS: Final[Mapping[ScopeKind, str]] = {
    ScopeKind.YEAR: "year",
    ScopeKind.EXAM: "exam",
    ScopeKind.FINAL: "final",
}
TERM_KINDS: Final[Mapping[ScopeKind, str]] = {
    ScopeKind.QUARTER: "quarters",
    ScopeKind.HALF_YEAR: "halves",
    ScopeKind.TRIMESTER: "trimesters",
    ScopeKind.OTHER_TERM: "own",
}
DEFAULT_TYPE: Final = "О"
MOST_WORKS, MOST_PARTS = 20, 6
"""As many as the register's tables take in one lesson."""


def absence_code(code: AbsenceCode, n_becomes: str) -> str:
    """The register's code of a sign of absence."""
    return _ABSENCES.get(code, n_becomes)


def register_value(value: str) -> str:
    """A mark or result as the register keeps it: digits as they are, words by their codes."""
    return _WORDS.get(value, value)


def file_value(value: str) -> str:
    """The way back, for telling people."""
    return next((word for word, code in _WORDS.items() if code == value), value)


@dataclass(frozen=True, slots=True)
class Stood:
    """A mark that the register already has in a cell."""

    type: str
    number: int
    part: int
    attempt: int
    value: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark that the file has in the cell."""

    work: int
    part: int
    value: str


SAME: Final = "same"
NEW: Final = "new"


def compare_cells(stood: Sequence[Stood], wanted: Sequence[Wanted]) -> list[str]:
    """For each wanted mark ``SAME``, ``NEW``, or else what stands there in its stead.

    Where the register knows only unnamed work («О», as an import or a quick entry leaves it) the
    places are compared one by one. Where a teacher has said what the marks were for, the file's
    numbering means nothing: then the cell holds the same marks as a whole, or it is full.
    """
    if all(mark.type == DEFAULT_TYPE for mark in stood):
        return [_by_place(stood, mark) for mark in wanted]
    return _as_a_whole(stood, wanted)


def _by_place(stood: Sequence[Stood], mark: Wanted) -> str:
    there = [one for one in stood if (one.number, one.part) == (mark.work, mark.part)]
    if not there:
        return NEW
    if any(one.value == mark.value for one in there):
        return SAME
    return max(there, key=lambda one: one.attempt).value


def _as_a_whole(stood: Sequence[Stood], wanted: Sequence[Wanted]) -> list[str]:
    left = Counter(one.value for one in stood)
    shown = " ".join(file_value(one.value) for one in stood)
    found = []
    for mark in wanted:
        found.append(SAME if left[mark.value] > 0 else shown)
        left[mark.value] -= 1
    return found
