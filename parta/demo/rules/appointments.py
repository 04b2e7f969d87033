"""Who is employed, appointed and leads a class in the village school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from parta.demo.content.staff import STAFF, StaffRow
from parta.demo.rules import orders
from parta.demo.rules.calendar import DAY, YearCalendar
from parta.demo.rules.moments import moves
from parta.demo.rules.shapes import FOREVER, Employment, Homeroom, Role, RoleKind
from parta.demo.rules.structure import ENGLISH_LEAVER, ENGLISH_SUCCESSOR

OFFICES: tuple[tuple[str, RoleKind], ...] = (
    ("t.head", "head"),
    ("t.deputy", "deputy"),
    ("t.physics", "administrator"),
)
POSITIONS = {
    "t.head": "Директор, учитель",
    "t.deputy": "Заместитель директора по учебной работе, учитель",
}


def employments(calendar: YearCalendar) -> tuple[Employment, ...]:
    """One row a person; the newcomer of December has her own order, the leaver's is the next."""
    return tuple(_employment(row, calendar) for row in STAFF)


def roles(calendar: YearCalendar) -> tuple[Role, ...]:
    first = date(calendar.year - 2, 9, 1)
    return tuple(Role(who, kind, first, FOREVER, orders.OFFICES) for who, kind in OFFICES)


def homerooms(calendar: YearCalendar) -> tuple[Homeroom, ...]:
    return tuple(row for staff in STAFF for row in _homerooms(staff, calendar))


def _employment(row: StaffRow, calendar: YearCalendar) -> Employment:
    handover = moves(calendar).english_handover
    position = POSITIONS.get(row.key, "Учитель")
    if row.key == ENGLISH_SUCCESSOR:
        return Employment(row.key, position, handover, FOREVER, orders.ENGLISH_IN)
    last = handover - DAY if row.key == ENGLISH_LEAVER else FOREVER
    return Employment(row.key, position, date(calendar.year - 4, 9, 1), last, orders.HIRING)


def _homerooms(row: StaffRow, calendar: YearCalendar) -> Iterator[Homeroom]:
    for grade in row.homeroom:
        yield Homeroom(f"c{grade}", row.key, calendar.first, calendar.last, orders.HOMEROOMS)
