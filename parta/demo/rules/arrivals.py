"""Marks that students bring from another school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from parta.demo.content.cast import NEWCOMER, RETURNER
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.facts import OutsideMark
from parta.demo.rules.plot import Plot
from parta.demo.rules.rosters import movements

SUBJECTS = ("russian", "maths", "english", "kazakh")
DAY = timedelta(days=1)


def outside_marks(plot: Plot, seed: str, clock: SchoolClock) -> Iterator[OutsideMark]:
    """«Ведомость текущих отметок» of those who came in the middle of the quarter."""
    came = {m.student: m for m in movements(plot.people, plot.calendar) if m.kind == "arrived"}
    leaders = {c.key: c.homeroom for c in plot.structure.classes}
    quarter = plot.calendar.terms[1]
    for student in (NEWCOMER, RETURNER):
        arrival = came[student]
        rng = Random(f"{seed}:outside:{student}")  # noqa: S311
        days = _days_before(quarter.first, arrival.day)
        moment = clock.at(arrival.day + DAY, 870)
        source = f"Ведомость текущих отметок, {arrival.place}"
        for subject in SUBJECTS:
            yield OutsideMark(
                student, subject, rng.choice(days), str(rng.choice((3, 4, 4, 5))),
                "Ответ на уроке", source, moment, leaders[arrival.school_class],
            )  # fmt: skip


def _days_before(first: date, arrival: date) -> list[date]:
    span = max(1, (arrival - first).days)
    days = [first + DAY * n for n in range(span)]
    return [d for d in days if d.weekday() < 5]
