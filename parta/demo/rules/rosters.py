"""Who was in which class and subgroup on which day, and by which order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from parta.demo.content.cast import LEAVER, MOVER, NEWCOMER, RETURNER
from parta.demo.rules import orders
from parta.demo.rules.calendar import DAY, YearCalendar
from parta.demo.rules.moments import moves
from parta.demo.rules.people import People
from parta.demo.rules.shapes import FOREVER, Membership, Movement, Person
from parta.demo.rules.structure import SUBGROUP_GRADE


def build_rosters(people: People, calendar: YearCalendar) -> tuple[Membership, ...]:
    """Memberships of classes and subgroups, in the order of students."""
    found: list[Membership] = []
    subgroup = _subgroups(people)
    for student in people.students:
        key = student.person
        for first, last in _stays(key, calendar):
            found.append(Membership(key, f"c{people.grades[key]}", first, last))
        for group in subgroup.get(key, ()):
            found += _subgroup_stays(key, group, calendar)
    return tuple(found)


def movements(people: People, calendar: YearCalendar) -> tuple[Movement, ...]:
    """The year's arrivals and departures; the roll of 1 September is no movement."""
    m = moves(calendar)
    rows: tuple[tuple[str, str, date, str, str], ...] = (
        (RETURNER, "departed", m.went_away, "г. Павлодар, школа № 8", orders.WENT_AWAY),
        (LEAVER, "departed", m.left, "г. Барнаул, СОШ № 14", orders.LEFT),
        (NEWCOMER, "arrived", m.came, "Тасоткельская ООШ", orders.CAME),
        (RETURNER, "arrived", m.returned, "г. Павлодар, школа № 8", orders.RETURNED),
    )
    return tuple(
        Movement(who, "arrived" if kind == "arrived" else "departed", day,
                 f"c{people.grades[who]}", place, order)
        for who, kind, day, place, order in rows
    )  # fmt: skip


def _stays(student: str, calendar: YearCalendar) -> Iterator[tuple[date, date]]:
    m = moves(calendar)
    if student == RETURNER:
        yield calendar.first, m.went_away
        yield m.returned, FOREVER
    elif student == LEAVER:
        yield calendar.first, m.left
    else:
        yield (m.came if student == NEWCOMER else calendar.first), FOREVER


def _subgroup_stays(student: str, group: str, calendar: YearCalendar) -> Iterator[Membership]:
    if student != MOVER or ".eng" not in group:
        yield Membership(student, group, calendar.first, FOREVER)
        return
    day = moves(calendar).changed_subgroup
    yield Membership(student, group, calendar.first, day - DAY)
    yield Membership(student, f"c{SUBGROUP_GRADE}.eng2", day, FOREVER)


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
