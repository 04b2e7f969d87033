"""The workbench of a filling: the school on paper, and the rows that it has become so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Model

from parta.demo.rules.clock import SchoolClock, local_day
from parta.demo.rules.village import VillageSchool
from parta.journal.models import AssignmentType, Lesson, Meeting
from parta.ledger import actions as ledger
from parta.ledger.recorded import Recorded
from parta.ledger.rules import DEMO, PROGRAM, Actor
from parta.people.models import Account, Order, Person, Student
from parta.school.models import Course, Group, Room, SchoolClass, SchoolYear, Subject, Term

M = TypeVar("M", bound=Model)
MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Bench:
    """Rows by the keys that the paper school names them by.

    Later steps find here what earlier ones have made; a key that is missing is a mistake of the
    order of steps, so it raises ``KeyError``.
    """

    school: VillageSchool
    clock: SchoolClock = field(default_factory=SchoolClock)
    persons: dict[str, Person] = field(default_factory=dict)
    students: dict[str, Student] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    topics: dict[str, list[int]] = field(default_factory=dict)
    types: dict[str, AssignmentType] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    years: list[SchoolYear] = field(default_factory=list)

    @property
    def year(self) -> SchoolYear:
        """The row of the one school year."""
        return self.years[0]

    def actor(self, who: str, role: str, at: datetime) -> Actor:
        """The ``by`` of somebody with an account, or of the program, at a moment of the past."""
        if not who:
            return Actor(at=at, role=PROGRAM, origin=DEMO)
        account = self.accounts[who].pk
        return Actor(at=at, role=role, account=account, person=self.persons[who].pk, origin=DEMO)

    def person(self, who: str | None) -> int | None:
        """The id of a person who may be nobody (a vacancy)."""
        return None if who is None else self.persons[who].pk

    def sitting(self, who: str, role: str, day: date, minute: float) -> Sitting:
        """Somebody sits down to work at a minute of a day."""
        return Sitting(self, who, role, self.clock.at(day, minute))

    def event(self, day: date, minute: float, do: Callable[[Sitting], object]) -> Event:
        """Something to be done at a minute of a day, but not after now."""
        return Event(min(self.clock.at(day, minute), self.school.now), do)

    def room(self, name: str) -> int | None:
        """The id of a room; "" is none."""
        return self.rooms[name].pk if name else None

    def order(self, key: str) -> int | None:
        """The id of an order; "" is none."""
        return self.orders[key].pk if key else None


def enter(
    spec: Recorded,
    rows: Sequence[tuple[M, Actor]],
    place: Callable[[M], tuple[int, int]] | None = None,
) -> None:
    """Write rows in their order, each by its own actor at its own moment."""
    actors = {id(row): actor for row, actor in rows}
    ledger.create_many(lambda row: actors[id(row)], spec, [row for row, _by in rows], place=place)


@dataclass(slots=True)
class Sitting:
    """Somebody at work: each list they enter takes a minute. Nobody (``who`` "") is the program."""

    bench: Bench
    who: str
    role: str
    at: datetime

    @property
    def day(self) -> date:
        """The school's own date of this sitting."""
        return local_day(self.at)

    def by(self) -> Actor:
        """The one who sits here, a minute later than the last time but never after now."""
        self.at = min(self.at + MINUTE, self.bench.school.now)
        return self.bench.actor(self.who, self.role, self.at)

    def enter(self, spec: Recorded, rows: Sequence[M]) -> None:
        """Write a whole list at once."""
        ledger.create_many(self.by(), spec, rows)


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """What the office does in the course of the year, waiting for its moment."""

    at: datetime
    do: Callable[[Sitting], object] = field(compare=False)
