"""Everybody of the village school and who belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from parta.demo.content.cast import COURT, PHYSICS_CHILD, TWO_HOMES, WARD
from parta.demo.content.staff import STAFF
from parta.demo.rules.calendar import YearCalendar
from parta.demo.rules.families import Family, Registrar
from parta.demo.rules.shapes import GuardianLink, Person, Student

MOTHER_ONLY, BUS = 0.25, 0.2
GROUND = {
    "mother": "Свидетельство о рождении",
    "father": "Свидетельство о рождении",
    "trustee": "Постановление об опеке",
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
    persons = _staff()
    links: list[GuardianLink] = []
    students: list[Student] = []
    for family in families:
        students += _students(family, calendar, rng)
        adults = _adults(family, rng)
        persons += [*adults, *(child for child, _ in family.children)]
        links += _links(family, adults, calendar)
    grades = {child.key: grade for f in families for child, grade in f.children}
    return People(tuple(persons), tuple(students), tuple(links), grades)


def _staff() -> list[Person]:
    """Staff, born on a day made from the row's place in the list."""
    return [
        Person(r.key, r.family, r.given, r.patronymic, r.sex, date(r.born, 1 + n % 12, 3 + n))
        for n, r in enumerate(STAFF)
    ]


def _students(family: Family, calendar: YearCalendar, rng: Random) -> list[Student]:
    bus = rng.random() < BUS
    return [
        Student(child.key, _file_number(child, calendar.year - grade + 1, rng), bus)
        for child, grade in family.children
    ]


def _file_number(child: Person, year: int, rng: Random) -> str:
    """The personal file: first letter, number, the year of admission."""
    return f"{child.family[0]}-{rng.randrange(10, 99)}/{year % 100:02}"


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
    if child.key == WARD:
        return GuardianLink(adult.key, child.key, "trustee", GROUND["trustee"])
    if adult.sex == "f":
        return GuardianLink(adult.key, child.key, "mother", GROUND["mother"])
    link = GuardianLink(adult.key, child.key, "father", GROUND["father"])
    if child.key == COURT:
        day = date(calendar.year, 9, 1) - timedelta(days=70)
        paper = f"Решение районного суда от {day:%d.%m.%Y} № 2-417"
        return replace(link, household=2, restricted=True, restriction=paper)
    return replace(link, household=2) if child.key == TWO_HOMES else link
