"""Everybody of the village school and who belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ..content.cast import COURT, PHYSICS_CHILD, TWO_HOMES, WARD
from ..content.staff import STAFF
from .calendar import YearCalendar
from .families import Family, Registrar
from .shapes import GuardianLink, Person, Student

MOTHER_ONLY, BUS = 0.25, 0.2
GROUND = {
    "mother": "Свидетельство о рождении",
    "father": "Свидетельство о рождении",
    "guardian": "Постановление об опеке",
}


@dataclass(frozen=True, slots=True)
class People:
    """``grades``: the grade of each student; staff, students and guardians are all persons."""

    persons: tuple[Person, ...]
    students: tuple[Student, ...]
    links: tuple[GuardianLink, ...]
    grades: dict[str, int]


def build_people(calendar: YearCalendar, rng: Random) -> People:
    families = Registrar(rng, calendar.year).families()
    persons = _staff(calendar)
    links: list[GuardianLink] = []
    students: list[Student] = []
    for family in families:
        students += _students(family, calendar, rng)
        adults = _adults(family, rng)
        persons += [*adults, *(child for child, _ in family.children)]
        links += _links(family, adults, calendar)
    grades = {child.key: grade for f in families for child, grade in f.children}
    return People(tuple(persons), tuple(students), tuple(links), grades)


def _staff(calendar: YearCalendar) -> list[Person]:
    """Staff, born on a day made from the row's own year."""
    return [
        Person(r.key, r.family, r.given, r.patronymic, r.sex, date(r.born, 1 + n % 12, 3 + n))
        for n, r in enumerate(STAFF)
    ]


def _students(family: Family, calendar: YearCalendar, rng: Random) -> list[Student]:
    bus = rng.random() < BUS
    return [
        Student(child.key, bus, date(calendar.year - grade + 1, 9, 1))
        for child, grade in family.children
    ]


def _adults(family: Family, rng: Random) -> list[Person]:
    """The grown-ups of a family: often only the mother is written down."""
    named = {child.key for child, _ in family.children}
    both = bool(named & {TWO_HOMES, COURT}) or rng.random() > MOTHER_ONLY
    if WARD in named:
        return [p for p in (family.mother,) if p]
    return [p for p in (family.mother, family.father if both else None) if p]


def _links(family: Family, adults: list[Person], calendar: YearCalendar) -> list[GuardianLink]:
    found = [_link(adult, child, calendar) for child, _ in family.children for adult in adults]
    if any(child.key == PHYSICS_CHILD for child, _ in family.children):
        found.append(GuardianLink("t.physics", PHYSICS_CHILD, "father", GROUND["father"]))
    return found


def _link(adult: Person, child: Person, calendar: YearCalendar) -> GuardianLink:
    relation: str = "mother" if adult.sex == "f" else "father"
    if child.key == WARD:
        return GuardianLink(adult.key, child.key, "guardian", GROUND["guardian"])
    if relation == "mother":
        return GuardianLink(adult.key, child.key, "mother", GROUND["mother"])
    if child.key == COURT:
        last = date(calendar.year, 9, 1) - timedelta(days=70)
        court = f"Решение районного суда от {last:%d.%m.%Y} № 2-417"
        return GuardianLink(adult.key, child.key, "father", GROUND["father"], 2, last, court)
    household = 2 if child.key == TWO_HOMES else 1
    return GuardianLink(adult.key, child.key, "father", GROUND["father"], household)
