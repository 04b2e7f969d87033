"""What is known of the school year before anybody comes to school."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from parta.demo.rules.calendar import YearCalendar
from parta.demo.rules.laying import Laid, lay_year
from parta.demo.rules.people import People, build_people
from parta.demo.rules.plans import year_plans
from parta.demo.rules.rosters import build_rosters
from parta.demo.rules.shapes import Membership, Plan, Slot, TimetableVersion
from parta.demo.rules.structure import Structure, build_structure
from parta.demo.rules.weeks import year_timetable


@dataclass(frozen=True, slots=True)
class Plot:
    """People, classes, plans, timetable and the meetings it lays."""

    calendar: YearCalendar
    structure: Structure
    people: People
    memberships: tuple[Membership, ...]
    plans: tuple[Plan, ...]
    versions: tuple[TimetableVersion, ...]
    slots: tuple[Slot, ...]
    laid: Laid


def draw_plot(seed: str, calendar: YearCalendar) -> Plot:
    structure = build_structure(calendar)
    people = build_people(calendar, Random(f"{seed}:people"))  # noqa: S311
    grid = Random(f"{seed}:grid")  # noqa: S311
    versions, slots = year_timetable(structure, calendar, grid)
    laid = lay_year(versions, slots, structure.courses, calendar)
    memberships = build_rosters(people, calendar)
    plans = year_plans(structure)
    return Plot(calendar, structure, people, memberships, plans, versions, slots, laid)
