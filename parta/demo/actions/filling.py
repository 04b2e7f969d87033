"""The filling of an empty school with the village's people and their year up to now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from parta.demo.actions import frame, people
from parta.demo.actions.bench import Bench
from parta.demo.actions.guide import Tip, guide, tips
from parta.demo.actions.moves import Moves, enter_families
from parta.demo.actions.plans import enter_plans, lay_topics
from parta.demo.actions.replay import replay
from parta.demo.actions.slips import Sheet, Slip, issue_slips, sheets
from parta.demo.actions.timetable import enter_timetable
from parta.demo.content.village import SCHOOL
from parta.demo.rules.calendar import DAY
from parta.demo.rules.clock import local_day
from parta.demo.rules.known import STAFF_ORDERS
from parta.demo.rules.shapes import Order
from parta.demo.rules.village import VillageSchool, village_school
from parta.journal.models import Attendance, Homework, Lesson, Mark
from parta.ledger.actions import append_anchor, head
from parta.ledger.rules import ADMINISTRATOR, DEPUTY, PROGRAM
from parta.lib.errors import BadInput
from parta.lib.writing import action
from parta.people.models import Account, Guardianship, Person, Student
from parta.school.models import Course, SchoolClass

SIZES: Final = ("village",)
LANGUAGE: Final = "ru"  # of the school; slips are printed in it
ADMIN, DEPUTY_HEAD = "t.physics", "t.deputy"
FOUNDED, PEOPLE, STRUCTURE = timedelta(days=12), timedelta(days=11), DAY
COUNTED: Final = {
    "persons": Person,
    "students": Student,
    "guardians": Guardianship,
    "accounts": Account,
    "classes": SchoolClass,
    "courses": Course,
    "lessons": Lesson,
    "marks": Mark,
    "absences": Attendance,
    "homework": Homework,
}


@dataclass(frozen=True, slots=True)
class Filled:
    """The invented school as it stands.

    ``today`` is the school's day up to which it is filled, ``counts`` rows by their names and
    the ledger's entries. ``cast`` holds the slip of everybody by their key (see
    ``parta.demo.rules.village``); the codes are known here and never again, so whoever calls
    prints ``sheets`` or loses them. ``tips`` is a newcomer's tour through the cast.
    """

    school: str
    short_name: str
    today: date
    counts: dict[str, int]
    cast: dict[str, Slip]
    sheets: tuple[Sheet, ...]
    tips: tuple[Tip, ...]

    def guide(self, address: str) -> str:
        """An HTML page «кто есть кто» to lie beside the sheets, named by them."""
        return guide(self.tips, self.sheets, school=self.school, address=address, language=LANGUAGE)


def fill(
    *, now: datetime, seed: int = 1, today: date | None = None, size: str = "village"
) -> Filled:
    """Fill a database without a school with an invented one, wholly or not at all.

    ``today`` None means the school's date of ``now``, and what would be entered after ``now`` is
    not there yet; a given day is filled up to half past three. Outside the school year the last
    school day stands for it. The same seed and day give the same rows, but for slips, salts and
    the hashes that follow from them. Every entry of the ledger is of origin «demo» and bears the
    moment at which it would have been made. Refused where there is a school.
    """
    if size not in SIZES:
        raise BadInput(_("There is no invented school of the size «%(size)s».") % {"size": size})
    if today is None:
        return _fill(village_school(seed, local_day(now), now), now)
    return _fill(village_school(seed, today), now)


@action
def _fill(school: VillageSchool, now: datetime) -> Filled:
    bench = Bench(school)
    moves = Moves(bench)
    _found(bench)
    _enter_people(bench)
    _enter_structure(bench, moves)
    replay(bench, moves)
    lay_topics(bench)
    transaction.on_commit(partial(append_anchor, now))
    with translation.override(LANGUAGE):
        return _filled(bench)


def _filled(bench: Bench) -> Filled:
    slips = issue_slips(bench)
    return Filled(
        school=SCHOOL["name_ru"],
        short_name=SCHOOL["short_ru"],
        today=bench.school.today,
        counts=_counts(),
        cast=slips,
        sheets=sheets(bench, slips),
        tips=tips(bench.school, slips),
    )


def _found(bench: Bench) -> None:
    """The program makes the school and its administrator."""
    sitting = bench.sitting("", PROGRAM, bench.school.calendar.first - FOUNDED, 600)
    frame.found(bench, sitting)
    old = [order for order in bench.school.orders if order.day <= sitting.day]
    people.enter_orders(sitting, old)
    people.enter_persons(sitting, [p for p in bench.school.persons if p.key == ADMIN])
    people.enter_accounts(sitting, [ADMIN])
    people.enter_roles(sitting, ["administrator"])


def _enter_people(bench: Bench) -> None:
    """The administrator enters everybody who is there on the first day."""
    first = bench.school.calendar.first
    sitting = bench.sitting(ADMIN, ADMINISTRATOR, first - PEOPLE, 540)
    ahead = [order for order in bench.school.orders if order.key in STAFF_ORDERS]
    people.enter_orders(sitting, [_awaited(order, first) for order in ahead])
    staff = [p for p in bench.school.persons if p.key.startswith("t.") and p.key != ADMIN]
    people.enter_persons(sitting, staff)
    people.enter_staff(sitting)
    people.enter_accounts(sitting, [person.key for person in staff])
    people.enter_roles(sitting, ["head", "deputy"])
    enter_families(first, sitting)


def _enter_structure(bench: Bench, moves: Moves) -> None:
    """The deputy prepares the year on its eve, and the first morning brings the orders."""
    first = bench.school.calendar.first
    sitting = bench.sitting(DEPUTY_HEAD, DEPUTY, first - STRUCTURE, 540)
    frame.enter_calendar(sitting)
    frame.enter_bells(sitting)
    frame.enter_rooms(sitting)
    frame.enter_subjects(sitting)
    frame.enter_classes(sitting)
    moves.enrol(sitting)
    frame.enter_courses(sitting)
    enter_plans(sitting)
    enter_timetable(sitting)
    morning = bench.sitting(DEPUTY_HEAD, DEPUTY, first, 420)
    people.enter_orders(morning, [o for o in bench.school.orders if _of_summer(o, bench)])
    frame.enter_load(morning)
    frame.enter_homerooms(morning)


def _of_summer(order: Order, bench: Bench) -> bool:
    """An order that is there on the first morning and was not when the school was founded."""
    return order.key not in bench.orders and order.day <= bench.school.calendar.first


def _awaited(order: Order, first: date) -> Order:
    """An order of the staff as it looks in August: prepared, without a number."""
    return order if order.day <= first else replace(order, number="", expected=True)


def _counts() -> dict[str, int]:
    counts = {name: model._base_manager.count() for name, model in COUNTED.items()}
    return {**counts, "ledger_entries": head().seq}
