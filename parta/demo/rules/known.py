"""The papers as they lie in the office on one day: nobody knows yet who will leave or come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from parta.demo.rules.orders import year_orders
from parta.demo.rules.plot import Plot
from parta.demo.rules.rosters import movements
from parta.demo.rules.shapes import (
    FOREVER,
    GuardianLink,
    Membership,
    Movement,
    Order,
    Person,
    Student,
)

#: Orders of the staff are prepared ahead, the students' moves are not foreseen.
STAFF_ORDERS = frozenset(("o.safety", "o.english_out", "o.english_in"))


@dataclass(frozen=True, slots=True)
class Known:
    persons: tuple[Person, ...]
    students: tuple[Student, ...]
    guardians: tuple[GuardianLink, ...]
    memberships: tuple[Membership, ...]
    movements: tuple[Movement, ...]
    orders: tuple[Order, ...]


def known_on(plot: Plot, day: date) -> Known:
    """Rows of the future are left out, ends that lie ahead are still open."""
    rows = tuple(_as_of(plot.memberships, day))
    here = {row.student for row in rows}
    links = tuple(link for link in plot.people.links if link.student in here)
    grown_ups = {link.guardian for link in links}
    persons = plot.people.persons
    return Known(
        persons=tuple(p for p in persons if p.key in here | grown_ups or p.key.startswith("t.")),
        students=tuple(s for s in plot.people.students if s.person in here),
        guardians=links,
        memberships=rows,
        movements=tuple(m for m in movements(plot.people, plot.calendar) if m.day <= day),
        orders=tuple(_orders(plot, day)),
    )


def _as_of(rows: tuple[Membership, ...], day: date) -> Iterator[Membership]:
    for row in rows:
        if row.first <= day:
            yield row if row.last <= day else replace(row, last=FOREVER)


def _orders(plot: Plot, day: date) -> Iterator[Order]:
    for order in year_orders(plot.calendar):
        if order.day <= day:
            yield order
        elif order.key in STAFF_ORDERS:
            yield replace(order, number="", expected=True)
