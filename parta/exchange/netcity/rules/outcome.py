"""What an import makes of a report, as plain frozen values: the same for a preview and a deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parta.exchange.netcity.rules.shapes import Average, Place, Verdict


class Obstacle(StrEnum):
    """Why something that was read was not written, or was written with a remark."""

    STUDENT_UNCLEAR = "student_unclear"
    NOT_MEMBER = "not_member"
    NOT_HELD = "not_held"
    NO_MARKS = "no_marks"
    TERM_CLOSED = "term_closed"
    NO_TERM = "no_term"
    PERIOD_UNCLEAR = "period_unclear"
    STATE_EXAM = "state_exam"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    SECOND_SIGN = "second_sign"
    OUTSIDE_TERMS = "outside_terms"
    OTHER_SPELLING = "other_spelling"
    NAMESAKE_ELSEWHERE = "namesake_elsewhere"


class Matter(StrEnum):
    """What a conflict is about."""

    MARK = "mark"
    ABSENCE = "absence"
    TERM_MARK = "term_mark"
    YEAR_MARK = "year_mark"


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell (``place`` is ``None`` for a whole day) and what became of it."""

    place: Place | None
    text: str
    why: Obstacle
    student: str = ""
    subject: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """The register holds ``was``, the file says ``now``: the register stays as it is."""

    matter: Matter
    place: Place
    was: str
    now: str
    student: str
    subject: str
    date: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the file's averages beside what Parta computes from its own rows.

    ``own`` is exact, «19/5», or "" where Parta has no marks; ``shown`` is it with two decimals.
    """

    row: Average
    own: str
    shown: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class TermDates:
    """A term whose days were fitted to the report."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one report adds. ``created``, ``unchanged`` and ``changed`` count by what it is
    (students, lessons, marks, absences, term_marks, …); ``term`` is where the report's
    «Итоговая оценка за период» went, "" for nowhere.
    """

    created: Mapping[str, int]
    unchanged: Mapping[str, int]
    changed: Mapping[str, int]
    conflicts: tuple[Conflict, ...] = ()
    refused: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    compared: tuple[Compared, ...] = ()
    fitted: tuple[TermDates, ...] = ()
    term: str = ""
    unknown_reason: int = 0
    n_becomes: str = "N"

    @property
    def differing(self) -> tuple[Compared, ...]:
        """Rows whose printed average is not the one that Parta computes."""
        same = (Verdict.EQUAL, Verdict.UNCHECKED)
        return tuple(row for row in self.compared if row.verdict not in same)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides before an import.

    ``n_becomes``: the code for the file's «Н» (S-22), N «reason unknown», UP excused or NP
    without excuse. ``term`` is the number of the term that the mark of the report's period
    belongs to; ``None`` leaves it to the dates.
    """

    n_becomes: str = "N"
    term: int | None = None
