"""Frost days and teachers who are away."""

from __future__ import annotations

from datetime import date

from parta.demo.content.upheavals import CANCELLED_DAYS, REASONS, TEACHERS_AWAY
from parta.demo.rules.calendar import DAY, YearCalendar
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.orders import UNNUMBERED
from parta.demo.rules.shapes import CancelledDay, Order, StaffAbsence

DEPUTY = "t.deputy"


def cancelled_days(calendar: YearCalendar, clock: SchoolClock) -> tuple[CancelledDay, ...]:
    """Frost and blizzard, on the same days of the year for any seed."""
    found = []
    for month, weekday, nth, low, high, reason in CANCELLED_DAYS:
        day = nth_weekday(calendar, month, weekday, nth)
        classes = tuple(f"c{grade}" for grade in range(low, high + 1))
        moment = clock.at(day, 7 * 60 + 10)
        order = f"o.cancelled.{day:%m%d}"
        found.append(CancelledDay(day, classes, reason, order, moment, DEPUTY))
    return tuple(found)


def nth_weekday(calendar: YearCalendar, month: int, weekday: int, nth: int) -> date:
    """The n-th given weekday (1 is Monday) of a month of the school year, a school day."""
    days = calendar.school_days(grade=11)
    fitting = [d for d in days if d.month == month and d.isoweekday() == weekday]
    return fitting[min(nth, len(fitting)) - 1]


def staff_absences(calendar: YearCalendar, today: date) -> tuple[list[StaffAbsence], list[Order]]:
    """Teachers away, from-to; for the latest one the order is still awaited (S-12)."""
    found: list[StaffAbsence] = []
    orders: list[Order] = []
    for teacher, month, start, length, why in TEACHERS_AWAY:
        since = date(calendar.year + (month < 9), month, start)
        days = [d for d in calendar.school_days(11) if d >= since][:length]
        if days[0] <= today:
            key, awaited = f"o.away.{days[0]:%m%d}", today - days[-1] < DAY * 10
            text = f"О замещении уроков: {REASONS[why].lower()}"
            orders.append(Order(key, "" if awaited else UNNUMBERED, days[0], text, awaited))
            found.append(StaffAbsence(teacher, why, days[0], days[-1], key))
    return found, orders


def cancelling_orders(cancelled: tuple[CancelledDay, ...]) -> list[Order]:
    return [Order(c.order, UNNUMBERED, c.day, "Об отмене учебных занятий") for c in cancelled]
