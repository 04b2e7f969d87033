"""Persons and what makes them staff, students and guardians; their accounts."""

from __future__ import annotations

from collections.abc import Iterable

from parta.demo.actions.bench import Bench, Sitting
from parta.demo.rules.shapes import Employment, GuardianLink
from parta.demo.rules.shapes import Order as PaperOrder
from parta.demo.rules.shapes import Person as PaperPerson
from parta.demo.rules.shapes import Student as PaperStudent
from parta.demo.rules.structure import ENGLISH_LEAVER
from parta.ledger.rules import ADMINISTRATOR, DEPUTY, HEAD
from parta.lib.names import sort_key
from parta.people.models import Account, Guardianship, Order, Person, Role, Staff, Student
from parta.people.recorded import ACCOUNT, GUARDIANSHIP, ORDER, PERSON, ROLE, STAFF, STUDENT
from parta.people.rules.logins import suggested

OFFICES = {"head": HEAD, "deputy": DEPUTY, "administrator": ADMINISTRATOR}
ENGLISH_OUT = "o.english_out"


def enter_orders(sitting: Sitting, orders: Iterable[PaperOrder]) -> None:
    """Orders of the head; an expected one waits for its number."""
    found = {
        o.key: Order(number=o.number, day=o.day, subject=o.subject, expected=o.expected)
        for o in orders
    }
    sitting.enter(ORDER, list(found.values()))
    sitting.bench.orders |= found


def enter_persons(sitting: Sitting, persons: Iterable[PaperPerson]) -> None:
    """Human beings, before they are anything at school."""
    found = {p.key: _person(p) for p in persons}
    sitting.enter(PERSON, list(found.values()))
    sitting.bench.persons |= found


def _person(paper: PaperPerson) -> Person:
    names = paper.family, paper.given, paper.patronymic
    return Person(
        family_name=paper.family,
        given_name=paper.given,
        patronymic=paper.patronymic,
        sort_key=sort_key(*names),
        sex=paper.sex,
        birth_date=paper.born,
    )


def enter_accounts(sitting: Sitting, keys: Iterable[str]) -> None:
    """An account for each person, with a login made of the name; the slips come later."""
    bench = sitting.bench
    taken = {account.login for account in bench.accounts.values()}
    found: dict[str, Account] = {}
    for key in keys:
        person = bench.persons[key]
        login = suggested(person.family_name, person.given_name, taken)
        taken.add(login)
        found[key] = Account(person=person, login=login)
    sitting.enter(ACCOUNT, list(found.values()))
    bench.accounts |= found


def enter_roles(sitting: Sitting, kinds: Iterable[str]) -> None:
    """The offices of the school, of these kinds."""
    bench = sitting.bench
    rows = [
        Role(
            person=bench.persons[r.person],
            kind=OFFICES[r.kind],
            first=r.first,
            last=r.last,
            order=bench.orders.get(r.order),
        )
        for r in bench.school.roles
        if r.kind in kinds
    ]
    sitting.enter(ROLE, rows)


def enter_staff(sitting: Sitting) -> None:
    """Everybody's employment."""
    rows = [_employment(sitting.bench, row) for row in sitting.bench.school.employments]
    sitting.enter(STAFF, rows)


def _employment(bench: Bench, paper: Employment) -> Staff:
    leaves = paper.person == ENGLISH_LEAVER
    return Staff(
        person=bench.persons[paper.person],
        position=paper.position,
        first=paper.first,
        last=paper.last,
        order_id=bench.order(paper.order),
        order_out_id=bench.order(ENGLISH_OUT) if leaves else None,
    )


def enter_students(sitting: Sitting, students: Iterable[PaperStudent]) -> None:
    """Students with their personal files."""
    bench = sitting.bench
    found = {
        s.person: Student(person=bench.persons[s.person], file_number=s.file_number)
        for s in students
    }
    sitting.enter(STUDENT, list(found.values()))
    bench.students |= found


def enter_guardians(sitting: Sitting, links: Iterable[GuardianLink]) -> None:
    """Who answers for whom; a court's restriction stands from the beginning."""
    sitting.enter(GUARDIANSHIP, [_guardianship(sitting, link) for link in links])


def _guardianship(sitting: Sitting, link: GuardianLink) -> Guardianship:
    return Guardianship(
        guardian=sitting.bench.persons[link.guardian],
        student=sitting.bench.students[link.student],
        relation=link.relation,
        first=sitting.day,
        grounds=link.grounds,
        restricted=link.restricted,
        restriction=link.restriction,
    )
