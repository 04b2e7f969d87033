"""The head's orders that the village school's year hangs on."""

from __future__ import annotations

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
SAFETY, ENGLISH_OUT, ENGLISH_IN = "o.safety", "o.english_out", "o.english_in"


def year_orders(calendar: YearCalendar) -> tuple[Order, ...]:
    """Orders known when the year is planned, by their days; absences add their own."""
    m = moves(calendar)
    return (*_summer(calendar), *_movements(m), *_staff(m))


def _summer(calendar: YearCalendar) -> tuple[Order, ...]:
    august, start = date(calendar.year, 8, 31), calendar.first
    return (
        Order(HIRING, "12-к", date(calendar.year - 4, 8, 28), "О приёме на работу"),
        Order(OFFICES, "3-к", date(calendar.year - 2, 8, 26), "О назначении на должность"),
        Order(ENROLMENT, "41", august, "О зачислении и составе классов"),
        Order(LOAD, "45", start, "О тарификации и учебной нагрузке"),
        Order(HOMEROOMS, "46", start, "О назначении классных руководителей"),
        Order(SUBGROUPS, "47", start, "О делении 7 класса на подгруппы"),
    )


def _movements(m: Moves) -> tuple[Order, ...]:
    return (
        Order(WENT_AWAY, "52", m.went_away, "О выбытии обучающегося"),
        Order(SUBGROUP, "53", m.changed_subgroup, "О переводе в другую подгруппу"),
        Order(LEFT, "56", m.left, "Об отчислении в связи с переездом"),
        Order(CAME, "63", m.came, "О зачислении в 3 класс"),
        Order(RETURNED, "", m.returned, "О зачислении в 6 класс", expected=True),
    )


def _staff(m: Moves) -> tuple[Order, ...]:
    day = timedelta(days=1)
    return (
        Order(SAFETY, "57", m.safety_handover, "Об изменении учебной нагрузки"),
        Order(ENGLISH_OUT, "31-к", m.english_handover - day, "Об отпуске по беременности и родам"),
        Order(ENGLISH_IN, "32-к", m.english_handover, "О приёме на работу"),
    )
