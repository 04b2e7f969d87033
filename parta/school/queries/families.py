"""Who of a class and of the staff has an account, and whether they came in yet (P-3.K.9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from parta.lib.names import full_name
from parta.people.models import Account, Person
from parta.school.access.families import guardians_of, staff_persons, students_of

FIRST_GRADES = 4


@dataclass(frozen=True, slots=True)
class Entrance:
    """A person and their way in.

    ``relation`` is empty for the student themself and for staff, else the code of the tie.
    ``student`` is the name of the child that a guardian stands with. ``entered`` is true once
    they have a password of their own or kept the code; ``waiting`` while a slip is unused.
    ``works_here`` marks people whose slip only the administrator issues.
    """

    person: int
    name: str
    relation: str = ""
    student: str = ""
    keeps_code: bool = False
    works_here: bool = False
    account: int | None = None
    login: str = ""
    blocked: bool = False
    entered: bool = False
    waiting: bool = False
    last_seen: datetime | None = None


def class_entrances(school_class: int, grade: int, today: date) -> tuple[Entrance, ...]:
    """Each student of a class followed by their guardians, in list order."""
    students = students_of(school_class, today).select_related("student__person")
    ties = guardians_of(school_class, today).select_related("guardian")
    by_student: dict[int, list[Any]] = {}
    for tie in ties.order_by("guardian__sort_key"):
        by_student.setdefault(tie.student_id, []).append(tie)
    lines: list[tuple[Person, dict[str, Any]]] = []
    for member in students.order_by("student__person__sort_key"):
        child = member.student.person
        lines.append((child, {"keeps_code": grade <= FIRST_GRADES}))
        facts = {"student": _name(child)}
        ties_here = by_student.get(member.student_id, [])
        lines += [(tie.guardian, {"relation": tie.relation, **facts}) for tie in ties_here]
    return _entrances(lines, today)


def staff_entrances(today: date) -> tuple[Entrance, ...]:
    """Everybody who works here today, in list order."""
    rows = Person.objects.filter(pk__in=staff_persons(today)).order_by("sort_key")
    return _entrances([(person, {}) for person in rows], today)


def _entrances(lines: Iterable[tuple[Person, dict[str, Any]]], today: date) -> tuple[Entrance, ...]:
    lines = list(lines)
    rows = Account.objects.filter(person__in=[person.pk for person, _ in lines])
    accounts = {row.person_id: _way_in(row) for row in rows}
    staff = staff_persons(today)
    return tuple(
        Entrance(
            person.pk, _name(person), works_here=person.pk in staff,
            **facts, **accounts.get(person.pk, {}),
        )
        for person, facts in lines
    )  # fmt: skip


def _way_in(row: Account) -> dict[str, Any]:
    return {
        "account": row.pk,
        "login": row.login,
        "blocked": row.blocked,
        "entered": bool(row.password),
        "waiting": bool(row.slip),
        "last_seen": row.last_seen,
    }


def _name(person: Person) -> str:
    return full_name(person.family_name, person.given_name, person.patronymic)
