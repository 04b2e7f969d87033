"""What a report of «Сетевой город» says, as plain frozen values.

Nothing here knows a database: a student is a name, a lesson is a subject on a date, and every
value remembers the cell it was read from, so that whoever writes it into the register can tell
the user row by row what became of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Cell = str | int | float | date | None
"""``None`` is a cell with nothing in it, ``""`` a cell with an empty text: not the same here."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as rows of cells; rows may differ in length and begin at row 1, column A."""

    name: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cell: the sheet's name (empty when the file has one sheet) and its address, «AC14»."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        name = f"{_letters(self.column)}{self.row + 1}"
        return f"{self.sheet}!{name}" if self.sheet else name


def _letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


class AbsenceCode(StrEnum):
    """What the legend's words mean; the value is the letter the report prints for it."""

    UNEXCUSED = "Н"
    LATE = "О"
    ILL = "Б"
    EXCUSED = "У"
    EXEMPT = "осв"


class Reason(StrEnum):
    """Why something in the file was not taken, or was taken with a remark."""

    ZERO = "zero"
    OUT_OF_SCALE = "out_of_scale"
    UNKNOWN_SIGN = "unknown_sign"
    PENDING = "pending"
    LOOKS_LIKE_DATE = "looks_like_date"
    NOT_A_LESSON_MARK = "not_a_lesson_mark"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    NO_SUBJECT = "no_subject"
    NO_STUDENT = "no_student"
    SUBJECT_TWICE = "subject_twice"
    OTHER_CLASS = "other_class"
    OTHER_YEAR = "other_year"
    OUTSIDE_PERIOD = "outside_period"
    SAME_PAGE_TWICE = "same_page_twice"
    NAMESAKE = "namesake"
    ONE_WORD_NAME = "one_word_name"
    NOT_READ = "not_read"


class Verdict(StrEnum):
    """How the average computed from the understood marks stands to the printed one."""

    EQUAL = "equal"
    EQUAL_WITH_REFUSED = "equal_with_refused"
    """Equal once the digits that are no marks (a ``0``) are counted, as the file counts them."""
    DIFFERENT = "different"
    UNCHECKED = "unchecked"
    """Nothing to compare: no average is printed, or no lessons stand beside it."""


class ScopeKind(StrEnum):
    """What a mark at the right of the table sums up."""

    SPAN = "span"
    """The period named in the report's head, whatever term it is."""
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    TRIMESTER = "trimester"
    OTHER_TERM = "other_term"
    YEAR = "year"
    EXAM = "exam"
    STATE_EXAM = "state_exam"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Scope:
    """``number`` is 1… for terms, 0 for the rest; ``title`` is the heading as printed."""

    kind: ScopeKind
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Student:
    """``key`` names the student in all other rows: the full name, with «(2)» for a namesake."""

    key: str
    family: str
    given: str
    patronymic: str
    namesake: int
    period: Period | None
    place: Place

    @property
    def full_name(self) -> str:
        """The name as the file gives it, blanks tidied."""
        return " ".join(part for part in (self.family, self.given, self.patronymic) if part)


@dataclass(frozen=True, slots=True, order=True)
class Lesson:
    """The class's lesson: ``number`` 1, 2… counts the lessons of one subject on one day."""

    subject: str
    date: date
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. «4/3» is work 1, parts 1 and 2; «4 3» is works 1 and 2 with part 1 each.

    ``value`` is «1»…«5», «зач» or «незач».
    """

    student: str
    lesson: Lesson
    work: int
    part: int
    value: str
    place: Place

    @property
    def subject(self) -> str:
        """The lesson's subject."""
        return self.lesson.subject


@dataclass(frozen=True, slots=True)
class Absence:
    """One sign of absence; ``number`` counts the signs of one cell («Н Н» are 1 and 2)."""

    student: str
    lesson: Lesson
    number: int
    code: AbsenceCode
    place: Place


@dataclass(frozen=True, slots=True)
class Final:
    """A mark for a term, a year, an exam. ``value``: «1»…«5», «зач», «незач», «осв», «н/а»."""

    student: str
    subject: str
    scope: Scope
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Average:
    """One row of a student's table: what the file prints and what its own marks give.

    ``lessons`` counts the student's lessons, ``marks`` the understood numeric marks;
    ``printed`` and ``weighted`` are ``None`` where the file prints none (a printed 0 means
    "no marks" and stays 0). The weighted mean can't be checked: weights are not in the file.
    """

    student: str
    subject: str
    scope: Scope
    lessons: int
    marks: int
    printed: Decimal | None
    weighted: Decimal | None
    computed: Fraction | None
    verdict: Verdict
    place: Place


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell, or one sign of it, that was not taken. ``text`` is the whole cell, ``sign`` the
    part of it that is meant. In ``notes`` the same shape tells what was taken with a remark.
    """

    place: Place
    text: str
    sign: str
    reason: Reason
    student: str = ""
    subject: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class NetcityReport:
    """Everything understood and everything refused, of «Отчет об успеваемости и посещаемости»
    (``kind`` «report»), of «Табель успеваемости» («card», without lessons), or of both («both»).

    ``year`` is the calendar year of the school year's September. Orders are the file's own.
    """

    kind: str
    school: str
    year: int
    class_name: str
    grade: int | None
    letter: str
    period: Period | None
    students: tuple[Student, ...] = ()
    subjects: tuple[str, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    marks: tuple[Mark, ...] = ()
    absences: tuple[Absence, ...] = ()
    finals: tuple[Final, ...] = ()
    averages: tuple[Average, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[Refused, ...] = ()
    legend: Mapping[str, AbsenceCode] = field(default_factory=dict)

    @property
    def differing(self) -> tuple[Average, ...]:
        """Rows whose printed average Parta does not get from the marks it took."""
        same = (Verdict.EQUAL, Verdict.UNCHECKED)
        return tuple(row for row in self.averages if row.verdict not in same)

    @property
    def absences_by_code(self) -> dict[str, int]:
        """How often each code stands in the file, every code named."""
        found = Counter(absence.code for absence in self.absences)
        return {code.value: found[code] for code in AbsenceCode}
