"""What the office writes down in the course of the year: orders, absences of the staff, frost."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from parta.demo.actions import people
from parta.demo.actions.bench import Bench, Event, Sitting
from parta.demo.rules.clock import local_day
from parta.demo.rules.known import STAFF_ORDERS
from parta.demo.rules.shapes import CancelledDay as PaperDay
from parta.demo.rules.shapes import Order as PaperOrder
from parta.demo.rules.shapes import StaffAbsence as PaperAbsence
from parta.ledger import actions as ledger
from parta.ledger.rules import DEPUTY
from parta.people.models import StaffAbsence
from parta.people.recorded import ORDER, STAFF_ABSENCE
from parta.school.models import CancelledDay
from parta.school.recorded import CANCELLED_DAY

DEPUTY_HEAD = "t.deputy"
# Minutes of the day: an order stands before what refers to it.
ORDERED, CANCELLED, AWAY = 420, 430, 445


@dataclass(slots=True)
class Office:
    """The deputy's table: what waits there is done when its moment has come."""

    bench: Bench
    waiting: list[Event] = field(default_factory=list)

    def lay(self, events: Iterable[Event]) -> None:
        """Put something on the table."""
        for event in events:
            insort(self.waiting, event)

    def until(self, day: date) -> None:
        """Do all that was to be done up to this day, it included."""
        while self.waiting and local_day(self.waiting[0].at) <= day:
            event = self.waiting.pop(0)
            event.do(Sitting(self.bench, DEPUTY_HEAD, DEPUTY, event.at))

    def events(self) -> Iterator[Event]:
        """Papers of the year after its first day."""
        school = self.bench.school
        for order in school.orders:
            if order.day > school.calendar.first and (act := _of_order(order)):
                yield self.bench.event(order.day, ORDERED, act)
        for absence in school.staff_absences:
            yield self.bench.event(absence.first, AWAY, partial(_enter_absence, absence))
        for cancelled in school.cancelled_days:
            yield self.bench.event(cancelled.day, CANCELLED, partial(_cancel, cancelled))


def _of_order(paper: PaperOrder) -> Callable[[Sitting], None] | None:
    """An order of the staff was prepared ahead: it gets its number. Others are new."""
    if paper.key not in STAFF_ORDERS:
        return partial(_enter_order, paper)
    return None if paper.expected else partial(_number_order, paper)


def _enter_order(paper: PaperOrder, sitting: Sitting) -> None:
    people.enter_orders(sitting, [paper])


def _number_order(paper: PaperOrder, sitting: Sitting) -> None:
    row = sitting.bench.orders[paper.key]
    ledger.change(sitting.by(), ORDER, row, number=paper.number, expected=False)


def _enter_absence(paper: PaperAbsence, sitting: Sitting) -> None:
    bench = sitting.bench
    row = StaffAbsence(
        person=bench.persons[paper.person],
        reason=paper.reason,
        first=paper.first,
        last=paper.last,
        order_id=bench.order(paper.order),
    )
    ledger.create(sitting.by(), STAFF_ABSENCE, row)


def _cancel(paper: PaperDay, sitting: Sitting) -> None:
    bench = sitting.bench
    rows = [
        CancelledDay(
            school_class=bench.classes[key],
            day=paper.day,
            kind=CancelledDay.Kind.CANCELLED,
            reason=paper.reason,
            order_id=bench.order(paper.order),
        )
        for key in paper.classes
    ]
    sitting.enter(CANCELLED_DAY, rows)
