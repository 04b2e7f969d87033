"""Families of the village: children with their mothers and fathers, all invented.

Four styles of names live side by side: ``kazakh`` (Kazakh letters, «ұлы/қызы»), ``plain`` (Kazakh,
no patronymic), ``russified`` (Kazakh names as Russian papers write them) and ``russian``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from parta.demo.content.cast import FAMILIES, NEWCOMER, CastFamily
from parta.demo.content.names import (
    KAZAKH_BOYS,
    KAZAKH_FAMILIES,
    KAZAKH_GIRLS,
    RUSSIAN_BOYS,
    RUSSIAN_FAMILIES,
    RUSSIAN_GIRLS,
)
from parta.demo.content.staff import STAFF
from parta.demo.content.village import CLASS_SIZES
from parta.demo.rules.names import family_for, kazakh_patronymic, russian_patronymic
from parta.demo.rules.shapes import Person, Sex

STYLES = ("kazakh", "plain", "russified", "russian")
STYLE_WEIGHTS = (35, 10, 35, 20)
CHILDREN_WEIGHTS = (50, 34, 16)
YEAR = timedelta(days=365.25)


@dataclass(slots=True)
class Family:
    """One household; ``mother`` or ``father`` may be missing. Children: (person, grade)."""

    style: str
    mother: Person | None
    father: Person | None
    children: list[tuple[Person, int]] = field(default_factory=list)


@dataclass(slots=True)
class Registrar:
    """Draws people one after another; every choice comes from its own random source."""

    rng: Random
    year: int
    used: set[tuple[str, str]] = field(default_factory=set)
    families_used: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)

    def families(self) -> list[Family]:
        """The cast's families first, then as many as fill every class to its size."""
        left = Counter(CLASS_SIZES)
        found = []
        for row in FAMILIES:
            left.subtract(grade for key, grade, _ in row.children if key != NEWCOMER)
            found.append(self._cast_family(row))
        while left.total():
            found.append(self._drawn_family(left))
        return found

    def _cast_family(self, row: CastFamily) -> Family:
        staff = next((s for s in STAFF if s.key == row.father), None)
        name = staff.family if staff else self._family_name(row.style)
        father_names = (staff.given, staff.given) if staff else self._given("m", row.style)
        return self._family(row, name, father_names, bool(staff))

    def _family(
        self, row: CastFamily, name: str, father_names: tuple[str, str], hired: bool
    ) -> Family:
        eldest = max(grade for _, grade, _ in row.children)
        mother = self._adult(row.mother or self._key("g"), name, "f", row.style, eldest)
        father = None
        if not hired:
            father = self._adult(self._key("g"), name, "m", row.style, eldest, father_names)
        family = Family(row.style, mother, father)
        for key, grade, sex in row.children:
            child = self._child(key, name, father_names, sex, row.style, grade)
            family.children.append((child, grade))
        return family

    def _drawn_family(self, left: Counter[int]) -> Family:
        style = self.rng.choices(STYLES, STYLE_WEIGHTS)[0]
        grades = self._grades(left)
        left.subtract(grades)
        children = tuple((self._key("s"), g, self._sex()) for g in grades)
        row = CastFamily(style, children)
        return self._family(row, self._family_name(style), self._given("m", style), False)

    def _grades(self, left: Counter[int]) -> list[int]:
        """Grades of one family's children, at least two apart, where places are left."""
        wanted = self.rng.choices((1, 2, 3), CHILDREN_WEIGHTS)[0]
        chosen: list[int] = []
        while len(chosen) < wanted:
            free = [g for g in CLASS_SIZES
                    if left[g] > 0 and all(abs(g - c) > 1 for c in chosen)]  # fmt: skip
            if not free:
                break
            chosen.append(self.rng.choices(free, [left[g] for g in free])[0])
        return sorted(chosen)

    def _sex(self) -> Sex:
        return "m" if self.rng.random() < 0.5 else "f"

    def _key(self, prefix: str) -> str:
        self.numbers[prefix] += 1
        return f"{prefix}.{self.numbers[prefix]:03}"

    def _family_name(self, style: str) -> str:
        """A family name that few families bear yet: a village has namesakes, but not many."""
        pool = _family_pool(style)
        fewest = min(self.families_used[name] for name in pool)
        name = self.rng.choice([n for n in pool if self.families_used[n] == fewest])
        self.families_used[name] += 1
        return name

    def _given(self, sex: Sex, style: str) -> tuple[str, str]:
        """A given name and its Russian spelling."""
        if style == "russian":
            name = self.rng.choice(RUSSIAN_BOYS if sex == "m" else RUSSIAN_GIRLS)
            return name, name
        kazakh, russian = self.rng.choice(KAZAKH_BOYS if sex == "m" else KAZAKH_GIRLS)
        return (russian, russian) if style == "russified" else (kazakh, russian)

    def _adult(
        self, key: str, family: str, sex: Sex, style: str, eldest: int,
        names: tuple[str, str] | None = None,
    ) -> Person:  # fmt: skip
        given = names or self._given(sex, style)
        own_father = self._given("m", style)
        born = self._born(eldest) - YEAR * self.rng.uniform(20, 33)
        patronymic = patronymic_for(own_father, sex, style)
        return Person(key, family_for(sex, family), given[0], patronymic, sex, born)

    def _child(
        self, key: str, family: str, father: tuple[str, str], sex: Sex, style: str, grade: int
    ) -> Person:
        surname = family_for(sex, family)
        given = self._given(sex, style)
        while (surname, given[0]) in self.used or given == father:
            given = self._given(sex, style)
        self.used.add((surname, given[0]))
        patronymic = patronymic_for(father, sex, style)
        return Person(key, surname, given[0], patronymic, sex, self._born(grade))

    def _born(self, grade: int) -> date:
        """A day that makes a child 6.7–7.6 years old when grade 1 begins."""
        return date(self.year, 9, 1) - YEAR * (grade + 5.7 + self.rng.random() * 0.9)


def patronymic_for(father: tuple[str, str], sex: Sex, style: str) -> str:
    if style == "plain":
        return ""
    if style == "kazakh":
        return kazakh_patronymic(father[0], sex)
    return russian_patronymic(father[1], sex)


def _family_pool(style: str) -> list[str]:
    if style == "russian":
        return list(RUSSIAN_FAMILIES)
    return [pair[1 if style == "russified" else 0] for pair in KAZAKH_FAMILIES]
