"""Who comes into a class or group, and who leaves it; at the year's beginning and in its course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from parta.demo.actions import people
from parta.demo.actions.bench import Bench, Event, Sitting
from parta.demo.rules.calendar import DAY
from parta.demo.rules.shapes import FOREVER
from parta.demo.rules.shapes import Membership as Stay
from parta.demo.rules.shapes import Movement as Move
from parta.demo.rules.village import VillageSchool
from parta.ledger import actions as ledger
from parta.school.models import Membership, Movement
from parta.school.recorded import MEMBERSHIP, MOVEMENT

# Minutes of the day, in the order in which the rows need each other.
ENDED, ARRIVED, JOINED, MOVED, LEFT = 485, 490, 500, 502, 840


def first_days(school: VillageSchool) -> dict[str, date]:
    """The first day here of every student and guardian; employees are not among them."""
    found: dict[str, date] = {}
    for stay in school.memberships:
        found[stay.student] = min(stay.first, found.get(stay.student, FOREVER))
    for link in school.guardians:
        found[link.guardian] = min(found[link.student], found.get(link.guardian, FOREVER))
    return found


@dataclass(slots=True)
class Moves:
    """Stays in classes and subgroups: entered open, ended on the day of the leaving."""

    bench: Bench
    members: dict[Stay, Membership] = field(default_factory=dict)

    def enrol(self, sitting: Sitting) -> None:
        """The lists of the first day; nobody knows yet who will leave."""
        first = self.bench.school.calendar.first
        self._enter([s for s in self.bench.school.memberships if s.first <= first], sitting)

    def events(self) -> Iterator[Event]:
        """All that comes after the first day."""
        school = self.bench.school
        yield from self._arrivals()
        for stay in school.memberships:
            if stay.first > school.calendar.first:
                yield self.bench.event(stay.first, JOINED, partial(self._enter, [stay]))
            if stay.last < FOREVER:
                yield self._end(stay)
        for move in school.movements:
            minute = LEFT if move.kind == "departed" else MOVED
            yield self.bench.event(move.day, minute, partial(self._move, move))

    def _arrivals(self) -> Iterator[Event]:
        """Newcomers with those who answer for them, entered on their first morning."""
        first = self.bench.school.calendar.first
        days = {day for day in first_days(self.bench.school).values() if day > first}
        for day in days:
            yield self.bench.event(day, ARRIVED, partial(enter_families, day))

    def _end(self, stay: Stay) -> Event:
        """Who changes the group ends the old stay with the new one; who leaves, after lessons."""
        after = stay.last + DAY
        stays = self.bench.school.memberships
        changes = any(s.student == stay.student and s.first == after for s in stays)
        day, minute = (after, ENDED) if changes else (stay.last, LEFT)
        return self.bench.event(day, minute, partial(self._leave, stay))

    def _enter(self, stays: list[Stay], sitting: Sitting) -> None:
        rows = {stay: self._row(stay) for stay in stays}
        sitting.enter(MEMBERSHIP, list(rows.values()))
        self.members |= rows

    def _row(self, stay: Stay) -> Membership:
        return Membership(
            group=self.bench.groups[stay.group],
            student=self.bench.students[stay.student],
            first=stay.first,
        )

    def _leave(self, stay: Stay, sitting: Sitting) -> None:
        ledger.change(sitting.by(), MEMBERSHIP, self.members[stay], last=stay.last)

    def _move(self, move: Move, sitting: Sitting) -> None:
        row = Movement(
            student=self.bench.students[move.student],
            kind=move.kind,
            day=move.day,
            school_class=self.bench.classes[move.school_class],
            place=move.place,
            order=self.bench.orders[move.order],
        )
        ledger.create(sitting.by(), MOVEMENT, row)


def enter_families(day: date, sitting: Sitting) -> None:
    """Students whose first day this is, their guardians if new here, and accounts for all."""
    school, known = sitting.bench.school, sitting.bench.persons
    days = first_days(school)
    new = [p for p in school.persons if days.get(p.key) == day and p.key not in known]
    keys = {person.key for person in new}
    people.enter_persons(sitting, new)
    people.enter_students(sitting, [s for s in school.students if s.person in keys])
    links = [link for link in school.guardians if days[link.student] == day]
    people.enter_guardians(sitting, links)
    people.enter_accounts(sitting, [person.key for person in new])
