"""Who was in which class and subgroup on which day, and by which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..content.cast import LEAVER, MOVER, NEWCOMER, RETURNER
from .calendar import YearCalendar
from .people import People
from .shapes import FOREVER, Membership, Person
from .structure import SUBGROUP_GRADE

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moves:
    """The days of the year's movements; each is a school day of an ordinary week."""

    gone_until_return: date
    returned: date
    changed_subgroup: date
    left: date
    came: date


def moves(calendar: YearCalendar) -> Moves:
    def monday(month: int, day: int) -> date:
        start = date(calendar.year, month, day)
        return start + DAY * (-start.weekday() % 7)

    return Moves(
        gone_until_return=monday(9, 21) + DAY * 4,
        returned=monday(11, 5) + DAY,
        changed_subgroup=monday(9, 28),
        left=monday(10, 5) + DAY * 4,
        came=monday(11, 5),
    )


def build_rosters(people: People, calendar: YearCalendar) -> tuple[Membership, ...]:
    """Memberships of classes and subgroups, in the order of students."""
    found: list[Membership] = []
    subgroup = _subgroups(people)
    for student in people.students:
        for first, last, order in _stays(student.person, calendar):
            group = f"c{people.grades[student.person]}"
            found.append(Membership(student.person, group, first, last, order))
        for group in subgroup.get(student.person, ()):
            found += _subgroup_stays(student.person, group, calendar)
    return tuple(found)


Stay = tuple[date, date, str]


def _stays(student: str, calendar: YearCalendar) -> list[Stay]:
    m, first = moves(calendar), calendar.first
    start = f"Приказ о зачислении и переводе от 31.08.{calendar.year}"
    if student == RETURNER:
        back = f"Приказ о зачислении от {m.returned:%d.%m.%Y} № 64"
        return [(first, m.gone_until_return, start), (m.returned, FOREVER, back)]
    if student == LEAVER:
        return [(first, m.left, start)]
    if student == NEWCOMER:
        return [(m.came, FOREVER, f"Приказ о зачислении от {m.came:%d.%m.%Y} № 63")]
    return [(first, FOREVER, start)]


def _subgroup_stays(student: str, group: str, calendar: YearCalendar) -> list[Membership]:
    order = "Распоряжение о подгруппах"
    if student != MOVER or ".eng" not in group:
        return [Membership(student, group, calendar.first, FOREVER, order)]
    day = moves(calendar).changed_subgroup
    other = f"c{SUBGROUP_GRADE}.eng2"
    return [
        Membership(student, group, calendar.first, day - DAY, order),
        Membership(student, other, day, FOREVER, "Распоряжение о переводе в 2 подгруппу"),
    ]


def _subgroups(people: People) -> dict[str, tuple[str, str]]:
    """English by halves of the alphabet (the one who moves starts in the first), труд by sex."""
    inside = [p for p in people.persons if people.grades.get(p.key) == SUBGROUP_GRADE]
    inside.sort(key=lambda p: (p.key != MOVER, p.family, p.given))
    half = (len(inside) + 1) // 2
    return {p.key: (_english(n < half), _technology(p)) for n, p in enumerate(inside)}


def _english(first_half: bool) -> str:
    return f"c{SUBGROUP_GRADE}.eng{1 if first_half else 2}"


def _technology(person: Person) -> str:
    return f"c{SUBGROUP_GRADE}.{'girls' if person.sex == 'f' else 'boys'}"
