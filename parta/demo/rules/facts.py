"""What happened in the village school and when somebody wrote it down.

Every fact bears ``entered_at`` (aware, UTC) and ``by`` (the key of the person who entered it).
A later fact with the same key fields replaces the earlier one: a «Н» that became illness, a mark
that was mistyped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

#: N «Н», UP excused, B illness, NP without excuse, OP late, OSV exempt.
AttendanceCode = Literal["N", "UP", "B", "NP", "OP", "OSV"]
SubstitutionKind = Literal["same", "other"]
NotHeldReason = Literal["cancelled", "absent", "subject"]


@dataclass(frozen=True, slots=True)
class Exemption:
    """Freed from a subject (physical culture) by a note, from-to."""

    student: str
    subject: str
    first: date
    last: date
    document: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AbsenceInterval:
    """A sick note or an application that covers days, entered when it was brought."""

    key: str
    student: str
    code: AttendanceCode
    first: date
    last: date
    document: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Substitution:
    """A planned meeting that somebody else led.

    ``other``: the planned lessons are not held and ``lesson`` (extra) is added to the meeting.
    ``claimed``: the teacher opened the lesson himself, the deputy confirmed it later
    (``confirmed_at`` None: not yet).
    """

    meeting: str
    kind: SubstitutionKind
    absent: str | None
    substitute: str
    lesson: str
    reason: str
    claimed: bool
    confirmed_at: datetime | None
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Held:
    """«Урок проведён» with its topic; ``plan_number`` is the topic's number in the КТП.

    ``note`` is what else belongs to the lesson, such as the safety briefing (S-10).
    """

    lesson: str
    topic: str
    plan_number: int | None
    note: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class NotHeld:
    """The lesson did not take place; ``note`` says it in words."""

    lesson: str
    reason: NotHeldReason
    note: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AttendanceSet:
    """Absence, lateness or exemption; ``interval`` is the key of the note it came from, or ""."""

    lesson: str
    student: str
    code: AttendanceCode
    interval: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A piece of work on a lesson; ``number`` tells those of one kind on one lesson apart.

    ``kind`` is the code of its type (``content.works``). ``parts`` names its parts: one empty
    name, or two for a dictation with a grammar task («4/3»).
    """

    key: str
    lesson: str
    kind: str
    number: int
    title: str
    parts: tuple[str, ...]
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class MarkSet:
    """A mark, unique by assignment, part (from 1), attempt (from 1) and student.

    ``reason`` is given where an existing mark is replaced after its deadline.
    """

    assignment: str
    part: int
    attempt: int
    student: str
    value: str
    comment: str
    reason: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class HomeworkSet:
    """Homework given on ``lesson`` and due on lesson ``due_lesson``, on the day ``due``.

    Empty ``text`` is the explicit «без задания»; then nothing is due.
    """

    lesson: str
    due_lesson: str
    due: date | None
    text: str
    minutes: int
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TermMarkSet:
    """``value`` is ``5 4 3 2``, ``na`` («н/а») or ``osv`` («осв»)."""

    student: str
    subject: str
    course: str
    term: str
    value: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class OutsideMark:
    """A current mark brought from another school: it has no lesson here."""

    student: str
    subject: str
    day: date
    value: str
    work: str
    source: str
    entered_at: datetime
    by: str


Fact = (
    Exemption
    | AbsenceInterval
    | Substitution
    | Held
    | NotHeld
    | AttendanceSet
    | Assignment
    | MarkSet
    | HomeworkSet
    | TermMarkSet
    | OutsideMark
)
