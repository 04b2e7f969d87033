"""Where a student stands in one subject and term: marks, exact average, proposal, forecast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from parta.journal.queries.student_marks import ReadMark, marks_of, outside_marks_of
from parta.results.rules import (
    Average,
    Bands,
    Filling,
    Forecast,
    MarkRow,
    average_by,
    filling,
    forecast,
    propose_term_mark,
)
from parta.school.rules import Norms

Key = tuple[int, int]  # (student, subject)


@dataclass(frozen=True, slots=True)
class Standing:
    """A student's result in a subject and term, from whatever groups the marks come.

    ``marks`` are in the order of the works, those from another school first. ``average`` is None
    while nothing that counts is there; ``proposal`` is what the bands make of it. ``value`` and
    ``entry`` are the term mark that stands and its ledger entry ("" and 0 for none).
    """

    student: int
    subject: int
    marks: tuple[ReadMark, ...]
    average: Average | None
    bands: Bands
    filling: Filling
    value: str = ""
    entry: int = 0
    exempt: bool = False

    @property
    def proposal(self) -> int | None:
        """The mark that the program proposes, None without an average."""
        return propose_term_mark(self.average.value if self.average else None, self.bands)

    @property
    def forecast(self) -> Forecast | None:
        """What is needed for the next mark; worked out when it is asked for."""
        return forecast(self.average, self.bands)

    @property
    def shown(self) -> str:
        """The average with two decimals, «4,33», "" where there is none."""
        return self.average.shown if self.average else ""

    @property
    def formula(self) -> str:
        """How the average came about, "" where there is none."""
        return self.average.formula if self.average else ""


@dataclass(frozen=True, slots=True)
class Stand:
    """What stands of a term mark."""

    value: str = ""
    entry: int = 0


NOTHING = Stand()


def standing(
    key: Key,
    marks: Iterable[ReadMark],
    hours: Fraction,
    norms: Norms,
    *,
    stands: Stand = NOTHING,
    exempt: bool = False,
) -> Standing:
    """Work out a standing by the school's norms; ``hours`` is the weekly load of the subject."""
    listed = tuple(marks)
    rows = [row_of(mark) for mark in listed]
    return Standing(
        *key, listed, average_by(rows, norms), Bands.of(norms), filling(rows, hours, norms),
        stands.value, stands.entry, exempt,
    )  # fmt: skip


def row_of(mark: ReadMark) -> MarkRow:
    """A mark as the rules of averages take it: attempts share the part of their work."""
    place = (mark.assignment, mark.part)
    return MarkRow(mark.value, place, mark.attempt, mark.weight, mark.control)


def gathered(
    students: Iterable[int], first: date, last: date, *, subject: int | None = None
) -> dict[Key, list[ReadMark]]:
    """All marks of an interval by student and subject, those of another school too; two queries."""
    listed = list(students)
    found: dict[Key, list[ReadMark]] = defaultdict(list)
    outside = outside_marks_of(listed, first, last, subject=subject)
    for mark in (*outside, *marks_of(listed, first, last, subject=subject)):
        found[mark.student, mark.subject].append(mark)
    return found
