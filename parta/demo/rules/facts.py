"""What happened in the village school and when somebody wrote it down.

Every fact bears ``entered_at`` (aware, UTC) and ``by`` (the key of the person who entered it).
A later fact with the same key fields replaces the earlier one: a «Н» that became illness, a mark
that was mistyped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

AttendanceCode = Literal["absent", "ill", "excused", "truant", "late", "exempt"]
SubstitutionKind = Literal["same_subject", "other_subject", "cancelled"]


@dataclass(frozen=True, slots=True)
class Exemption:
    """Freed from a subject (physical culture) by a medical note or an order, from-to."""

    student: str
    subject: str
    first: date
    last: date
    ground: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Substitution:
    """A planned meeting that somebody else led, or nobody.

    ``other_subject``: the planned lessons are not held and ``lesson`` (extra) is added to the
    meeting. ``claimed``: the teacher opened the lesson himself, the deputy confirmed it later
    (``confirmed_at`` None: not yet).
    """

    meeting: str
    kind: SubstitutionKind
    teacher: str | None
    lesson: str
    reason: str
    claimed: bool
    confirmed_at: datetime | None
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Held:
    """«Урок проведён» with its topic; ``plan_number`` is the topic's number in the КТП or None."""

    lesson: str
    topic: str
    plan_number: int | None
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class NotHeld:
    lesson: str
    reason: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AttendanceSet:
    """``source``: seen in the ``lesson``, or an ``interval`` of a note or an order."""

    lesson: str
    student: str
    code: AttendanceCode
    source: Literal["lesson", "interval"]
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A piece of work on a lesson; ``number`` counts those of one kind in the course.

    ``parts`` names its parts: one empty name, or two for a dictation with a grammar task («4/3»).
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
    """A mark, unique by assignment, part (from 0), attempt (from 1) and student.

    ``reason`` is given where an existing mark is replaced after its deadline.
    """

    assignment: str
    part: int
    attempt: int
    student: str
    value: int
    reason: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class HomeworkSet:
    """Homework given on ``lesson`` and due on lesson ``due`` of the same course.

    Empty ``text`` is the explicit «без задания»; then ``due`` is empty too.
    """

    lesson: str
    due: str
    text: str
    minutes: int
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class CommentSet:
    """A teacher's words to one student about one lesson."""

    lesson: str
    student: str
    text: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TermMarkSet:
    """``value`` is ``5 4 3 2``, ``na`` («н/а») or ``exempt`` («осв»)."""

    student: str
    subject: str
    course: str
    term: str
    value: str
    entered_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TransferredMark:
    """A current mark brought from another school: it has no lesson here."""

    student: str
    subject: str
    day: date
    value: int
    source: str
    entered_at: datetime
    by: str


Fact = (
    Exemption
    | Substitution
    | Held
    | NotHeld
    | AttendanceSet
    | Assignment
    | MarkSet
    | HomeworkSet
    | CommentSet
    | TermMarkSet
    | TransferredMark
)
