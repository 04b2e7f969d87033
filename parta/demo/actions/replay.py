"""The year as it was written down, day after day.

Within a day the entries go by kind and then by time: one insert for a kind's whole day. What comes
back to a row (the reason of an absence, a corrected mark) still stands after it in the chain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from parta.demo.actions.bench import Bench
from parta.demo.actions.moves import Moves
from parta.demo.actions.notes import Notes
from parta.demo.actions.office import Office
from parta.demo.actions.register import Register
from parta.demo.actions.swaps import Swaps
from parta.demo.rules import facts as paper
from parta.demo.rules.clock import local_day

Step = tuple[type, Callable[[Sequence[Any]], None]]


def replay(bench: Bench, moves: Moves) -> None:
    """Write everything that was entered after the first morning, up to now."""
    office = Office(bench)
    office.lay(office.events())
    office.lay(moves.events())
    steps = _steps(bench, office)
    for day, facts in groupby(bench.school.facts, lambda fact: local_day(fact.entered_at)):
        office.until(day)
        kinds: dict[type, list[Any]] = defaultdict(list)
        for fact in facts:
            kinds[type(fact)].append(fact)
        for kind, write in steps:
            write(kinds[kind])
    office.until(local_day(bench.school.now))


def _steps(bench: Bench, office: Office) -> list[Step]:
    """The kinds in the order in which their rows need each other."""
    notes = Notes(bench)
    register = Register(bench, notes.intervals)
    return [
        (paper.Substitution, Swaps(bench, office).substitute),
        (paper.NotHeld, register.fall_out),
        (paper.AbsenceInterval, notes.excuse),
        (paper.Exemption, notes.exempt),
        (paper.Held, register.hold),
        (paper.AttendanceSet, register.miss),
        (paper.Assignment, register.set_work),
        (paper.MarkSet, register.mark),
        (paper.HomeworkSet, register.set_homework),
        (paper.OutsideMark, notes.bring),
        (paper.TermMarkSet, register.sum_up),
    ]
