"""The head's orders that the village school's year hangs on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from parta.demo.rules.calendar import YearCalendar
from parta.demo.rules.moments import Moves, moves
from parta.demo.rules.shapes import Order

ENROLMENT, LOAD, HOMEROOMS, SUBGROUPS, OFFICES, HIRING = (
    "o.enrolment", "o.load", "o.homerooms", "o.subgroups", "o.offices", "o.hiring"
)  # fmt: skip
WENT_AWAY, LEFT, CAME, RETURNED, SUBGROUP = (
    "o.went_away", "o.left", "o.came", "o.returned", "o.subgroup"
)  # fmt: skip
#: Until ``numbered`` has put the year's orders in a row.
UNNUMBERED = "б/н"
FIRST_NUMBER = 41
SAFETY, ENGLISH_OUT, ENGLISH_IN = "o.safety", "o.english_out", "o.english_in"


def year_orders(calendar: YearCalendar) -> tuple[Order, ...]:
    """Orders known when the year is planned, by their days; absences add their own."""
    m = moves(calendar)
    return (*_summer(calendar), *_movements(m), *_staff(m))


def numbered(orders: Iterable[Order]) -> tuple[Order, ...]:
    """Orders by their days, with the year's running numbers; staff orders keep their own.

    An expected order keeps its place in the row, so that its number fits when it comes.
    """
    row = sorted(orders, key=lambda o: (o.day, o.key))
    return tuple(
        order if order.expected or order.number.endswith("-к") else replace(order, number=str(n))
        for n, order in enumerate(row, FIRST_NUMBER)
    )


def _summer(calendar: YearCalendar) -> tuple[Order, ...]:
    august, start = date(calendar.year, 8, 31), calendar.first
    return (
        Order(HIRING, "12-к", date(calendar.year - 4, 8, 28), "О приёме на работу"),
        Order(OFFICES, "3-к", date(calendar.year - 2, 8, 26), "О назначении на должность"),
        Order(ENROLMENT, UNNUMBERED, august, "О зачислении и составе классов"),
        Order(LOAD, UNNUMBERED, start, "О тарификации и учебной нагрузке"),
        Order(HOMEROOMS, UNNUMBERED, start, "О назначении классных руководителей"),
        Order(SUBGROUPS, UNNUMBERED, start, "О делении 7 класса на подгруппы"),
    )


def _movements(m: Moves) -> tuple[Order, ...]:
    return (
        Order(WENT_AWAY, UNNUMBERED, m.went_away, "О выбытии обучающегося"),
        Order(SUBGROUP, UNNUMBERED, m.changed_subgroup, "О переводе в другую подгруппу"),
        Order(LEFT, UNNUMBERED, m.left, "Об отчислении в связи с переездом"),
        Order(CAME, UNNUMBERED, m.came, "О зачислении в 3 класс"),
        Order(RETURNED, "", m.returned, "О зачислении в 6 класс", expected=True),
    )


def _staff(m: Moves) -> tuple[Order, ...]:
    day = timedelta(days=1)
    return (
        Order(SAFETY, UNNUMBERED, m.safety_handover, "Об изменении учебной нагрузки"),
        Order(ENGLISH_OUT, "31-к", m.english_handover - day, "Об отпуске по беременности и родам"),
        Order(ENGLISH_IN, "32-к", m.english_handover, "О приёме на работу"),
    )
