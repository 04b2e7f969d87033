"""Whether a lesson is filled: what it still lacks, until when, and by which clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from parta.journal.rules import deadlines
from parta.journal.rules.deadlines import Deadline, LessonDay, lateness
from parta.school.rules import Norms

HELD: Final = "held"
TOPIC: Final = "topic"
HOMEWORK: Final = "homework"


class State(StrEnum):
    """How a lesson stands at a moment."""

    AHEAD = "ahead"
    OPEN = "open"
    FILLED = "filled"
    LATE = "late"
    NOT_HELD = "not_held"


@dataclass(frozen=True, slots=True)
class LessonFill:
    """What is written of a lesson. ``asks_homework`` is False in grade 1 and out of lessons."""

    begun: bool
    held: bool
    not_held: bool
    topic: bool
    homework: bool
    asks_homework: bool = True


@dataclass(frozen=True, slots=True)
class Lack:
    """A missing part (held, topic or homework), its deadline, and whether that has passed."""

    part: str
    deadline: Deadline
    late: bool


@dataclass(frozen=True, slots=True)
class Filling:
    """The state of a lesson and what it lacks; the late parts first."""

    state: State
    lacks: tuple[Lack, ...] = ()

    @property
    def late(self) -> tuple[Lack, ...]:
        """What is missing past its deadline."""
        return tuple(lack for lack in self.lacks if lack.late)


def lesson_filling(fill: LessonFill, day: LessonDay, norms: Norms, now: datetime) -> Filling:
    """Judge a lesson at a moment (aware); a lesson noted as not held lacks nothing."""
    if fill.not_held:
        return Filling(State.NOT_HELD)
    if not fill.begun and not fill.held:
        return Filling(State.AHEAD)
    lacks = sorted(
        (_lack(part, deadline, now) for part, deadline in _missing(fill, day, norms)),
        key=lambda lack: not lack.late,
    )
    if not lacks:
        return Filling(State.FILLED)
    return Filling(State.LATE if lacks[0].late else State.OPEN, tuple(lacks))


def _missing(fill: LessonFill, day: LessonDay, norms: Norms) -> list[tuple[str, Deadline]]:
    found = []
    if not fill.held:
        found.append((HELD, deadlines.absentees(day, norms)))
    if not fill.topic:
        found.append((TOPIC, deadlines.topic(day, norms)))
    if fill.asks_homework and not fill.homework:
        found.append((HOMEWORK, deadlines.homework(day, norms)))
    return found


def _lack(part: str, deadline: Deadline, now: datetime) -> Lack:
    return Lack(part, deadline, lateness(now, deadline) is not None)
