"""The shapes of a plan: slots that hold a row of the school, saved or not yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model

from parta.exchange.netcity.rules.outcome import Choices, Conflict, Remark
from parta.exchange.netcity.rules.terms import Span
from parta.exchange.netcity.rules.values import Stood
from parta.journal.models import Assignment, AssignmentPart, AssignmentType, Lesson
from parta.ledger.recorded import Recorded
from parta.people.models import Student
from parta.school.models import (
    Course,
    Group,
    SchoolClass,
    SchoolYear,
    Subject,
    Term,
    TermScheme,
)

M = TypeVar("M", bound=Model)
Interval = tuple[date, date]


def is_new(row: Model) -> bool:
    """Whether a row is planned and does not stand in its table yet."""
    return row._state.adding


@dataclass(slots=True)
class Draft:
    """Rows to be added, by kind and in order, and changes of rows that stand."""

    rows: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    changes: list[tuple[Recorded, Model, dict[str, Any]]] = field(default_factory=list)

    def add(self, spec: Recorded, row: M) -> M:
        """Put a row on the list of those to be added."""
        self.rows[spec.kind].append(row)
        return row


@dataclass(eq=False, slots=True)
class TermSlot:
    """A term and the days it is to have; ``row`` keeps those it has."""

    row: Term
    span: Span


@dataclass(eq=False, slots=True)
class SchemeSlot:
    """A way of dividing the year; ``terms`` by number."""

    row: TermScheme
    terms: list[TermSlot]

    def term(self, number: int | None) -> TermSlot | None:
        """The term of a number."""
        return next((slot for slot in self.terms if slot.span.number == number), None)


@dataclass(eq=False, slots=True)
class YearSlot:
    """A school year and the days it is to have. ``assumed``: its terms are an import's own
    assumption, nobody has set them; ``taken`` are the days with lessons.
    """

    row: SchoolYear
    first: date
    last: date
    schemes: list[SchemeSlot]
    assumed: bool
    taken: set[date]


@dataclass(eq=False, slots=True)
class Pupil:
    """A student of the class; ``name`` is what names are matched by, ``stays`` when they were
    in the class.
    """

    row: Student
    name: tuple[str, str, str]
    stays: list[Interval]


@dataclass(eq=False, slots=True)
class Page:
    """A course: one subject in the class or in a part of it, with its lessons on their days.

    A day's lessons count 1, 2…; ``not_held`` names those that are noted as not held.
    """

    course: Course
    marking: str
    members: dict[Pupil, list[Interval]] | None
    lessons: dict[tuple[date, int], Lesson] = field(default_factory=dict)
    not_held: set[tuple[date, int]] = field(default_factory=set)

    def has(self, pupil: Pupil, day: date) -> bool:
        """Whether the pupil belonged to the course's group on the day."""
        stays = pupil.stays if self.members is None else self.members.get(pupil, [])
        return any(first <= day <= last for first, last in stays)


Seat = tuple[Page, date, int]
"""A lesson: its page, day, and number among the lessons of that page and day."""


@dataclass(eq=False, slots=True)
class Register:
    """A class of a year with everything of it that a report may touch."""

    year: YearSlot
    scheme: SchemeSlot
    row: SchoolClass
    group: Group
    pupils: list[Pupil] = field(default_factory=list)
    pages: dict[str, list[Page]] = field(default_factory=dict)
    numbers: dict[date, int] = field(default_factory=dict)
    assignments: dict[tuple[Seat, int], Assignment] = field(default_factory=dict)
    parts: dict[tuple[Seat, int, int], AssignmentPart] = field(default_factory=dict)
    marks: dict[tuple[Seat, Pupil], list[Stood]] = field(default_factory=lambda: defaultdict(list))
    absences: dict[tuple[Seat, Pupil], str] = field(default_factory=dict)
    term_marks: dict[tuple[Pupil, str, TermSlot], str] = field(default_factory=dict)
    year_marks: dict[tuple[Pupil, str, str], str] = field(default_factory=dict)
    closed: list[Span] = field(default_factory=list)

    def is_closed(self, day: date) -> bool:
        """Whether the deputy has closed the term that the day lies in."""
        return any(day in span for span in self.closed)


@dataclass(frozen=True, slots=True)
class PlannedMark:
    """A mark to be added, as averages take it; ``work`` tells works and parts apart."""

    pupil: Pupil
    subject: str
    value: str
    work: tuple[Any, ...]


@dataclass(slots=True)
class Tally:
    """What became of one report's contents."""

    created: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    marks: list[PlannedMark] = field(default_factory=list)
    seats: set[Seat] = field(default_factory=set)
    unknown_reason: int = 0


@dataclass(slots=True)
class Bench:
    """A plan for one or more reports, worked out one after another."""

    at: datetime
    choices: Choices
    language: str
    alphabet: str
    draft: Draft = field(default_factory=Draft)
    tally: Tally = field(default_factory=Tally)
    years: dict[int, YearSlot] = field(default_factory=dict)
    registers: dict[tuple[int, int, str], Register] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    spans: dict[tuple[int, int, str], Interval] = field(default_factory=dict)
    work_type: AssignmentType | None = None

    def create(self, what: str, spec: Recorded, row: M) -> M:
        """Add a row and count it under a word of the outcome."""
        self.tally.created[what] += 1
        return self.draft.add(spec, row)
