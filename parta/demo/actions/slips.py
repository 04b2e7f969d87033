"""One-time codes for everybody, and how their slips lie on printed sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parta.demo.actions.bench import Bench
from parta.ledger.rules import ADMINISTRATOR
from parta.lib.names import full_name
from parta.people.actions.accounts import issue_slip
from parta.people.models import Guardianship, Role

ADMIN = "t.physics"
KEEPS_CODE_UP_TO = 4  # grades 1–4 keep the code of the slip as their password (S-19)
NO_GRADE = 99
OFFICE = "administrator"  # the one that no position in the staff list names


@dataclass(frozen=True, slots=True)
class Slip:
    """What somebody needs to sign in for the first time; ``role`` is in words."""

    key: str
    person: int
    full_name: str
    role: str
    login: str
    code: str
    must_change: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of slips; ``name`` is fit for a file («staff», «class-05»)."""

    name: str
    title: str
    slips: tuple[Slip, ...]


def issue_slips(bench: Bench) -> dict[str, Slip]:
    """A new code for everybody who has an account, by the key of the person."""
    people = Described(bench)
    by = bench.actor(ADMIN, ADMINISTRATOR, bench.school.now)
    found = {}
    for key, account in bench.accounts.items():
        must_change = people.grade(key) > KEEPS_CODE_UP_TO
        code = issue_slip(by, account.pk, must_change=must_change)
        person = bench.persons[key]
        found[key] = Slip(
            key, person.pk, people.name(key), people.role(key), account.login, code, must_change
        )
    return found


def sheets(bench: Bench, slips: dict[str, Slip]) -> tuple[Sheet, ...]:
    """A page for the staff, for each class with its families, and for those who left.

    Nobody has two slips: who works here has it from the administrator, the mother of two in the
    class of the younger one.
    """
    waiting = dict(slips)
    people = Described(bench)
    staff = [key for key in slips if key.startswith("t.")]
    found = [_sheet("staff", _("Staff"), staff, waiting)]
    for paper in bench.school.classes:
        keys = people.families_of(paper.key)
        title = _("Class %(name)s") % {"name": paper.name}
        found.append(_sheet(f"class-{paper.grade:02}", title, keys, waiting))
    found.append(_sheet("left", _("Left the school"), list(waiting), waiting))
    return tuple(sheet for sheet in found if sheet.slips)


def _sheet(name: str, title: str, keys: Iterable[str], waiting: dict[str, Slip]) -> Sheet:
    return Sheet(name, title, tuple(waiting.pop(key) for key in keys if key in waiting))


class Described:
    """Who somebody is today, in words."""

    def __init__(self, bench: Bench) -> None:
        school = bench.school
        self.bench = bench
        self.classes = {c.key: c for c in school.classes}
        self.class_of = {
            stay.student: self.classes[stay.group]
            for stay in school.memberships
            if stay.group in self.classes and stay.first <= school.today <= stay.last
        }
        self.positions = {row.person: row.position for row in school.employments}

    def name(self, key: str) -> str:
        """«Фамилия Имя Отчество»."""
        person = self.bench.persons[key]
        return full_name(person.family_name, person.given_name, person.patronymic)

    def grade(self, key: str) -> int:
        """The grade of a present student, a high number for everybody else."""
        return self.class_of[key].grade if key in self.class_of else NO_GRADE

    def role(self, key: str) -> str:
        """«Учитель; классный руководитель: 11 класс», «мать: Иванова Анна, 5 класс»."""
        parts = [*self._works(key), *self._learns(key), *self._answers(key)]
        return "; ".join(parts)

    def families_of(self, school_class: str) -> Iterator[str]:
        """The students of a class by the alphabet, each followed by their guardians."""
        persons = self.bench.persons
        own = [key for key, one in self.class_of.items() if one.key == school_class]
        for student in sorted(own, key=lambda key: persons[key].sort_key):
            yield student
            links = self.bench.school.guardians
            yield from (link.guardian for link in links if link.student == student)

    def _works(self, key: str) -> Iterator[str]:
        if key not in self.positions:
            return
        yield self.positions[key]
        if any(role.person == key and role.kind == OFFICE for role in self.bench.school.roles):
            yield str(Role.Kind.ADMINISTRATOR.label)
        led = [c.name for c in self.classes.values() if c.homeroom == key]
        if led:
            yield f"{_('class teacher')}: {', '.join(map(self._named, led))}"

    def _learns(self, key: str) -> Iterator[str]:
        if key in self.bench.students:
            left = key not in self.class_of
            yield _("left the school") if left else f"{_('student')}, {self._class(key)}"

    def _answers(self, key: str) -> Iterator[str]:
        """The children of a guardian, by what the guardian is to them."""
        children: dict[str, list[str]] = {}
        for link in self.bench.school.guardians:
            if link.guardian == key:
                children.setdefault(link.relation, []).append(self._child(link.student))
        for relation, names in children.items():
            yield f"{Guardianship.Relation(relation).label}: {'; '.join(names)}"

    def _child(self, key: str) -> str:
        person = self.bench.persons[key]
        parts = [f"{person.family_name} {person.given_name}", self._class(key)]
        return ", ".join(part for part in parts if part)

    def _class(self, key: str) -> str:
        return self._named(self.class_of[key].name) if key in self.class_of else ""

    def _named(self, name: str) -> str:
        return _("class %(name)s") % {"name": name}
